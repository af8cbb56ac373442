// The page's root, by which scripts and program talk (contract.d.ts), and the page's address.

/** @type {PageRoot} */
export const page = document.documentElement;
export const parameters = new URLSearchParams(location.search);

/** @type {(name: PageEvent | ScriptEvent, listener: (event: Event) => unknown) => void} */
export const on = (name, listener) => page.addEventListener(`angebotsfinder:${name}`, listener);

// Whether nobody objects.
/** @type {(name: PageEvent, init?: CustomEventInit) => boolean} */
export const tell = (name, init) => page.dispatchEvent(new CustomEvent(`angebotsfinder:${name}`, init));
