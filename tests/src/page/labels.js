// Finds labels that lack their control's visible text (WCAG 2.5.3).
() => {
  // Without anything that is not spoken: punctuation, capitals, bidi marks.
  const spoken = (/** @type {string | null} */ text) =>
    (text ?? "")
      .toLowerCase()
      .replace(/[\p{P}\p{Cf}]/gu, "")
      .replace(/\s+/g, " ")
      .trim();
  return [...document.querySelectorAll(":is(a, button, summary)[aria-label]")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .map((each) => [spoken(each.ariaLabel), spoken(/** @type {HTMLElement} */ (each).innerText)])
    .filter(([label, seen]) => !label.includes(seen))
    .map(([label, seen]) => `„${label}“ lacks „${seen}“`);
}
