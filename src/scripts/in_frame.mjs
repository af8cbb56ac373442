// The widget embedded in a host's page: reports its height, whether a new question is in view, and,
// if the host asks for it, how far visitors get. Never their answers, nor anything that depends on
// them: the same messages are sent whatever is answered, and heights are quantised. Loaded only in
// frames.
//
// Until a host has greeted it, it reports only that it is ready; after that it talks to that host
// alone. Greeting and height use the messages of @open-iframe-resizer/core, so pages that already
// have that script need no other.

import { find } from "./find.mjs";
import { on, page, parameters } from "./page.mjs";

// Heights are multiples of these, in CSS pixels. The questions are the same for everyone; the screens
// after them are not, and from the number of offers that fit, a host could infer what was ticked. In
// steps of 4,096, the results for most answers have equal heights (tests/embedding/traces.rs).
const STEP = 256;
const COARSE_STEP = 4096;
const QUESTIONS = ["for-whom", "place", "situation"];

// How long a host may take to make the frame as high as asked, in milliseconds.
const SETTLING = 500;
// How many frames a browser may take to notice that the host's page has scrolled.
const PATIENCE = 10;

const widget = find("#angebotsfinder");

/** @type {string | undefined} */
let host;
// The host's options from its greeting; see docs/embedding.md.
/** @type {{ dark?: boolean, margin?: number, events?: boolean, exit?: boolean }} */
let wishes = {};
let height = 0;
/** @type {number | undefined} */
let told;
// A new screen is shown that the host has not been told about.
let isNew = false;
// While the user is leaving in a hurry, the host receives no other messages.
/** @type {(type: string) => boolean} */
const isUnheard = (type) => "leaving" in page.dataset && type !== "angebotsfinder:exit";
/** @type {(type: string, message?: object) => void} */
const tell = (type, message) => {
  if (host && !isUnheard(type)) parent.postMessage({ type, ...message }, host);
};

// The page scrolls if the host's styles keep the frame lower than it is; only then, because a scroll bar
// would narrow the page, which makes it taller, which needs the scroll bar.
const fits = () => page.getBoundingClientRect().height < innerHeight + 1;
/** @type {number | undefined} */
let settling;
const settle = () => {
  if (fits()) page.style.overflow = "hidden";
  clearTimeout(settling);
  settling = setTimeout(() => (page.style.overflow = fits() ? "hidden" : ""), SETTLING);
};

/** @type {(isQuestion: boolean) => void} */
const tellHeight = (isQuestion) => {
  const box = page.getBoundingClientRect();
  const step = isQuestion ? STEP : COARSE_STEP;
  const least = Math.ceil(box.height / step) * step;
  // After the questions the frame only grows: an offer cannot be identified by its height, and the list
  // keeps its position for users who return to it.
  height = isQuestion ? least : Math.max(least, height);
  settle();
  if (height === told) return;
  told = height;
  tell("iframe-resized", { width: Math.ceil(box.width), height });
};

// Only the browser knows how much of the frame is visible in the host's window; the margin is covered
// by a sticky header there.
/** @type {(element: Element) => Promise<boolean>} */
const isInSight = (element) =>
  new Promise((resolve) => {
    /** @type {IntersectionObserverCallback} */
    const look = ([{ intersectionRect: sight }], observer) => {
      observer.disconnect();
      const { top, bottom } = element.getBoundingClientRect();
      resolve(top >= sight.top + (wishes.margin ?? 0) && bottom <= sight.bottom);
    };
    new IntersectionObserver(look).observe(page);
  });
// Lets the host scroll if the browser has not followed the focus.
/** @type {(element: Element | null, isReturn: boolean) => Promise<void>} */
const tellSight = async (element, isReturn) => {
  let isSeen = !element;
  for (let frame = 0; !isSeen && frame < PATIENCE; frame++) {
    isSeen = await isInSight(/** @type {Element} */ (element));
  }
  tell("angebotsfinder:heading", { isSeen, isReturn });
};

const tellAll = () => {
  const main = document.querySelector("main");
  // Skips a page that has been left, and one still being filled, whose height is not final.
  if (!host || !main || main.querySelector("[aria-busy], .loading")) return;
  const { screen } = main.dataset;
  tellHeight(QUESTIONS.includes(`${screen}`));
  if (!isNew) return;
  isNew = false;
  if (wishes.events) tell("angebotsfinder:step", { screen });
  // The program has focused the heading or, on return from an offer, its card.
  const { activeElement } = document;
  const isReturn = main.contains(activeElement) && activeElement?.localName !== "h1";
  tellSight(isReturn ? activeElement : main.querySelector("h1"), isReturn);
};
new ResizeObserver(tellAll).observe(page);
// Browsers do not lay out frames that are out of view; the height should be right when the frame
// scrolls into view.
new MutationObserver((changes) => {
  isNew ||= changes.some(({ attributeName }) => attributeName === "data-screen");
  setTimeout(tellAll);
}).observe(widget, { attributeFilter: ["aria-busy", "data-screen"], childList: true, subtree: true });

addEventListener("message", ({ source, origin, data }) => {
  // A host with an opaque origin (a file, a sandbox) could be anyone.
  if (source !== parent || data?.type !== "iframe-child-init" || origin === "null") return;
  host = origin;
  wishes = data.angebotsfinder ?? {};
  told = undefined;
  if (!settling) page.style.overflow = "hidden";
  if (wishes.dark !== undefined) adopt(wishes.dark ? "dark" : "light");
  tellAll();
});
// A host that restores or repairs its page may lose the height; and at another width, it may have another
// amount of room.
let width = innerWidth;
/** @type {number | undefined} */
let resizing;
addEventListener("resize", () => {
  settle();
  clearTimeout(resizing);
  resizing = setTimeout(() => {
    if (innerHeight > Number(told) - 2 && innerWidth === width) return;
    width = innerWidth;
    told = undefined;
    tellAll();
  }, SETTLING);
});

// The host's scheme, unless another one was chosen. early.js has chosen one already, where it could.
/** @type {(scheme: string) => Promise<void>} */
const adopt = async (scheme) => {
  const theme = /** @type {Record<string, string | undefined>} */ (page.dataset);
  const isChosen = parameters.has("color_scheme") || theme.color_scheme;
  if (isChosen || getComputedStyle(page).colorScheme === scheme) return;
  const looks = new URLSearchParams(parameters);
  looks.set("color_scheme", scheme);
  (await import("./looks.mjs")).default(theme, looks);
};
adopt(parameters.get("host_scheme") ?? "light");

// Adjusts heading levels to the host's page.
const deeper = Number(parameters.get("heading_level")) - 1;
const deepen = () => {
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    heading.ariaLevel = `${Math.min(Number(heading.localName[1]) + deeper, 6)}`;
  }
};
if (deeper > 0 && deeper < 6) {
  deepen();
  new MutationObserver(deepen).observe(widget, { childList: true, subtree: true });
}

const own = new URL(location.href);
own.searchParams.delete("heading_level");
/** @type {HTMLAnchorElement} */
const link = find(".new-window a");
link.href = own.href;
find(".new-window").hidden = false;

// The host chooses where to leave to, if it has announced that in its greeting.
on("leave", (event) => {
  if (!wishes.exit) return;
  event.preventDefault();
  tell("angebotsfinder:exit");
});

page.dataset.embedded = "";
parent.postMessage({ type: "angebotsfinder:ready" }, "*");
