// Runs before the page's own scripts, answers the questions like a hurried person, and notes
// when what is on the screen. Times are milliseconds since the start of the navigation.
window.benchTimes = (async () => {
  const selectors = SELECTORS;

  // Looks for an element whenever the page has changed.
  const element = (selector) =>
    new Promise((resolve) => {
      window.benchWaitsFor = selector;
      const look = () => {
        const found = document.querySelector(selector);
        if (!found) return;
        observer.disconnect();
        resolve(found);
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { attributes: true, childList: true, subtree: true });
      look();
    });
  // A frame callback runs before its frame is painted, a message sent from it afterwards.
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }),
    );
  const screen = (name) => element(`[data-screen="${name}"]`);
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

  // Taps as soon as there is something to see, and again until the question has gone.
  await Promise.all([element(selectors.next), firstPaint]);
  const onFirst = () => document.querySelector('[data-screen="for-whom"]');
  const tap = () => onFirst() && document.querySelector(selectors.next)?.click();
  tap();
  const impatience = setInterval(tap, 50);
  await screen("place");
  clearInterval(impatience);
  const usable = await painted();

  window.benchWaitsFor = "angebotsfinder:catalogue-ready";
  const catalogueReady = await ready;
  (await element(selectors.next)).click();
  await screen("situation");
  (await element(selectors.situation)).click();
  await element(selectors.showResults);
  await painted();
  const tapped = performance.now();
  document.querySelector(selectors.showResults).click();
  await screen("results");
  const shown = await painted();

  return { painted: await firstPaint, usable, catalogueReady, results: shown - tapped };
})();
