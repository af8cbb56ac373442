// Starts the widget: a file of its own, because the Content-Security-Policy forbids
// inline scripts, and a small one, because it has to be there before the first tap.
//
// The first question is real HTML and can be answered before the program has arrived.
// Ticks keep themselves; a tap on "Weiter" or on a language is remembered here and carried
// out later.

import { chosenCatalogue, fetchCatalogue } from "#own";
import { fragment, reload } from "./exit.mjs";

const script = document.querySelector("script[data-wasm]");
const url = (name) => new URL(script.dataset[name], document.baseURI);
const parameters = new URLSearchParams(location.search);
const page = document.documentElement;
const on = (name, listener) => page.addEventListener(`angebotsfinder:${name}`, listener);
const tell = (name) => page.dispatchEvent(new Event(`angebotsfinder:${name}`, { cancelable: true }));

// The languages. German is on board; the texts of another one set out as soon as it is
// wanted, and go to the program once both are there. What did not come, or is no list that
// the program can use, is fetched again when it is wanted again, and not from a cache.
const german = page.lang;
const menu = document.querySelector(".language");
const [summary, sorry] = menu.children;
const [label, name] = summary.children;
const buttons = [...menu.querySelectorAll("button")];
// What else stands in the page with words of its own: the message that the program is not there,
// with the list of all offers that needs no program; the ways out, and into a window.
const message = document.getElementById("start-failed");
const [reason, retry, list] = message.children;
const exits = [...document.querySelectorAll(".exit")];
const newWindow = document.querySelector(".new-window a");
const say = ([, , , ...texts]) => {
  const [exitHint, exitNow, exitStuck] = texts.splice(3);
  [label.textContent, sorry.textContent, newWindow.textContent] = texts;
  for (const { children } of exits) {
    [children[0].textContent, children[1].textContent, children[2].textContent] = [exitHint, exitNow, exitStuck];
  }
};
const ours = [reason, retry, list, label, sorry, newWindow, ...exits[0].children].map((each) => each.textContent);
// Before the program has come, too: the message is for when it does not.
const warn = (language, texts) => {
  [reason.textContent, retry.textContent, list.textContent] = texts;
  Object.assign(message, { lang: language, dir: "auto" });
};
const lists = {};
const failed = {};
// What is wanted for the interface, and for the handout.
const wanted = {};
let hasStarted;
const started = new Promise((resolve) => (hasStarted = resolve));
const fetchTexts = async (language) => {
  const cache = failed[language] ? "reload" : "default";
  const answer = await fetch(url("locale").href.replace("*", language), { cache });
  return answer.json();
};
const speak = async (language, isForHandout = false) => {
  wanted[isForHandout] = language;
  lists[language] ??= language === german ? Promise.resolve(ours) : fetchTexts(language);
  const texts = await lists[language].catch(() => {});
  const isWanted = () => wanted[isForHandout] === language;
  if (!isForHandout && isWanted() && Array.isArray(texts)) warn(language, texts);
  await started;
  if (!isWanted()) return;
  const button = buttons.find(({ lang }) => lang === language);
  const detail = [language, button.dir, texts, isForHandout];
  const event = new CustomEvent("angebotsfinder:speak", { detail, cancelable: true });
  if (!page.dispatchEvent(event)) {
    failed[language] = true;
    delete lists[language];
    sorry.hidden = isForHandout;
    menu.open = !isForHandout;
  } else if (!isForHandout) {
    say(texts);
    name.textContent = button.textContent;
    sorry.hidden = true;
    menu.open = false;
    for (const each of buttons) each.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
  }
};
menu.addEventListener("click", ({ target }) => {
  if (!target.lang) return;
  summary.focus();
  speak(target.lang);
});
document.addEventListener("change", ({ target }) => {
  if (target.id === "handout-language") speak(target.value, true);
});

// The language of a link to a list, or of the address, else the browser's first that is in
// the menu.
const known = buttons.map(({ lang }) => lang);
const nearest = (tag) => {
  // Dari is read by whoever reads Persian.
  const parts = tag.toLowerCase().replace(/^prs/, "fa").split("-");
  return known.find((each) => each === parts.join("-")) ?? known.find((each) => each === parts[0]);
};
const [linked, codes] = fragment.split(".");
const wishes = [linked, parameters.get("lang") ?? "", ...navigator.languages];
const first = wishes.map(nearest).find(Boolean) ?? german;
if (first !== german) speak(first);

// A list that somebody has handed over.
if (codes) page.dataset.codes = codes;

