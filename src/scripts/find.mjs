// Typed element queries.

// The first match; callers for which it may be missing say so by their type.
/** @type {<T extends Element = HTMLElement>(css: string) => T} */
export const find = (css) => /** @type {any} */ (document.querySelector(css));

/** @type {<T extends Element = HTMLElement>(css: string) => T[]} */
export const findAll = (css) => /** @type {any} */ ([...document.querySelectorAll(css)]);
