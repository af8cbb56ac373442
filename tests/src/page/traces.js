// What the page has stored on the device, requested from other servers, or written into its address
// or history. `stored` is the result of storage.js.
(/** @type {Record<string, string[]>} */ stored) => {
  const traces = Object.entries(stored).flatMap(([where, names]) =>
    names.map((name) => `${where}: ${name}`),
  );
  // A host's page may do as it likes.
  if (document.getElementById("angebotsfinder")) {
    const [opened] = performance.getEntriesByType("navigation");
    const { pathname, search, hash, origin } = location;
    const asked = new URL(opened.name);
    if (pathname + search !== asked.pathname + asked.search) traces.push(`address: ${location}`);
    // The language and the codes of a list that someone wanted to hand over.
    if (hash && !/^#[\w-]+\.[\w-]+$/.test(hash)) traces.push(`fragment: ${hash}`);
    if (history.state !== null && !Number.isInteger(history.state)) {
      traces.push(`history: ${JSON.stringify(history.state)}`);
    }
    for (const { name } of performance.getEntriesByType("resource")) {
      if (new URL(name).origin !== origin && !name.startsWith("data:")) {
        traces.push(`request: ${name}`);
      }
    }
  }
  return traces;
}
