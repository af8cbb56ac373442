// Adds a style sheet that only some visits need.
/** @type {(address: URL) => void} */
export const addStyles = (address) => {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: address.href });
  document.head.append(link);
};
