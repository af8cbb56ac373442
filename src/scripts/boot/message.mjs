// The message that the widget could not start, with the list of all offers that needs no program.
//
// It is part of the page, so that it needs no network to be shown. Until the program has
// started, style/main.css holds it back for a while; without a style sheet it can be seen all along.

import { reload } from "../exit.mjs";
import { find } from "../find.mjs";
import { page } from "../page.mjs";

export const message = find("#start-failed");
/** @type {HTMLAnchorElement} */
export const list = find("#list");

/** @type {(problem: unknown) => void} */
export const fail = (problem) => {
  console.error(problem);
  page.dataset.failed = "";
  message.hidden = false;
  /** @type {HTMLDetailsElement} */ (find(".help-now")).open = true;
};

// Whatever stops the program, however late; after a panic it has put its own words into the message.
/** @type {(problem: any) => void} */
const stopped = (problem) => {
  if (/wasm/.test(problem?.stack)) fail(problem);
};
addEventListener("error", ({ error }) => stopped(error));
addEventListener("unhandledrejection", ({ reason }) => stopped(reason));

// What arrived broken stays so in the browser's cache for a year, unless it is fetched anew.
find("#retry").addEventListener("click", async (event) => {
  event.preventDefault();
  const files = performance.getEntriesByType("resource");
  const fresh = files.map(({ name }) => fetch(name, { cache: "reload" }));
  await Promise.race([Promise.allSettled(fresh), new Promise((late) => setTimeout(late, 3000))]);
  reload();
});
