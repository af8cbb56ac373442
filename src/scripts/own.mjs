// What an address may choose. A link can come from anybody, and the rest of the origin may hold what anybody has
// uploaded, or answer with what it is asked: so a link chooses among the files of the page's own folder and below.
// esbuild puts it into each script that needs it.

// What some server reads as a way out of the folder although no browser does: control characters,
// slashes, backslashes and per cent signs in disguise, `..;`.
const DEVIOUS = /%([01]|2f|5c|25)|;|\.\./i;

// The absolute address of a file of the page's own folder, or none.
/** @type {(address: string) => URL | undefined} */
export const own = (address) => {
  try {
    const url = new URL(address, document.baseURI);
    const folder = new URL(".", document.baseURI);
    const isBelow = url.href.startsWith(folder.href) && !DEVIOUS.test(url.pathname.slice(folder.pathname.length));
    return isBelow ? url : undefined;
  } catch {
    // No address at all.
  }
};

// The absolute address of the catalogue that the page's address asks for; empty if it may not.
/** @type {(parameters: URLSearchParams) => string} */
export const chosenCatalogue = (parameters) => {
  const url = own(parameters.get("katalog") ?? "katalog.json");
  return url?.pathname.endsWith(".json") ? url.href : "";
};

// A catalogue is the same for all who ask, so nobody says who asks; and where a server leads elsewhere is not
// where the address has led.
/** @type {(address: string) => Promise<Response>} */
export const fetchCatalogue = (address) => fetch(address, { credentials: "omit", redirect: "error" });
