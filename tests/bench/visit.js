// Runs before the page's own scripts, answers the questions like someone in a hurry, and records
// when things appear on the screen. Times are milliseconds since the start of the navigation. Taps and
// keys come from outside, as `benchAct` asks for them.

// What is to be tapped or typed, while anything is.
/** @type {() => Element | string | null | undefined} */
let toDo = () => undefined;
let isDone = false;
/** @type {(milliseconds: number) => Promise<void>} */
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
// The next key, or the middle of the next thing to tap; `null` once there is no more. Nobody taps more
// often than ten times a second.
window.benchAct = async () => {
  await wait(100);
  for (;;) {
    if (isDone) return null;
    const next = toDo();
    if (typeof next === "string") return next;
    if (next) {
      next.scrollIntoView({ block: "center" });
      const { x, y, width, height } = next.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    }
    await wait(10);
  }
};
window.benchTimes = (async () => {
  const settings = SETTINGS;

  // The program exports its memory, from the first of its parts if there are several.
  /** @type {WebAssembly.Memory | undefined} */
  let memory;
  const noted = (/** @type {any} */ made) => {
    const { exports } = made.instance ?? made;
    memory ??= Object.values(exports).find((each) => each instanceof WebAssembly.Memory);
    return made;
  };
  /** @type {Record<string, any>} */
  const assembly = WebAssembly;
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const real = assembly[way];
    assembly[way] = (/** @type {unknown[]} */ ...given) => real.apply(WebAssembly, given).then(noted);
  }
  assembly.Instance = new Proxy(WebAssembly.Instance, {
    construct: (...given) => noted(Reflect.construct(...given)),
  });
  // Long tasks: every period of more than 50 ms in which the page could do nothing else.
  /** @type {PerformanceEntry[]} */
  const blocks = [];
  const blocked = new PerformanceObserver((list) => blocks.push(...list.getEntries()));
  blocked.observe({ type: "longtask", buffered: true });
  // How long each tap and each key waited for the next frame; the browser reports none below 16 ms.
  /** @type {Map<number, number>} */
  const waits = new Map();
  const note = (/** @type {PerformanceEntryList} */ entries) => {
    for (const { interactionId, duration } of /** @type {any[]} */ (entries)) {
      if (interactionId) waits.set(interactionId, Math.max(waits.get(interactionId) ?? 0, duration));
    }
  };
  const interactions = new PerformanceObserver((list) => note(list.getEntries()));
  interactions.observe(/** @type {any} */ ({ type: "event", buffered: true, durationThreshold: 16 }));

  // Checks after every change of the page.
  /** @type {<T>(what: string, find: () => T | null | undefined) => Promise<T>} */
  const look = (what, find) =>
    new Promise((resolve) => {
      window.benchWaitsFor = what;
      const again = () => {
        const found = find();
        if (!found) return;
        observer.disconnect();
        resolve(found);
      };
      const observer = new MutationObserver(again);
      observer.observe(document, { attributes: true, childList: true, subtree: true });
      again();
    });
  /** @type {(selector: string) => Promise<HTMLInputElement>} */
  const element = (selector) => look(selector, () => document.querySelector(selector));
  // A frame callback runs before its frame is painted, a message sent from it afterwards.
  /** @type {() => Promise<number>} */
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        // oxlint-disable-next-line unicorn/prefer-add-event-listener -- it also opens the port
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }),
    );
  // The time from an event to the first frame that shows its result. The frame is requested before
  // the page's own listeners run: what the page defers until after that frame then counts towards
  // the next.
  // `isIt`: whether the event is the one, and not a tap beside it.
  /** @type {(type: string, isIt: (event: Event) => unknown, isThere: () => unknown) => Promise<number>} */
  const brings = (type, isIt, isThere) =>
    new Promise((resolve) => {
      const listen = async (/** @type {Event} */ event) => {
        if (!isIt(event)) return;
        removeEventListener(type, listen, true);
        toDo = () => undefined;
        let at = await painted();
        while (!isThere()) at = await painted();
        resolve(at - event.timeStamp);
      };
      addEventListener(type, listen, true);
    });
  const there = (/** @type {string} */ selector) => () => document.querySelector(selector);
  /** @type {(type: string, name: string) => Promise<number>} */
  const entry = (type, name) =>
    new Promise((resolve) => {
      new PerformanceObserver((list, observer) => {
        const [found] = list.getEntriesByName(name);
        if (!found) return;
        observer.disconnect();
        resolve(found.startTime);
      }).observe({ type, buffered: true });
    });

  const firstPaint = entry("paint", "first-contentful-paint");
  const ready = entry("mark", "angebotsfinder:catalogue-ready");

  const button = (/** @type {string} */ text) => () =>
    [...document.querySelectorAll("button")].find((each) => each.textContent === text);

  // From a tap on this to the first frame that shows that.
  /** @type {(what: string, find: () => Element | null | undefined, isThere: () => unknown) => Promise<number>} */
  const tap = async (what, find, isThere) => {
    await look(what, find);
    // A new screen ignores the second tap of a double tap.
    const settles = (/** @type {any} */ each) => each.animationName === "settle";
    // What is replaced meanwhile never finishes.
    await Promise.allSettled(document.getAnimations().filter(settles).map(({ finished }) => finished));
    window.benchWaitsFor = `what a tap on ${what} shows`;
    const isHit = (/** @type {Event} */ { target }) => target instanceof Node && find()?.contains(target);
    const shown = brings("click", isHit, isThere);
    toDo = find;
    return shown;
  };

  // Taps as soon as anything is visible, and again until the next question is there: its own heading
  // and its first option, not that something is still to come.
  await Promise.all([element(settings.next), firstPaint]);
  toDo = there(`[data-screen="for-whom"] ${settings.next}`);
  await element(settings.second);
  const second = await painted();
  // Taps that were only kept until then.
  note(interactions.takeRecords());
  waits.clear();
  const earlier = /** @type {any} */ (performance).interactionCount;
  toDo = () => undefined;
  const third = await tap("the second question", there(`[data-screen="place"] ${settings.next}`), there(settings.third));

  window.benchWaitsFor = "angebotsfinder:catalogue-ready";
  const catalogueReady = await ready;
  // When it comes, the topics move down: a tap would hit something else.
  await element(settings.ownWords);
  const situation = `.topic[open] ${settings.situation}`;
  await tap("a topic", there(".topic > summary"), there(situation));
  await tap("a situation", there(situation), there(`${situation}:checked`));
  const card = there('[data-screen="results"] [data-section] .card');
  const results = await tap("the third question", there(settings.showResults), card);
  const all = there('[data-screen="all-offers"] [data-section] .card');
  await look("all of the results", () => !document.querySelector("[aria-busy=true]"));
  const allOffers = await tap("all offers", button(settings.allOffers), all);
  await tap("the search field", there(settings.field), there(`${settings.field}:focus`));

  let keystroke = 0;
  for (const letter of settings.word) {
    // The rest of the previous list has been rendered, too.
    await look("all of a list", () => !document.querySelector("[aria-busy=true]"));
    await painted();
    // Search results are in the list as soon as the list changes.
    window.benchWaitsFor = "what a key finds";
    let hasChanged = false;
    const observer = new MutationObserver(() => (hasChanged = true));
    observer.observe(await element("[data-section]"), { childList: true, subtree: true });
    const found = brings("keydown", () => true, () => hasChanged);
    toDo = () => letter;
    keystroke = Math.max(keystroke, await found);
    observer.disconnect();
  }

  isDone = true;
  await painted();
  await painted();
  note(interactions.takeRecords());
  const { interactionCount } = /** @type {any} */ (performance);
  const fast = Array.from({ length: Math.max(0, interactionCount - earlier - waits.size) }, () => 0);
  const waited = [...fast, ...waits.values()].toSorted((a, b) => a - b);
  blocks.push(...blocked.takeRecords());
  const longest = (/** @type {PerformanceEntry[]} */ some) => Math.max(0, ...some.map((each) => each.duration));
  const whileLoading = (/** @type {PerformanceEntry} */ each) => each.startTime < catalogueReady;
  return {
    painted: await firstPaint,
    second,
    third,
    catalogueReady,
    results,
    allOffers,
    keystroke,
    interactions: waited[Math.floor((waited.length - 1) * 0.75)] ?? 0,
    blockLoading: longest(blocks.filter(whileLoading)),
    blockUsing: longest(blocks.filter((each) => !whileLoading(each))),
    wasmMemory: memory?.buffer.byteLength ?? 0,
  };
})();
