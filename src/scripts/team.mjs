// For devices shared by several families: clears everything after a period of inactivity, or when the
// next family arrives; and provides keyboard shortcuts.
// Loaded only in team mode, or if the URL has a `pause` (in minutes; 0 = never).

import { find, findAll } from "./find.mjs";
import { page, parameters, tell } from "./page.mjs";
import { addStyles } from "./styles.mjs";
import KEYS from "./team_texts.json";

addStyles(new URL("./team.css", import.meta.url));

const isTeam = "team" in page.dataset;
/** @type {(id: string) => HTMLElement | null} */
const at = (id) => document.getElementById(id);
const minutes = Number(parameters.get("pause") ?? 3);
const PAUSE = (minutes >= 0 ? minutes : 3) * 60_000;
const COUNTDOWN = 30_000;

let last = Date.now();
// A device not used since it was cleared has nothing to clear.
let isUsed = false;

// The texts by key, provided by the program in the current language: build.rs reads the same list.
/** @type {() => Record<string, string>} */
const said = () => {
  const texts = findAll("#team-texts > p").map(({ textContent }) => textContent);
  return Object.fromEntries([...KEYS, "idle-text"].map((key, number) => [key, texts[number]]));
};
/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, unknown>} properties
 * @param {Node[]} inside
 */
const element = (name, properties, ...inside) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
};
/** @type {() => HTMLDialogElement | null} */
const idle = () => find("#idle");
/** @type {(id: string, title: string | undefined, ...inside: Node[]) => void} */
const dialog = (id, title, ...inside) => {
  const heading = element("h2", { id: `${id}-title`, textContent: title });
  const made = element("dialog", { id }, heading, ...inside);
  made.setAttribute("aria-labelledby", heading.id);
  made.addEventListener("close", () => made.remove());
  document.body.append(made);
  made.showModal();
};
/** @type {(textContent: string | undefined) => HTMLButtonElement} */
const closer = (textContent) => {
  const button = element("button", { type: "button", className: "primary", textContent });
  button.addEventListener("click", () => button.closest("dialog")?.close());
  return button;
};

/** @type {() => HTMLDialogElement | null} */
const openDialog = () => find("dialog[open]");
const clear = () => {
  isUsed = false;
  openDialog()?.close();
  tell("next-family");
  scrollTo(0, 0);
  requestAnimationFrame(() => find("main h1")?.focus());
};

const touch = () => {
  last = Date.now();
  isUsed = true;
  idle()?.close();
};
for (const type of ["pointerdown", "keydown", "wheel", "touchmove"]) {
  addEventListener(type, touch, { passive: true, capture: true });
}

const look = () => {
  const left = last + PAUSE + COUNTDOWN - Date.now();
  if (!isUsed || left > COUNTDOWN) return;
  if (left <= 0) return clear();
  const texts = said();
  if (!idle()) {
    dialog("idle", texts["idle-title"], element("p", { role: "timer" }), closer(texts["idle-stay"]));
  }
  find("#idle p").textContent = texts["idle-text"].replace("{seconds}", `${Math.ceil(left / 1000)}`);
};
if (PAUSE > 0) setInterval(look, 1000);

// Two keys, because clearing cannot be undone.
const CLEAR = "Shift+N";

let isOn = true;
const help = () => {
  const texts = said();
  const list = element("dl", {});
  const lines = {
    "1 2 3": texts["shortcut-questions"],
    e: texts["shortcut-results"],
    m: texts["shortcut-remembered"],
    [CLEAR]: texts["next-family"],
    "?": texts["shortcut-help"],
  };
  for (const [key, what] of Object.entries(lines)) {
    const name = element("dt", {}, element("kbd", { textContent: key }));
    list.append(element("div", {}, name, element("dd", { textContent: what })));
  }
  const box = element("input", { type: "checkbox", checked: isOn, id: "shortcuts-on" });
  box.addEventListener("change", () => (isOn = box.checked));
  const label = element("span", { textContent: texts["shortcuts-on"] });
  const option = element("label", { className: "option" }, box, label);
  dialog("shortcuts", texts["shortcuts-title"], list, option, closer(texts.close));
};

/** @type {(id: string) => void} */
const open = (id) => {
  const details = /** @type {HTMLDetailsElement | null} */ (at(id));
  if (!details) return;
  details.open = true;
  details.querySelector("summary")?.focus();
};
const keys = new Map(
  Object.entries({
    1: () => open("question-1"),
    2: () => open("question-2"),
    3: () => open("question-3"),
    e: () => at("found")?.focus(),
    m: () => at("remembered")?.click(),
    [CLEAR]: () => clear(),
    "?": help,
  }),
);

// Single-key shortcuts can be turned off (WCAG 2.1.4), and are ignored while the user types.
addEventListener("keydown", (event) => {
  const { shiftKey, ctrlKey, altKey, metaKey } = event;
  // Caps Lock alone also gives a capital letter.
  const key = shiftKey && event.key.toLowerCase() === "n" ? CLEAR : event.key;
  const target = /** @type {Element} */ (event.target);
  const writes = target.matches?.("input:not([type=checkbox], [type=radio]), select, textarea");
  const isBusy = !isTeam || writes || ctrlKey || altKey || metaKey || openDialog();
  const press = keys.get(key);
  if (isBusy || !isOn || !press) return;
  event.preventDefault();
  press();
});

document.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button");
  if (button?.id === "next-family") clear();
  if (button?.id === "shortcuts-button") help();
});
