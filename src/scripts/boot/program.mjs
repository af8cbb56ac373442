// The program comes in three parts, of which the first alone asks the first question. The second
// is requested when the first is on its way, so that it delays nothing; the third when the catalogue has been
// read. If one is lost, the program says so, and asks for it again when the user taps; if this site
// no longer has it, the site has a newer version.

import { reload } from "../exit.mjs";
import { on, page, tell } from "../page.mjs";
import { url } from "./files.mjs";

// What all parts that have come export.
/** @type {Record<string, any>} */
let program;
// This site no longer has what was asked for.
let isGone = false;
/** @type {() => void} */
let hasStarted;
/** @type {Promise<void>} */
export const started = new Promise((resolve) => (hasStarted = resolve));

// A tap on "Weiter" before the program is there.
/** @type {(event: Event) => void} */
const remember = (event) => {
  event.preventDefault();
  page.dataset.next = "";
};
document.addEventListener("submit", remember);

/** @type {(part: string, cache: RequestCache) => Promise<void>} */
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
on("details", () => bring("details", "default"));

export const start = async () => {
  const wasm = fetch(url("wasm"));
  wasm.then(() => bring("results", "default"), () => {});
  const { default: begin } = await import(url("js").href);
  program = { ...(await begin({ module_or_path: wasm })) };
  document.removeEventListener("submit", remember);
  hasStarted();
  // What the program wants when it starts is on its way already.
  on("wanted", () => (isGone ? reload() : bring(program.results ? "details" : "results", "reload")));
};
