// Starts the widget: a file of its own, because the Content-Security-Policy forbids
// inline scripts, and a small one, because it has to be there before the first tap.
//
// The first question is real HTML and can be answered before the program has arrived.
// Ticks keep themselves; a tap on "Weiter" or on a language is remembered here and carried
// out later.

const script = document.querySelector("script[data-wasm]");
const url = (name) => new URL(script.dataset[name], document.baseURI);
const parameters = new URLSearchParams(location.search);
const page = document.documentElement;

// The languages. German is on board; the texts of another one set out as soon as it is
// wanted, and go to the program once both are there. What did not come, or is no list that
// the program can use, is fetched again when it is wanted again, and not from a cache.
const german = page.lang;
const menu = () => document.querySelector(".language summary");
const lists = {};
const failed = {};
let wanted;
let hasStarted;
const started = new Promise((resolve) => (hasStarted = resolve));
const speak = async (language) => {
  wanted = language;
  const list = (lists[language] ??=
    language === german
      ? Promise.resolve()
      : fetch(url("locale").href.replace("*", language), {
          cache: failed[language] ? "reload" : "default",
        }).then((answer) => answer.json()));
  const texts = await list.catch(() => {});
  await started;
  if (wanted !== language) return;
  const detail = [language, texts];
  const event = new CustomEvent("angebotsfinder:speak", { detail, cancelable: true });
  if (!page.dispatchEvent(event)) {
    failed[language] = true;
    delete lists[language];
  }
};
document.addEventListener("click", ({ target }) => {
  const button = target.closest(".language button");
  if (!button) return;
  // The button goes with the old texts; the menu keeps the focus.
  menu().focus();
  speak(button.lang);
});

// The language of the address, else the browser's first that is in the menu.
const known = [...document.querySelectorAll(".language button")].map(({ lang }) => lang);
const nearest = (tag) => {
  const parts = tag.toLowerCase().split("-");
  return known.find((each) => each === parts.join("-")) ?? known.find((each) => each === parts[0]);
};
const wishes = [parameters.get("lang") ?? "", ...navigator.languages];
const first = wishes.map(nearest).find(Boolean) ?? german;
if (first !== german) speak(first);

const remember = (event) => {
  event.preventDefault();
  page.dataset.next = "";
};
document.addEventListener("submit", remember);

// A message that is part of the page, so that it needs no network to be shown; in another
// language, if that has come.
const message = document.getElementById("start-failed");
const retry = document.getElementById("retry");
const fail = async (reason) => {
  console.error(reason);
  message.hidden = false;
  document.querySelector(".help-now").open = true;
  const texts = await lists[wanted]?.catch(() => {});
  if (texts) {
    [message.firstElementChild.textContent, retry.textContent] = texts;
    Object.assign(message, { lang: wanted, dir: "auto" });
  }
};
retry.addEventListener("click", () => location.reload());

// The catalogue sets out together with the program; the program picks it up from there.
const catalogue = parameters.get("katalog") ?? "katalog.json";
const preload = document.createElement("link");
Object.assign(preload, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: catalogue });
if (new URL(preload.href).origin === location.origin) document.head.append(preload);

try {
  const wasm = fetch(url("wasm"));
  const { default: start } = await import(url("js"));
  await start({ module_or_path: wasm });
  document.removeEventListener("submit", remember);
  hasStarted();
} catch (error) {
  fail(error);
}
