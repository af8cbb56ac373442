// What every module of the boot script needs of the page.

import { find } from "../find.mjs";

// The page's root, by which scripts and program talk: events named `angebotsfinder:…`, and `data-` attributes.
// The property `catalogue` is the request for the catalogue, which the program takes over.
/** @type {HTMLElement & { catalogue?: Promise<Response> }} */
export const page = document.documentElement;
export const parameters = new URLSearchParams(location.search);

/** @type {(name: string, listener: () => unknown) => void} */
export const on = (name, listener) => page.addEventListener(`angebotsfinder:${name}`, listener);

// The address of one of the files that the script's own element names.
const { dataset } = find("script[data-wasm]");
/** @type {(name: string) => URL} */
export const url = (name) => new URL(`${dataset[name]}`, document.baseURI);
