// Takes one step on the way, as a family would, and returns what is seen at its end, or where it
// gets stuck; null: not yet. `broken`: the name of the broken file, once it has been requested and
// nothing else is pending.
(/** @type {string} */ way, /** @type {string} */ broken) => {
  const visible = (/** @type {Element} */ element) => element.checkVisibility({ visibilityProperty: true });
  const find = (/** @type {string} */ css) => /** @type {any[]} */ ([...document.querySelectorAll(css)]);
  const all = (/** @type {string} */ css) => find(css).filter(visible);
  const words = (/** @type {any} */ element) => element?.innerText.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
  const first = (/** @type {string} */ css) => all(css)[0];
  const press = (/** @type {string} */ css) => {
    first(css)?.click();
    return null;
  };
  const links = find("link[rel~=stylesheet]");

  if (["leer", "gedrückt"].includes(document.title)) return null;
  /** @type {(link: HTMLLinkElement) => boolean} */
  const isApplied = ({ sheet }) => {
    try {
      return sheet !== null && sheet.cssRules.length > 0;
    } catch {
      // A failed one throws when its rules are read.
      return false;
    }
  };
  const failed = first("#start-failed");
  // Without its style sheet, a page shows the message until the program has started.
  const isCertain = document.styleSheets.length > 0 || "failed" in document.documentElement.dataset;
  if (failed && isCertain) return `„${words(failed.children[0])}“, „${words(first("#retry"))}“`;
  const failure = first("[data-failure] [role=alert]");
  if (failure) return `„${words(failure)}“, „${words(first("[data-failure] button"))}“`;
  const slow = first(".loading + p");
  if (slow) return `„${[...slow.childNodes].map((node) => node.textContent).join("“, „")}“`;
  if (!document.getElementById("angebotsfinder")) {
    const [opened] = performance.getEntriesByType("navigation");
    if (!(opened instanceof PerformanceNavigationTiming && opened.loadEventEnd > 0)) return null;
    return words(document.body) ? "what the server or the browser shows instead" : "nothing";
  }

  const { screen } = document.querySelector("main")?.dataset ?? {};
  const parameters = new URLSearchParams(location.search);
  const { lang } = document.documentElement;
  const accent = getComputedStyle(document.documentElement).getPropertyValue("--accent");
  // Only what the broken file provides may be missing; everything else is waited for.
  const end = (/** @type {string[]} */ ...more) => {
    if (failed) return null;
    /** @type {[isMissing: boolean, file: RegExp, lacks: string][]} */
    const effects = [
      [parameters.has("lang") && lang !== parameters.get("lang"), /^locale/, "in German"],
      [parameters.has("accent_color") && accent !== parameters.get("accent_color"), /^looks/, "in the usual colours"],
      [!links.every(isApplied), /css$/, "without its style sheet"],
    ];
    const missing = effects.filter(([isMissing]) => isMissing);
    if (!missing.every(([, file]) => file.test(broken))) return null;
    const notices = all("main .notice, .language [role=alert], #link-failed [role=alert]");
    const sentences = notices.map((notice) => `; „${words(notice).split(". ")[0]}“`);
    const sees = ["everything works", ...missing.map(([, , lacks]) => lacks), ...more];
    return sees.join(", ") + sentences.join("");
  };
  // Until the texts of the catalogue are there, or say that they are missing.
  const withTexts = () => {
    const coming = first("main [aria-busy=true]");
    if (!coming) return end();
    return /^(katalog|bund)-/.test(broken) ? end(`„${words(coming)}“`) : null;
  };
  switch (way === "team" ? "team" : screen) {
    case "for-whom":
      if (way === "list") return press(".links button");
      if ("harnessRetried" in globalThis) return "the answers are lost";
      if (!find("#for-whom-kita")[0].checked) press("#for-whom-kita");
      return document.readyState === "complete" ? press("#next") : null;
    case "place":
    case "situation":
      return press("#next");
    case "results":
      if (way === "offer") return press("[data-section] .card h3 button");
      return first("[data-section] .card") ? withTexts() : null;
    case "offer":
      return withTexts();
    case "all-offers":
      if (!first("[data-offer] .remember[aria-pressed=true]") && !first("#remembered")) {
        return press("[data-offer] .remember");
      }
      return press("#remembered");
    case "remembered":
      // Until the script has loaded, only the paper handout is available.
      if (find("#link")[0].value) return end();
      return broken === "handover.mjs" ? end("for paper only") : null;
    case "team":
      if (screen !== "team") return null;
      if (!find("#for-whom-kita")[0].checked) return press("#for-whom-kita");
      return first("[data-section=first] .card") && "started" in document.documentElement.dataset
        ? end()
        : null;
  }
  return null;
}
