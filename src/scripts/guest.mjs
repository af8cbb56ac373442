// The widget in somebody's page: tells its height, whether a new question is in sight, and if the
// host asks for it, how far people come. Never what they answer, nor what depends on it: whatever is
// answered, the same messages are sent, and heights go in steps. Fetched only within a frame.
//
// Until a host has greeted it, it says nothing but that it is ready; then it speaks to that
// host alone. The greeting and the height are the messages of @open-iframe-resizer/core, so
// that pages which have that script need no other.

import { find } from "./find.mjs";
import { on, page, parameters } from "./page.mjs";

// Heights are multiples of these, in CSS pixels. The questions are the same for all; what follows
// them is not, and from the number of offers that fit, a host could tell what was ticked. In steps of
// 4,096 the results for most answers are as high as each other (tests/embedding/traces.rs).
const STEP = 256;
const COARSE_STEP = 4096;
const QUESTIONS = ["for-whom", "place", "situation"];

// For how many frames a browser may not yet know that the host's page has scrolled.
const PATIENCE = 10;

const widget = find("#angebotsfinder");

/** @type {string | undefined} */
let host;
// What the host has asked for in its greeting; see docs/embedding.md.
/** @type {{ max?: number, margin?: number, events?: boolean, exit?: boolean }} */
let wishes = {};
let height = 0;
/** @type {number | undefined} */
let told;
// Another screen has come, of which the host has not heard.
let isNew = false;
// While somebody leaves in a hurry the host hears of nothing but that.
/** @type {(type: string) => boolean} */
const isUnheard = (type) => "leaving" in page.dataset && type !== "angebotsfinder:exit";
/** @type {(type: string, message?: object) => void} */
const tell = (type, message) => {
  if (host && !isUnheard(type)) parent.postMessage({ type, ...message }, host);
};

/** @type {(isQuestion: boolean) => void} */
const tellHeight = (isQuestion) => {
  const box = page.getBoundingClientRect();
  const step = isQuestion ? STEP : COARSE_STEP;
  const least = Math.ceil(box.height / step) * step;
  // Behind the questions the frame only grows: no offer can be told by its height, and the list stays where it
  // was for whoever comes back to it.
  height = isQuestion ? least : Math.max(least, height);
  if (height === told) return;
  told = height;
  // A scroll bar would take width away, which makes the page higher, which needs the scroll bar.
  page.style.overflow = height > /** @type {number} */ (wishes.max) ? "" : "hidden";
  tell("iframe-resized", { width: Math.ceil(box.width), height });
};

// Only the browser knows how much of the frame is in the host's window; a header that stays in sight there
// covers the margin.
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
// For the host to scroll, where the browser has not followed the focus there.
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
  // A page that has been left has nothing to tell, and one that is being filled several heights.
  if (!host || !main || main.querySelector("[aria-busy], .loading")) return;
  const { screen } = main.dataset;
  tellHeight(QUESTIONS.includes(`${screen}`));
  if (!isNew) return;
  isNew = false;
  if (wishes.events) tell("angebotsfinder:step", { screen });
  // The program has moved the focus to the heading; back from an offer, to its card.
  const { activeElement } = document;
  const isReturn = main.contains(activeElement) && activeElement?.localName !== "h1";
  tellSight(isReturn ? activeElement : main.querySelector("h1"), isReturn);
};
new ResizeObserver(tellAll).observe(page);
// A frame that is out of sight is not measured by the browser; it shall be right when it comes
// into sight.
new MutationObserver((changes) => {
  isNew ||= changes.some(({ attributeName }) => attributeName === "data-screen");
  setTimeout(tellAll);
}).observe(widget, { attributeFilter: ["aria-busy", "data-screen"], childList: true, subtree: true });

addEventListener("message", ({ source, origin, data }) => {
  // A host without an origin (a file, a sandbox) could be anybody.
  if (source !== parent || data?.type !== "iframe-child-init" || origin === "null") return;
  host = origin;
  wishes = data.angebotsfinder ?? {};
  told = undefined;
  tellAll();
});

// The levels that headings have in the host's page.
const deeper = Number(parameters.get("heading_level")) - 1;
const deepen = () => {
  for (const heading of document.querySelectorAll("h1, h2, h3")) {
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

// Where to leave to in a hurry is for the host to say, if it has said that it will.
on("leave", (event) => {
  if (!wishes.exit) return;
  event.preventDefault();
  tell("angebotsfinder:exit");
});

page.dataset.embedded = "";
parent.postMessage({ type: "angebotsfinder:ready" }, "*");
