// What is seen of a control without what nobody says: punctuation, capitals, marks that turn writing round.
const spoken = (text) =>
  text
    .toLowerCase()
    .replace(/[\p{P}\p{Cf}]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
return [...document.querySelectorAll(":is(a, button, summary)[aria-label]")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }))
  .map(({ ariaLabel, innerText }) => [spoken(ariaLabel), spoken(innerText)])
  .filter(([label, seen]) => !label.includes(seen))
  .map(([label, seen]) => `„${label}“ lacks „${seen}“`);
