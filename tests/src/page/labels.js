// Which labels lack what is seen of their controls (WCAG 2.5.3).
() => {
  // Without what nobody says: punctuation, capitals, marks that turn writing round.
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
};
