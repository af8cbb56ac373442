// The addresses of the files that the boot script's own element names.

import { find } from "../find.mjs";

const { dataset } = find("script[data-wasm]");
/** @type {(name: string) => URL} */
export const url = (name) => new URL(`${dataset[name]}`, document.baseURI);
