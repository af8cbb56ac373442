// Reads presets from the page's URL and puts them where the program finds them.

import { fragment } from "../exit.mjs";
import { findAll } from "../find.mjs";
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

// The names of what a theme can set.
export const LOOKS = ["accent_color", "color_scheme", "corner_radius", "font_family", "logo_url"];

// What the page says about its own catalogue does not apply to another one.
if (parameters.has("katalog")) {
  list.hidden = true;
  for (const its of findAll("#outline, .page-footer > :not(:first-child)")) its.remove();
  /** @type {string[]} */
  const known = ["placeless", ...LOOKS];
  for (const name of known) page.removeAttribute(`data-${name}`);
}
if (!list.hidden) page.dataset.list = list.href;
