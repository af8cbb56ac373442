// The message that the widget could not start, with the link to the static list of all offers.
//
// It is part of the page, so that showing it needs no network. Until the program has started,
// style/main.css hides it for a while; without the style sheet it is visible all along.

import { reload } from "../exit.mjs";
import { find } from "../find.mjs";
import { page } from "../page.mjs";

export const message = find("#start-failed");
/** @type {HTMLAnchorElement} */
export const list = find("#list");

/** @type {(problem: any) => boolean} */
const isOfProgram = (problem) => /wasm/.test(problem?.stack);

/** @type {(problem: unknown) => void} */
export const fail = (problem) => {
  console.error(problem);
  page.dataset.failed = "";
  const { crashed } = page.dataset;
  if (crashed && isOfProgram(problem)) {
    /** @type {Element} */ (message.firstElementChild).textContent = crashed;
  }
  message.hidden = false;
  /** @type {HTMLDetailsElement} */ (find(".help-now")).open = true;
};

// Any error that stops the program, however late.
/** @type {(problem: any) => void} */
const stopped = (problem) => {
  if (isOfProgram(problem)) fail(problem);
};
addEventListener("error", ({ error }) => stopped(error));
addEventListener("unhandledrejection", ({ reason }) => stopped(reason));

// A corrupt response would stay in the browser's cache for a year, unless it is fetched again.
find("#retry").addEventListener("click", async (event) => {
  event.preventDefault();
  const files = performance.getEntriesByType("resource");
  const fresh = files.map(({ name }) => fetch(name, { cache: "reload" }));
  await Promise.race([Promise.allSettled(fresh), new Promise((late) => setTimeout(late, 3000))]);
  reload();
});
