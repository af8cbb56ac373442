// What the page's address gives in advance, put where the program finds it.

import { fragment } from "../exit.mjs";
import { page, parameters } from "../page.mjs";
import { list } from "./message.mjs";

// A list that another device has handed over, and its language.
const [language, codes] = fragment.split(".");
if (codes) page.dataset.codes = codes;

// The language that the page is asked for, by such a link first.
export const languages = [language, parameters.get("lang") ?? ""];

// The team mode, and the address of the other mode.
export const isTeam = parameters.get("modus") === "team";
const other = new URL(location.href);
if (isTeam) {
  page.dataset.team = "";
  other.searchParams.delete("modus");
} else {
  other.searchParams.set("modus", "team");
}
page.dataset.mode = other.href;

// Ticks in advance, which are taken over as if the family had made them; what else is given in
// advance the program takes from the page, and a sensitive topic it does not take.
for (const phase of (parameters.get("life_phase") ?? "").split(",")) {
  const box = document.getElementById(`for-whom-${phase}`);
  if (box) /** @type {HTMLInputElement} */ (box).checked = true;
}
for (const name of /** @type {const} */ (["place", "topic"])) {
  const value = parameters.get(name);
  if (value !== null) page.dataset[name] = value;
}

// What the page knows of its own catalogue says nothing about another one.
if (parameters.has("katalog")) {
  list.hidden = true;
  /** @type {PageData[]} */
  const known = ["name", "demo", "unserved", "placeless"];
  for (const name of known) delete page.dataset[name];
}
if (!list.hidden) page.dataset.list = list.href;
