// The way out for people who must not be seen reading this, and what a visit leaves in the browser's
// history. Runs before every other script and imports nothing, so that it works whatever happens to
// the program. Loaded with the page: a request on demand would show up on the network.
//
// A history entry stores its number among the finder's entries (src/flow/history.rs); entry 0 is the first.

/** @type {PageRoot} */
const page = document.documentElement;
const exits = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".exit")]);
/** @type {(name: PageEvent, listener: () => void) => void} */
const on = (name, listener) => page.addEventListener(`angebotsfinder:${name}`, listener);
/** @type {(name: PageEvent | ScriptEvent) => boolean} */
const tell = (name) => page.dispatchEvent(new Event(`angebotsfinder:${name}`, { cancelable: true }));

let isLeaving = false;

// A reload must not cancel leaving.
export const reload = () => isLeaving || location.reload();

// The fragment is a list of offers handed over by link. It is read once and removed from the URL at
// once, as it is not yet known what the list contains.
export const fragment = location.hash.slice(1);
/** @type {(hash: string) => void} */
const setFragment = (hash) => {
  try {
    history.replaceState(history.state, "", location.pathname + location.search + hash);
  } catch {
    // A sandbox with an opaque origin may forbid it; its history ends with the frame.
  }
};
if (location.hash) setFragment("");

// Only the first entry may have a fragment.
const { pushState } = history;
history.pushState = (state) => pushState.call(history, state, "", location.pathname + location.search);

// This page's list as it may be kept in the URL; undefined until the program allows it. It does so for
// harmless lists on the first entry: if a phone has discarded the tab, it then restores the list. A
// device shared by several families keeps none.
/** @type {string | undefined} */
let kept;
let isForgotten = false;
on("harmless", () => {
  if ("shared" in page.dataset) return;
  kept = `#${fragment}`;
  setFragment(kept);
});
on("forgotten", () => {
  isForgotten = true;
  setFragment("");
});

// While leaving, only this script handles Back and Forward.
/** @type {() => void} */
let go;
/** @type {boolean | undefined} */
let isNew;
/** @type {(event: PopStateEvent) => void} */
const arrive = (event) => {
  if (isLeaving) {
    event.stopImmediatePropagation();
    return go();
  }
  // An entry not made by the program: another link was opened in this page.
  isNew = event.state === null;
};
addEventListener("popstate", arrive, true);
/** @type {(event: Event) => void} */
const arriveAtFragment = (event) => {
  if (isLeaving) return event.stopImmediatePropagation();
  if (!location.hash) return;
  if (isForgotten && !isNew) setFragment("");
  else if (location.hash !== kept || isNew) location.reload();
};
addEventListener("hashchange", arriveAtFragment, true);
// Errors while leaving stay silent.
for (const type of ["error", "unhandledrejection"]) {
  addEventListener(type, (event) => isLeaving && event.stopImmediatePropagation(), true);
}

const NEUTRAL = "https://www.dwd.de/";
// Only HTTPS pages on another origin; localhost is allowed for trying it out.
/** @type {(address: any) => string} */
export const target = (address) => {
  try {
    const { protocol, hostname, origin } = new URL(address);
    const isEncrypted = protocol === "https:" || (protocol === "http:" && hostname === "localhost");
    if (isEncrypted && origin !== location.origin) return address;
  } catch {
    // Not a URL.
  }
  return NEUTRAL;
};

// Leaving: from here on nothing is shown, nothing stays in memory, and no other code acts. Goes back
// to the first of our history entries and replaces it, so that Back does not lead to the finder.
const leave = () => {
  if (isLeaving) return;
  isLeaving = true;
  const address = target(page.dataset.sensitive);
  const stuck = /** @type {Element} */ (exits[0].lastElementChild).textContent;
  const steps = Math.min(history.state, history.length - 1);
  // A pending reload, timers and later requests could each undo it, or show up.
  stop();
  for (let timer = setTimeout(() => {}); timer > 0; timer--) clearTimeout(timer);
  window.fetch = () => new Promise(() => {});
  document.title = "";
  document.body.replaceChildren();
  page.dataset.leaving = "";
  tell("next-family");
  /** @type {boolean | undefined} */
  let hasLeft;
  go = () => {
    if (hasLeft) return;
    hasLeft = true;
    // A host that has chosen a destination navigates there itself; a sandbox may forbid it here.
    if (tell("leave")) {
      try {
        /** @type {Window} */ (top).location.replace(address);
      } catch {
        // The message below says what to do.
      }
    }
    setTimeout(() => document.body.replaceChildren(stuck), 1000);
  };
  if (steps > 0) {
    history.go(-steps);
    setTimeout(go, 1000);
  } else go();
};
// Firefox keeps the page in its bfcache as it was left; returning to it shows the first question.
addEventListener("pagehide", () => isLeaving && document.body.replaceChildren());
addEventListener("pageshow", ({ persisted }) => isLeaving && persisted && location.reload());

for (const exit of exits) {
  exit.children[1].addEventListener("click", leave);
  exit.hidden = false;
}
/** @type {number[]} */
let shifts = [];
/** @type {(event: KeyboardEvent) => void} */
const press = ({ key, repeat, timeStamp }) => {
  if (repeat || !("sensitive" in page.dataset)) return;
  shifts = key === "Shift" ? [...shifts, timeStamp].slice(-3) : [];
  if (timeStamp - shifts[0] < 3000 && shifts.length === 3) leave();
};
addEventListener("keydown", press, true);
