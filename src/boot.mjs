// Starts the widget: a file of its own, because the Content-Security-Policy forbids
// inline scripts, and a small one, because it has to be there before the first tap.
//
// The first question is real HTML and can be answered before the program has arrived.
// Ticks keep themselves; a tap on "Weiter" is remembered here and carried out later.

const script = document.querySelector("script[data-wasm]");
const url = (name) => new URL(script.dataset[name], document.baseURI);

const remember = (event) => {
  event.preventDefault();
  document.documentElement.dataset.next = "";
};
document.addEventListener("submit", remember);

// A message that is part of the page, so that it needs no network to be shown.
const fail = (reason) => {
  console.error(reason);
  document.getElementById("start-failed").hidden = false;
  document.querySelector(".help-now").open = true;
};
document.getElementById("retry").addEventListener("click", () => location.reload());

// The catalogue sets out together with the program; the program picks it up from there.
const catalogue = new URLSearchParams(location.search).get("katalog") ?? "katalog.json";
const preload = document.createElement("link");
Object.assign(preload, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: catalogue });
if (new URL(preload.href).origin === location.origin) document.head.append(preload);

try {
  const wasm = fetch(url("wasm"));
  const { default: start } = await import(url("js"));
  await start({ module_or_path: wasm });
  document.removeEventListener("submit", remember);
} catch (error) {
  fail(error);
}
