// The widget in somebody's page: tells its height, where a new question begins, and if the host
// asks for it, how far people come. Never what they answer. Fetched only within a frame.
//
// Until a host has greeted it, it says nothing but that it is ready; then it speaks to that
// host alone. The greeting and the height are the messages of @open-iframe-resizer/core, so
// that pages which have that script need no other.

const page = document.documentElement;
const widget = document.getElementById("angebotsfinder");

let host;
let wishes = {};
let height;
// While somebody leaves in a hurry the host hears of nothing but that.
const isUnheard = (type) => "leaving" in page.dataset && type !== "angebotsfinder:exit";
const tell = (type, message) => host && !isUnheard(type) && parent.postMessage({ type, ...message }, host);

const tellHeight = () => {
  const box = page.getBoundingClientRect();
  // Whole pixels, and only news: half a pixel more, and host and widget would never agree.
  const now = Math.ceil(box.height);
  if (!host || now === height) return;
  height = now;
  // A scroll bar would take width away, which makes the page higher, which needs the scroll bar.
  page.style.overflow = height > wishes.max ? "" : "hidden";
  tell("iframe-resized", { width: Math.ceil(box.width), height });
};
new ResizeObserver(tellHeight).observe(page);
// A frame that is out of sight is not measured by the browser; it shall be right when it comes
// into sight.
new MutationObserver(() => setTimeout(tellHeight)).observe(widget, { childList: true, subtree: true });

addEventListener("message", ({ source, origin, data }) => {
  // A host without an origin (a file, a sandbox) could be anybody.
  if (source !== parent || data?.type !== "iframe-child-init" || origin === "null") return;
  host = origin;
  wishes = data.angebotsfinder ?? {};
  height = undefined;
  tellHeight();
});

// A new screen: once the program has moved the focus there.
const tellScreen = () => {
  tellHeight();
  const main = document.querySelector("main");
  if (!main) return;
  const { activeElement } = document;
  const heading = main.contains(activeElement) ? activeElement : main.querySelector("h1");
  tell("angebotsfinder:heading", { top: heading.getBoundingClientRect().top });
  if (!wishes.events || "sensitive" in page.dataset) return;
  const { screen } = main.dataset;
  tell("angebotsfinder:step", { screen });
  const { count } = main.querySelector("[data-count]")?.dataset ?? {};
  if (screen === "results" && count) tell("angebotsfinder:results", { count: Number(count) });
};
new MutationObserver(() => setTimeout(tellScreen)).observe(widget, {
  attributeFilter: ["data-screen"],
  subtree: true,
});

// The levels that headings have in the host's page.
const parameters = new URLSearchParams(location.search);
const deeper = Number(parameters.get("heading_level")) - 1;
const deepen = () => {
  for (const heading of document.querySelectorAll("h1, h2, h3")) {
    heading.ariaLevel = Math.min(Number(heading.localName[1]) + deeper, 6);
  }
};
if (deeper > 0 && deeper < 6) {
  deepen();
  new MutationObserver(deepen).observe(widget, { childList: true, subtree: true });
}

const own = new URL(location.href);
own.searchParams.delete("heading_level");
const link = document.querySelector(".new-window");
link.firstElementChild.href = own;
link.hidden = false;

// Where to leave to in a hurry is for the host to say, if it has said that it will.
page.addEventListener("angebotsfinder:leave", (event) => {
  if (!wishes.exit) return;
  event.preventDefault();
  tell("angebotsfinder:exit");
});

page.dataset.embedded = "";
parent.postMessage({ type: "angebotsfinder:ready" }, "*");
