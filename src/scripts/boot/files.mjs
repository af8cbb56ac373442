// The URLs of the files named in the attributes of the boot script's element.

import { find } from "../find.mjs";

const { dataset } = find("script[data-wasm]");
/** @type {(name: string) => URL} */
export const url = (name) => new URL(`${dataset[name]}`, document.baseURI);

// Whether the site has another version by now, without this file: servers answer in many ways for a file
// that is gone, even with a page. Only then does a reload help; it costs the family its answers.
/** @type {(name: string) => Promise<boolean>} */
export const isReplaced = async (name) => {
  try {
    const html = await (await fetch("", { cache: "no-cache" })).text();
    return html.includes("data-wasm") && !html.includes(`${dataset[name]}`);
  } catch {
    return false;
  }
};
