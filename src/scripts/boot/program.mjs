// The program is split into three parts; the first suffices for the questions. The second is
// requested once the response to the first has begun, to avoid delaying it; the third once the
// catalogue has been read. If a part fails to load, the program says so, and retries when the user
// taps; if the site has another version by then, the page reloads.

// The glue that wasm-bindgen generates; xtask/src/widget/minify.rs says where it is.
import { initSync } from "angebotsfinder-glue";
import { reload } from "../exit.mjs";
import { on, page, tell } from "../page.mjs";
import { addStyles } from "../styles.mjs";
import { isReplaced, url } from "./files.mjs";

/** @type {Record<string, URL>} */
const STYLES = {
  results: new URL("./results.css", import.meta.url),
  details: new URL("./details.css", import.meta.url),
};

// The exports of all parts loaded so far.
/** @type {Record<string, any>} */
let program;
/** @type {() => void} */
let hasStarted;
/** @type {Promise<void>} */
export const started = new Promise((resolve) => (hasStarted = resolve));

/** @type {(part: string, cache: RequestCache) => Promise<void>} */
const bring = async (part, cache) => {
  try {
    const dressed = addStyles(STYLES[part]);
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
// It imports from the second, whatever the order of their requests.
/** @type {Promise<void>} */
let results;
on("details", async () => {
  await results;
  if (program?.results) bring("details", "default");
});

// While it downloads, unless the server names another type.
/** @type {(wasm: Promise<Response>) => Promise<WebAssembly.Module>} */
const compile = async (wasm) => {
  try {
    return await WebAssembly.compileStreaming(wasm);
  } catch {
    return WebAssembly.compile(await (await wasm).arrayBuffer());
  }
};

export const start = async () => {
  const wasm = fetch(url("wasm"));
  results = wasm.then(
    () => bring("results", "default"),
    () => {},
  );
  program = { ...initSync({ module: await compile(wasm) }) };
  for (const event of ["click", "submit"]) document.removeEventListener(event, page.remember);
  hasStarted();
  // Registered last: what the program requests at startup is in flight already.
  on("wanted", async () => {
    const part = program.results ? "details" : "results";
    if (await isReplaced(part)) return reload();
    await bring(part, "reload");
    // Whoever waits for the third part has asked for it already.
    if (part === "results" && program.results) bring("details", "default");
  });
};
