// The way out for people who must not be seen reading this, and what a visit leaves in the
// browser's history. Runs before every other script and imports nothing, so that it works whatever
// becomes of the program. Loaded with the page: fetched on demand it would show on the network.
//
// A history entry holds its number among the finder's entries (src/history.rs); entry 0 is the first.

/** @type {PageRoot} */
const page = document.documentElement;
const exits = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".exit")]);
/** @type {(name: PageEvent, listener: () => void) => void} */
const on = (name, listener) => page.addEventListener(`angebotsfinder:${name}`, listener);
/** @type {(name: PageEvent | ScriptEvent) => boolean} */
const tell = (name) => page.dispatchEvent(new Event(`angebotsfinder:${name}`, { cancelable: true }));

let isLeaving = false;

// Nothing may cancel leaving.
export const reload = () => isLeaving || location.reload();

// A fragment is the list of offers that a link hands over. It is read once and leaves the address
// at once: nobody knows yet what the list holds.
export const fragment = location.hash.slice(1);
/** @type {(hash: string) => void} */
const setFragment = (hash) => {
  try {
    history.replaceState(history.state, "", location.pathname + location.search + hash);
  } catch {
    // A sandbox without an origin of its own may forbid it; its history ends with the frame.
  }
};
if (location.hash) setFragment("");

// No entry but the first has one.
const { pushState } = history;
history.pushState = (state) => pushState.call(history, state, "", location.pathname + location.search);

// The list of this page as it may be in the address; undefined until the program says that it may.
// The program says so for harmless lists on the first entry: a phone that has discarded the tab then
// finds its list again. A device that several families share keeps none.
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

// Back and Forward while leaving belong to leaving alone.
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
  // Of an entry that the program has not made: another link has been opened in this page.
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
// What fails now fails unseen.
for (const type of ["error", "unhandledrejection"]) {
  addEventListener(type, (event) => isLeaving && event.stopImmediatePropagation(), true);
}

const NEUTRAL = "https://www.dwd.de/";
// Only an encrypted page of somebody else; the computer itself is for trying it out.
/** @type {(address: any) => string} */
export const target = (address) => {
  try {
    const { protocol, hostname, origin } = new URL(address);
    const isEncrypted = protocol === "https:" || (protocol === "http:" && hostname === "localhost");
    if (isEncrypted && origin !== location.origin) return address;
  } catch {
    // It is no address at all.
  }
  return NEUTRAL;
};

// Leaving: nothing is to be seen from here on, nothing stays in memory, and nothing else acts. Goes
// over the first of our entries in the browser's history and replaces it, so that Back does not lead
// to the finder.
const leave = () => {
  if (isLeaving) return;
  isLeaving = true;
  const address = target(page.dataset.sensitive);
  const stuck = /** @type {Element} */ (exits[0].lastElementChild).textContent;
  const steps = Math.min(history.state, history.length - 1);
  // A reload that is under way, timers, and requests to come: each could undo it, or show.
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
    // A host that has said where to leads there; a sandbox may forbid it.
    if (tell("leave")) {
      try {
        /** @type {Window} */ (top).location.replace(address);
      } catch {
        // The sentence below says what to do.
      }
    }
    setTimeout(() => document.body.replaceChildren(stuck), 1000);
  };
  if (steps > 0) {
    history.go(-steps);
    setTimeout(go, 1000);
  } else go();
};
// Firefox keeps the page as it was left; whoever comes back to it finds the first question.
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
