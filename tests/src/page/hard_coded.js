// Finds every text with letters outside ⟦ ⟧ where the page is in the given language. Keys keep the
// names on the keyboard, and names, numbers and addresses (`translate="no"`) are the catalogue's.
// Same locale as in src/words/intl.rs.
(/** @type {string} */ language) => {
  const locale = language === "en" ? "en-GB" : language;
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];

  // The browser's own words: months, weekdays, languages, and the "and" of a list.
  const known = new Set();
  for (const width of /** @type {const} */ (["short", "long"])) {
    /** @type {Intl.DateTimeFormatOptions} */
    const options = { weekday: width, day: "numeric", month: width, timeZone: "UTC" };
    const format = new Intl.DateTimeFormat(locale, options);
    // More days than a week has, and a day of every month.
    for (let day = 0; day < 365; day += 10) {
      for (const { type, value } of format.formatToParts(Date.UTC(2026, 0, 1 + day))) {
        if (type !== "literal") known.add(value);
      }
    }
  }
  const names = new Intl.DisplayNames(locale, { type: "language", fallback: "none" });
  const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
  for (const first of LETTERS) {
    for (const second of LETTERS) known.add(names.of(first + second));
  }
  const list = new Intl.ListFormat(locale).formatToParts(["1", "2", "3"]);
  const joints = list.filter(({ type }) => type === "literal").map(({ value }) => value);
  const joint = new RegExp([...joints, "[,·|]"].join("|"), "u");

  // The text with "|" for each ⟦…⟧; null if one is not closed.
  /** @type {(text: string) => string | null} */
  const outside = (text) => {
    let depth = 0;
    let rest = "";
    for (const character of text) {
      if (character === "⟦" && depth++ === 0) rest += "|";
      if (depth === 0) rest += character;
      if (character === "⟧" && --depth < 0) return null;
    }
    return depth === 0 ? rest : null;
  };
  /** @type {(text: string) => boolean} */
  const isHardCoded = (text) => {
    const parts = outside(text)?.split(joint) ?? [text];
    return parts.some((part) => {
      const words = part.replace(/[^\p{L}\p{M}\s()'’-]/gu, " ").trim();
      const isKnown = known.has(words) || words.split(/\s+/).every((word) => known.has(word));
      return /\p{L}/u.test(words) && !isKnown;
    });
  };
  /** @type {(element: Element) => boolean} */
  const isSpoken = (element) =>
    /** @type {HTMLElement | null} */ (element.closest("[lang]"))?.lang === language &&
    !element.closest("[hidden], [translate=no], script, style, noscript, kbd");
  /** @type {(element: Element) => string} */
  const name = (element) => [element.localName, ...element.classList].join(".");

  const found = [];
  for (const element of document.querySelectorAll("*")) {
    if (!isSpoken(element)) continue;
    const texts = [...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : []));
    // A name stands in the middle of a sentence.
    const hasName = element.querySelector(":scope > [translate=no]") !== null;
    for (const text of hasName ? [texts.join("")] : texts) {
      if (isHardCoded(text)) found.push(`${name(element)}: ${text.trim()}`);
    }
    for (const attribute of ATTRIBUTES) {
      const text = element.getAttribute(attribute);
      if (text && isHardCoded(text)) found.push(`${name(element)} ${attribute}: ${text}`);
    }
  }
  return found;
}
