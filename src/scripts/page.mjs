// The root element, through which scripts and program communicate (contract.d.ts), and the URL's parameters.

/** @type {PageRoot} */
export const page = document.documentElement;
export const parameters = new URLSearchParams(location.search);

/** @type {(name: PageEvent | ScriptEvent, listener: (event: Event) => unknown) => void} */
export const on = (name, listener) => page.addEventListener(`angebotsfinder:${name}`, listener);

// Returns false if a listener has cancelled the event.
/** @type {(name: PageEvent, init?: CustomEventInit) => boolean} */
export const tell = (name, init) => page.dispatchEvent(new CustomEvent(`angebotsfinder:${name}`, init));
