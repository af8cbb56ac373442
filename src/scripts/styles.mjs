// How long to wait for a style sheet, in milliseconds: without it everything is there, only plain.
const PATIENCE = 2_000;

// Adds a style sheet that only some visits need. Resolves once it applies, has failed to load or
// keeps the visitor waiting.
/** @type {(address: URL) => Promise<unknown>} */
export const addStyles = (address) => {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: address.href });
  return new Promise((done) => {
    for (const event of ["load", "error"]) link.addEventListener(event, done);
    document.head.append(link);
    setTimeout(done, PATIENCE);
  });
};
