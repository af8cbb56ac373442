// Elements of a page.

// The first one; who asks for one that may be missing says so by the type.
/** @type {<T extends Element = HTMLElement>(css: string) => T} */
export const find = (css) => /** @type {any} */ (document.querySelector(css));

/** @type {<T extends Element = HTMLElement>(css: string) => T[]} */
export const findAll = (css) => /** @type {any} */ ([...document.querySelectorAll(css)]);
