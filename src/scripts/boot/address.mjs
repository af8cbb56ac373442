// Reads presets from the page's URL and puts them where the program finds them.

import { fragment } from "../exit.mjs";
import { page, parameters } from "../page.mjs";
import { list } from "./message.mjs";

// A list handed over from another device, and its language.
const [language, codes] = fragment.split(".");
if (codes) page.dataset.codes = codes;

// The requested language: such a link's first, then the `lang` parameter's.
export const languages = [language, parameters.get("lang") ?? ""];

// Team mode, and the URL of the other mode.
export const isTeam = parameters.get("modus") === "team";
const other = new URL(location.href);
if (isTeam) {
  page.dataset.team = "";
  other.searchParams.delete("modus");
} else {
  other.searchParams.set("modus", "team");
}
page.dataset.mode = other.href;

// Preset ticks, which count as if the family had made them. The program reads the other presets from
// the page's attributes, and ignores a sensitive topic.
for (const phase of (parameters.get("life_phase") ?? "").split(",")) {
  const box = document.getElementById(`for-whom-${phase}`);
  if (box) /** @type {HTMLInputElement} */ (box).checked = true;
}
for (const name of /** @type {const} */ (["place", "topic"])) {
  const value = parameters.get(name);
  if (value !== null) page.dataset[name] = value;
}

// What the page's attributes say about its own catalogue does not apply to another one.
if (parameters.has("katalog")) {
  list.hidden = true;
  /** @type {PageData[]} */
  const known = ["name", "demo", "unserved", "placeless"];
  for (const name of known) delete page.dataset[name];
}
if (!list.hidden) page.dataset.list = list.href;
