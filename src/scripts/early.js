/* Runs before anything is painted, and is part of the page (xtask/src/widget/inline.rs). A classic
   script in old syntax: it has to say something where no other script runs, in an old browser and in a
   page opened from a file. */
(function () {
  /** @type {any} */
  var page = document.documentElement;
  // Without it, there is nothing to wait for before the message that the program has not started.
  page.setAttribute("data-scripts", "");

  // A page in a frame is as light or dark as the page around it: embed.js says which, and without it most
  // are light. Explicit choices of all kinds are applied by looks.mjs, but this one must not flash.
  var isAlone = parent === window;
  var said = /[?&](?:color|host)_scheme=(light|dark|auto)\b/.exec(location.search);
  var scheme = said ? said[1] : isAlone ? page.getAttribute("data-color_scheme") || "auto" : "light";
  // In a frame, it would keep the swipe from the host's page.
  if (isAlone) page.style.overscrollBehaviorY = "contain";
  try {
    if (scheme !== "auto") {
      // The two rules of style/main.css with the tokens. Print stays light.
      var rules = /** @type {any} */ (document.styleSheets[0].cssRules);
      rules[1].media.mediaText = scheme === "dark" ? "screen" : "not all";
      rules[0].style.colorScheme = "light";
      rules[1].cssRules[0].style.colorScheme = "dark";
    }
  } catch {
    // No style sheet, or one of another origin, as in some sandboxes: the device's scheme.
  }

  // What is tapped before the program has started: the boot script and the program act on it once they have started.
  var remember = (page.remember = function (/** @type {any} */ event) {
    var button = event.target.closest && event.target.closest("button");
    if (event.type === "submit") {
      event.preventDefault();
      page.setAttribute("data-next", "");
    } else if (button && button.lang) {
      page.setAttribute("data-language", button.lang);
    } else if (button && button.id === "all-offers") {
      page.setAttribute("data-next", "all-offers");
    }
  });
  document.addEventListener("submit", remember);
  document.addEventListener("click", remember);

  // Nothing starts without the scripts of the page: it says so as soon as one of them fails to load.
  document.addEventListener(
    "error",
    function (/** @type {any} */ event) {
      if (event.target.localName !== "script") return;
      page.setAttribute("data-failed", "");
      /** @type {any} */
      var help = document.querySelector(".help-now");
      if (help) help.open = true;
    },
    true,
  );

  // An old browser has no WebAssembly, or does not know the word in the policy that allows it.
  var isFile = location.protocol === "file:";
  var program;
  try {
    // Nothing but a table of references, the newest feature that the widget's program needs.
    program = !isFile && new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0]));
  } catch {
    // Refused, or unknown.
  }
  if (!program) {
    page.setAttribute("data-unfit", "");
    document.addEventListener("DOMContentLoaded", function () {
      /** @type {(css: string) => any} */
      var find = function (css) {
        return document.querySelector(css);
      };
      var parts = find("#start-failed").children;
      parts[0].hidden = parts[2].hidden = find("main").hidden = true;
      parts[1].hidden = false;
      if (isFile) parts[1].textContent = "Der Angebotsfinder gehört auf einen Webserver. Als Datei startet er nicht.";
      find(".help-now").open = true;
    });
  }
})();
