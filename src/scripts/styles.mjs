// Adds a style sheet that only some visits need. Resolves once it applies, or has failed to load.
/** @type {(address: URL) => Promise<unknown>} */
export const addStyles = (address) => {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: address.href });
  return new Promise((done) => {
    for (const event of ["load", "error"]) link.addEventListener(event, done);
    document.head.append(link);
  });
};
