// What a URL may choose. Links can come from anyone, and other paths of the origin may host uploads from
// anyone, or echo the request: so a link may choose only among files in the page's own folder and below.
// esbuild bundles this into each script that needs it.

// Anything that some server may interpret as leaving the folder although no browser does: encoded
// control characters, slashes, backslashes and per cent signs, `..;`.
const DEVIOUS = /%([01]|2f|5c|25)|;|\.\./i;

// The absolute URL of a file in the page's own folder or below, or undefined.
/** @type {(address: string) => URL | undefined} */
export const own = (address) => {
  try {
    const url = new URL(address, document.baseURI);
    const folder = new URL(".", document.baseURI);
    const isBelow = url.href.startsWith(folder.href) && !DEVIOUS.test(url.pathname.slice(folder.pathname.length));
    return isBelow ? url : undefined;
  } catch {
    // Not a URL.
  }
};

// The absolute URL of the catalogue that the page's URL asks for; empty if it may not.
/** @type {(parameters: URLSearchParams) => string} */
export const chosenCatalogue = (parameters) => {
  const url = own(parameters.get("katalog") ?? "katalog.json");
  return url?.pathname.endsWith(".json") ? url.href : "";
};

// A catalogue is the same for everyone, so the request carries no credentials; and a server's redirect
// could lead to somewhere that the URL was not allowed to choose. The server is always asked whether the
// catalogue has changed: where it says nothing about caching, browsers would keep a wrong telephone
// number for days.
/** @type {RequestInit} */
const REQUEST = { cache: "no-cache", credentials: "omit", redirect: "error" };
/** @type {(address: string) => Promise<Response>} */
export const fetchCatalogue = (address) => fetch(address, REQUEST);
