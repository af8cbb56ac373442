// Runs axe-core, which has already been injected, on the whole page.
(/** @type {boolean} */ onlyColours) => {
  return window.axe
    .run(document, {
      runOnly: onlyColours
        ? { type: "rule", values: ["color-contrast", "link-in-text-block"] }
        : ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      // Off by default, and the only rule new in WCAG 2.2 that can be checked automatically.
      ...(onlyColours ? {} : { rules: { "target-size": { enabled: true } } }),
      resultTypes: ["violations"],
    })
    .then(({ violations }) =>
      violations.map(({ id, impact, help, nodes }) => ({
        rule: id,
        impact,
        help,
        elements: nodes.map(({ target, failureSummary }) => ({
          selector: target.flat().join(" "),
          problem: failureSummary,
        })),
      })),
    );
}
