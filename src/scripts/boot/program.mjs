// The program is split into three parts; the first suffices for the first question. The second is
// requested once the response to the first has begun, to avoid delaying it; the third once the
// catalogue has been read. If a part fails to load, the program says so, and retries when the user
// taps; if the site has another version by then, the page reloads.

import { reload } from "../exit.mjs";
import { on, page, tell } from "../page.mjs";
import { addStyles } from "../styles.mjs";
import { isReplaced, url } from "./files.mjs";

// The exports of all parts loaded so far.
/** @type {Record<string, any>} */
let program;
/** @type {() => void} */
let hasStarted;
/** @type {Promise<void>} */
export const started = new Promise((resolve) => (hasStarted = resolve));

// Records a tap on "Weiter" before the program has started.
/** @type {(event: Event) => void} */
const remember = (event) => {
  event.preventDefault();
  page.dataset.next = "";
};
document.addEventListener("submit", remember);

/** @type {(part: string, cache: RequestCache) => Promise<void>} */
const bring = async (part, cache) => {
  try {
    const dressed = part === "details" && addStyles(new URL("./details.css", import.meta.url));
    const bytes = await (await fetch(url(part), { cache })).arrayBuffer();
    await Promise.all([started, dressed]);
    if (program[part]) return;
    const { instance } = await WebAssembly.instantiate(bytes, { a: program });
    if (program[part]) return;
    // A part imports from earlier ones by name; export names are unique across parts.
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
  // Registered last: what the program requests at startup is in flight already.
  on("wanted", async () => {
    const part = program.results ? "details" : "results";
    if (await isReplaced(part)) reload();
    else bring(part, "reload");
  });
};
