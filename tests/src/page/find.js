// Finds the visible element of a selector: the first one, or the one with a text.
(/** @type {string} */ css, /** @type {string | null} */ text) => {
  const words = (/** @type {string} */ string) => string.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
  const name = (/** @type {any} */ element) =>
    words(element.innerText || element.getAttribute("aria-label") || element.value || "");
  const visible = [...document.querySelectorAll(css)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
  if (text === null) return visible[0] ?? null;
  const having = visible.filter((element) => name(element).includes(words(text)));
  const being = having.filter((element) => name(element) === words(text));
  const found = being.length > 0 ? being : having;
  if (found.length > 1) {
    throw new Error(`${found.length} elements match: ${found.map(name).join(" | ")}`);
  }
  return found[0] ?? null;
}