// What only some need is fetched when they do.
let team;
const isTeam = parameters.get("modus") === "team";
const other = new URL(location.href);
if (isTeam) {
  page.dataset.team = "";
  other.searchParams.delete("modus");
} else {
  other.searchParams.set("modus", "team");
}
page.dataset.mode = other;
if (isTeam || parameters.has("pause")) {
  page.dataset.shared = "";
  team = import("./team.mjs");
}
on("next-family", () => speak(first));
on("handover", () => import("./handover.mjs").then(({ default: show }) => show()));

// Ticks in advance, which are taken over as if the family had made them; what else is given in
// advance the program takes from the page, and a sensitive topic it does not take.
for (const phase of (parameters.get("life_phase") ?? "").split(",")) {
  const box = document.getElementById(`for-whom-${phase}`);
  if (box) box.checked = true;
}
for (const name of ["place", "topic"]) {
  if (parameters.has(name)) page.dataset[name] = parameters.get(name);
}

// What the page knows of its own catalogue says nothing about another one.
if (parameters.has("katalog")) {
  list.hidden = true;
  for (const name of ["name", "demo", "unserved", "placeless"]) delete page.dataset[name];
}
if (!list.hidden) page.dataset.list = list.href;

// How it looks: as the address says, or the catalogue.
const look = () => import("./looks.mjs").then(({ default: apply }) => apply(page.dataset, parameters));
const LOOKS = ["accent_color", "color_scheme", "corner_radius", "font_family", "logo_url"];
if (LOOKS.some((name) => parameters.has(name))) look();
on("theme", look);

if (parent !== window) import("./embedded.mjs");

const remember = (event) => {
  event.preventDefault();
  page.dataset.next = "";
};
document.addEventListener("submit", remember);

// The message is part of the page, so that it needs no network to be shown. Until the program has
// started, style/main.css holds it back for a while; without a style sheet it can be seen all along.
const fail = (problem) => {
  console.error(problem);
  page.dataset.failed = "";
  message.hidden = false;
  document.querySelector(".help-now").open = true;
};
// Whatever stops the program, however late; for a panic it has put its own words there.
const stopped = ({ error, reason: problem = error }) => {
  if (/wasm/.test(problem?.stack)) fail(problem);
};
addEventListener("error", stopped);
addEventListener("unhandledrejection", stopped);
// What came broken stays so in the browser's cache for a year, unless it is fetched anew.
retry.addEventListener("click", async (event) => {
  event.preventDefault();
  const files = performance.getEntriesByType("resource");
  const fresh = files.map(({ name }) => fetch(name, { cache: "reload" }));
  await Promise.race([Promise.allSettled(fresh), new Promise((late) => setTimeout(late, 3000))]);
  reload();
});

// The catalogue sets out once the first question has been painted: before, it would take its share of
// the line from the style sheet. Where nothing is painted because nobody looks, it sets out when the
// program starts. The program, which knows the address by its attribute, takes over what has set out.
const catalogue = chosenCatalogue(parameters);
page.dataset.catalogue = catalogue;
if (catalogue) {
  const painted = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  Promise.race([painted, started]).then(() => {
    page.catalogue = fetchCatalogue(catalogue);
    // The program says so.
    page.catalogue.catch(() => {});
  });
}

// The program comes in three parts, of which the first alone asks the first question. The second
// sets out when the first is on its way, so that it delays nothing; the third when the catalogue has been
// read. If one is lost, the program says so, and wants it again when somebody taps; if this site
// no longer has it, it has a newer one.
let program;
let isGone;
const bring = async (part, cache) => {
  try {
    const answer = await fetch(url(part), { cache });
    isGone = answer.status === 404;
    const bytes = await answer.arrayBuffer();
    await started;
    if (program[part]) return;
    const { instance } = await WebAssembly.instantiate(bytes, { a: program });
    if (program[part]) return;
    // What a part takes from those before it goes by names that no two of them have.
    program = { ...program, ...instance.exports };
    program[part]();
  } catch (error) {
    console.error(error);
    await started;
    if (!program[part]) tell("lost");
  }
};
on("more", () => bring("more", "default"));

try {
  const wasm = fetch(url("wasm"));
  wasm.then(() => bring("later", "default"), () => {});
  const { default: start } = await import(url("js"));
  program = { ...(await start({ module_or_path: wasm })) };
  document.removeEventListener("submit", remember);
  hasStarted();
  // What the program wants when it starts has set out already.
  on("wanted", () => (isGone ? reload() : bring(program.later ? "more" : "later", "reload")));
  // A device that does not clear itself is not one to share.
  await team;
  page.dataset.started = "";
  message.hidden = !("failed" in page.dataset);
} catch (error) {
  fail(error);
}
