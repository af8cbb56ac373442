// Runs before the page's own scripts, answers the questions like someone in a hurry, and records
// when things appear on the screen. Times are milliseconds since the start of the navigation. What
// is timed from a tap is tapped from outside, where `benchTap` says.

// What is to be tapped, while anything is.
/** @type {() => Element | null | undefined} */
let toTap = () => undefined;
let hasAllTaps = false;
/** @type {(milliseconds: number) => Promise<void>} */
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
// The middle of the next thing to tap; `null` once there is no more. Nobody taps more often than
// ten times a second.
window.benchTap = async () => {
  await wait(100);
  for (;;) {
    if (hasAllTaps) return null;
    const element = toTap();
    if (element) {
      element.scrollIntoView({ block: "center" });
      const { x, y, width, height } = element.getBoundingClientRect();
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
  // Long tasks: every period of more than 50 ms in which the page could do nothing else.
  /** @type {PerformanceEntry[]} */
  const blocks = [];
  const blocked = new PerformanceObserver((list) => blocks.push(...list.getEntries()));
  blocked.observe({ type: "longtask", buffered: true });

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
  /** @type {(text: string) => Promise<HTMLButtonElement>} */
  const button = (text) =>
    look(text, () => [...document.querySelectorAll("button")].find((each) => each.textContent === text));
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
  /** @type {(event: string, isThere: () => unknown) => Promise<number>} */
  const brings = (event, isThere) =>
    new Promise((resolve) =>
      addEventListener(
        event,
        async ({ timeStamp }) => {
          let at = await painted();
          while (!isThere()) at = await painted();
          resolve(at - timeStamp);
        },
        { capture: true, once: true },
      ),
    );
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

  // From a tap on this to the first frame that shows that.
  /** @type {(selector: string, isThere: () => unknown) => Promise<number>} */
  const tap = async (selector, isThere) => {
    window.benchWaitsFor = selector;
    await element(selector);
    // A new screen ignores the second tap of a double tap.
    const settles = (/** @type {any} */ each) => each.animationName === "settle";
    await Promise.all(document.getAnimations().filter(settles).map(({ finished }) => finished));
    const shown = brings("click", isThere);
    addEventListener("click", () => (toTap = () => undefined), { capture: true, once: true });
    toTap = there(selector);
    return shown;
  };

  // Taps as soon as anything is visible, and again until the next question is there: its own heading
  // and its first option, not that something is still to come.
  await Promise.all([element(settings.next), firstPaint]);
  toTap = there(`[data-screen="for-whom"] ${settings.next}`);
  await element(settings.second);
  const second = await painted();
  toTap = () => undefined;
  const third = await tap(`[data-screen="place"] ${settings.next}`, there(settings.third));

  window.benchWaitsFor = "angebotsfinder:catalogue-ready";
  const catalogueReady = await ready;
  (await element(settings.situation)).click();
  await painted();
  const card = there('[data-screen="results"] [data-section] .card');
  const results = await tap(settings.showResults, card);
  hasAllTaps = true;

  const leave = await button(settings.allOffers);
  await painted();
  const showsAll = brings("click", there('[data-screen="all-offers"] [data-section] .card'));
  leave.click();
  const allOffers = await showsAll;
  const field = await element("#search");

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
    const found = brings("input", () => hasChanged);
    field.value += letter;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    keystroke = Math.max(keystroke, await found);
    observer.disconnect();
  }

  await painted();
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
    blockLoading: longest(blocks.filter(whileLoading)),
    blockUsing: longest(blocks.filter((each) => !whileLoading(each))),
    wasmMemory: memory?.buffer.byteLength ?? 0,
  };
})();
