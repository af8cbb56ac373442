// The URLs of the files named in the attributes of the boot script's element.

import { find } from "../find.mjs";

const { dataset } = find("script[data-wasm]");
/** @type {(name: string) => URL} */
export const url = (name) => new URL(`${dataset[name]}`, document.baseURI);
