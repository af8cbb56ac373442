// Runs axe-core, which the page has been given before, on the whole page.
() => {
  return window.axe
    .run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      // Off by default, and the only rule of WCAG 2.2 that a machine can check.
      rules: { "target-size": { enabled: true } },
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
