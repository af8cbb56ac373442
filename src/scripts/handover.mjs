// Shows the QR code of a link, copies the link and opens the device's share menu.
// Loaded only when a list is to be handed over.

import { copy } from "./clipboard.mjs";
import { find, findAll } from "./find.mjs";
import { draw } from "./qr.mjs";
import { addStyles } from "./styles.mjs";

addStyles(new URL("./handover.css", import.meta.url));

// Rebuilding a list removes the pressed control; then the focus moves to the element that the control
// names, or to the one that has replaced it.
/** @type {string | undefined} */
let last;
addEventListener("focusin", ({ target }) => (last = /** @type {Element} */ (target).id));
for (const type of ["click", "change"]) {
  document.addEventListener(type, ({ target }) => {
    /** @type {HTMLElement | null} */
    const pressed = /** @type {Element} */ (target).closest("[data-focus]");
    const css = pressed?.dataset.focus;
    if (css) requestAnimationFrame(() => find(css)?.focus());
  });
}

/** @type {() => HTMLInputElement} */
const link = () => find("#link");

// How long a browser may take to begin printing, and how long a note stays, in milliseconds.
const PRINTING = 1000;
const NOTE = 5000;
let printed = 0;
addEventListener("beforeprint", ({ timeStamp }) => (printed = timeStamp));
// Says in the live region below a button's row what has come of it: by default, nothing.
/** @type {(button: HTMLElement, text?: string) => void} */
const say = (button, text) => {
  const note = /** @type {HTMLElement} */ (button.parentElement?.nextElementSibling);
  note.textContent = text ?? `${note.dataset.refused}`;
  if (text) setTimeout(() => note.textContent === text && note.replaceChildren(), NOTE);
};

document.addEventListener("click", async ({ target, timeStamp }) => {
  const button = /** @type {Element} */ (target).closest("button");
  if (!button) return;
  if ("copy" in button.dataset) {
    link().select();
    const isCopied = await copy(link().value);
    say(button, isCopied ? button.dataset.copy : undefined);
  }
  if ("print" in button.dataset) {
    // A sandbox or another app's browser may open nothing, without an error.
    setTimeout(() => printed < timeStamp && say(button), PRINTING);
  }
  if ("share" in button.dataset) {
    // Rejected if the user cancels, which needs no message.
    await navigator.share({ url: link().value }).catch(() => {});
  }
});

/** @type {Record<string, (title: string, text: string) => string>} */
const WAYS = {
  mailto: (title, text) => `mailto:?subject=${title}&body=${text}`,
  sms: (title, text) => `sms:?&body=${text}`,
  whatsapp: (title, text) => `https://wa.me/?text=${text}`,
};

export default () => {
  const isLost = document.activeElement === document.body;
  /** @type {HTMLSelectElement | null} */
  const select = find("#handout-language");
  select?.setAttribute("translate", "no");
  for (const { lang, textContent } of select ? findAll(".language button") : []) {
    const option = new Option(textContent, lang, false, lang === select?.dataset.chosen);
    option.lang = lang;
    select?.append(option);
  }
  /** @type {HTMLElement | null} */
  const place = find("[data-link]");
  if (!place) return;
  // Shown only now, because without this script there is no link.
  /** @type {HTMLElement} */ (place.parentElement).hidden = false;
  const sorry = find("#link-failed");
  if (sorry.contains(document.activeElement)) link().focus();
  sorry.hidden = true;
  const { link: fragment, title, text } = /** @type {Record<string, string>} */ (place.dataset);
  const address = new URL(location.href);
  // Other parameters are the user's own, or the host's.
  const catalogue = address.searchParams.get("katalog");
  address.search = catalogue ? `${new URLSearchParams({ katalog: catalogue })}` : "";
  address.hash = fragment;
  link().value = address.href;
  for (const code of findAll(".qr")) draw(address.href, code);
  // Some phones take the isolates around a link in Arabic text for a part of it.
  const plain = text.replace(/[\u2068\u2069]/g, "");
  const written = encodeURIComponent(plain.replace("{link}", () => address.href));
  /** @type {HTMLAnchorElement[]} */
  const ways = findAll("[data-way]");
  for (const way of ways) {
    way.href = WAYS[/** @type {string} */ (way.dataset.way)](encodeURIComponent(title), written);
    // A web page needs its own window; an app does not.
    if (way.protocol === "https:") Object.assign(way, { target: "_blank", rel: "noreferrer" });
  }
  find("[data-share]").hidden = !navigator.share;
  if (isLost && last) document.getElementById(last)?.focus();
};
