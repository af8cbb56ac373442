// The languages. German is built in; the texts of another language are requested as soon as it is
// chosen, and passed to the program once both have loaded. Texts that failed to load, or that the
// program rejects, are requested again on the next attempt, bypassing the cache; if that fails because
// the site has another version by now, the page reloads.

import { reload } from "../exit.mjs";
import { find, findAll } from "../find.mjs";
import { on, page, tell } from "../page.mjs";
import { languages } from "./address.mjs";
import { isReplaced, url } from "./files.mjs";
import { message } from "./message.mjs";
import { started } from "./program.mjs";

// Indexed by number, as in the program.
/** @typedef {string[]} Texts */

const german = page.lang;
/** @type {HTMLDetailsElement} */
const menu = find(".language");
const summary = find("#language");
const name = find("#language-name");
const sorry = find(".language [role=alert]");
const buttons = [...menu.querySelectorAll("button")];

// The page's own texts. `data-text` is the number of a text; xtask/src/widget/locales.rs replaces the
// key by it.
// The message may be needed before the program has loaded.
const early = findAll("#start-failed > [data-text]");
const late = findAll(":not(#start-failed) > [data-text]");
/** @type {(elements: HTMLElement[], texts: Texts) => void} */
const say = (elements, texts) => {
  for (const each of elements) each.textContent = texts[Number(each.dataset.text)];
};
/** @type {Texts} */
const ours = [];
for (const each of [...early, ...late]) ours[Number(each.dataset.text)] = each.textContent;

/** @type {Record<string, Promise<Texts>>} */
const lists = {};
/** @type {Record<string, true>} */
const failed = {};
// The everyday words for the search come with a language, so that no request tells who searches. Without
// them the search knows the German ones.
/** @type {(language: string) => Promise<string>} */
const fetchWords = async (language) => {
  try {
    const answer = await fetch(url("words").href.replace("*", language));
    return answer.ok ? await answer.text() : "";
  } catch {
    return "";
  }
};
// The language chosen for the interface, and for the handout.
/** @type {Record<string, string>} */
const wanted = {};

/** @type {(language: string) => Promise<Texts>} */
const fetchTexts = async (language) => {
  const cache = failed[language] ? "reload" : "default";
  const answer = await fetch(url("locale").href.replace("*", language), { cache });
  return answer.json();
};

/** @type {(language: string, isForHandout?: boolean) => Promise<void>} */
const speak = async (language, isForHandout = false) => {
  const purpose = `${isForHandout}`;
  wanted[purpose] = language;
  lists[language] ??= language === german ? Promise.resolve(ours) : fetchTexts(language);
  const texts = await lists[language].catch(() => undefined);
  const isWanted = () => wanted[purpose] === language;
  if (!isForHandout && isWanted() && Array.isArray(texts)) {
    say(early, texts);
    Object.assign(message, { lang: language, dir: "auto" });
  }
  await started;
  if (!isWanted()) return;
  const button = /** @type {HTMLButtonElement} */ (buttons.find(({ lang }) => lang === language));
  const detail = [language, button.dir, texts, isForHandout];
  if (!isForHandout) page.words = language === german ? undefined : fetchWords(language);
  // The program cancels the event if it cannot use the texts.
  if (!tell("speak", { detail, cancelable: true })) {
    if (failed[language] && !isForHandout && (await isReplaced("locale"))) {
      reload();
      return;
    }
    failed[language] = true;
    delete lists[language];
    sorry.hidden = isForHandout;
    menu.open = !isForHandout;
  } else if (!isForHandout) {
    say(late, /** @type {Texts} */ (texts));
    name.textContent = button.textContent;
    sorry.hidden = true;
    menu.open = false;
    for (const each of buttons) each.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
  }
};
menu.addEventListener("click", ({ target }) => {
  // A browser's translation puts elements of its own into the buttons.
  /** @type {HTMLElement | null} */
  const button = /** @type {Element} */ (target).closest("button");
  if (!button) return;
  summary.focus();
  speak(button.lang);
});
document.addEventListener("change", ({ target }) => {
  const { id, value } = /** @type {HTMLSelectElement} */ (target);
  if (id === "handout-language") speak(value, true);
});

// The language from the URL, else the browser's first that is in the menu.
const known = buttons.map(({ lang }) => lang);
/** @type {(tag: string) => string | undefined} */
const nearest = (tag) => {
  // Dari readers can read Persian.
  const parts = tag.toLowerCase().replace(/^prs/, "fa").split("-");
  return known.find((each) => each === parts.join("-")) ?? known.find((each) => each === parts[0]);
};
const first = [...languages, ...navigator.languages].map(nearest).find(Boolean) ?? german;
// Tapped before this script had loaded.
const tapped = page.dataset.language;
if (tapped || first !== german) speak(tapped ?? first);
on("next-family", () => speak(first));
