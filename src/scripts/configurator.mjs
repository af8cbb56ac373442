// The page on which editors of a municipal website configure the embedding code: their choices
// produce the preview, the snippets and the poster. It stores and sends nothing.

import { copy } from "./clipboard.mjs";
import { luminance } from "./contrast.mjs";
import { find, findAll } from "./find.mjs";
import { chosenCatalogue, fetchCatalogue } from "./own.mjs";
import { parameters } from "./page.mjs";
import { draw } from "./qr.mjs";

const TITLE = "Angebotsfinder: Unterstützung für Familien";
const LINK = "Angebote für Familien finden";
// For the purpose of each, see docs/embedding.md.
const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation allow-downloads allow-modals";
// The widget's defaults, as in style/main.css.
const ACCENT = "#1f4a9c";
const RADIUS = "10";
// The default heading level, with embed.js and in a bare frame.
const HEADING = { script: "2", frame: "1" };

const folder = new URL(".", location.href).href;
// A site with several catalogues: einbetten.html?katalog=kreis.json.
const catalogue = parameters.get("katalog");

/** @type {HTMLFormElement} */
const form = find("#choices");
/** @type {(name: string) => HTMLInputElement} */
const field = (name) => /** @type {any} */ (form.elements.namedItem(name));
/** @type {HTMLInputElement} */
const picker = find("#accent-picker");
const preview = find("#preview");

// --- Choices --------------------------------------------------------------------------

// An invalid value counts as empty.
/** @type {(name: string) => string} */
const value = (name) => {
  const { validity, value: given } = field(name);
  return validity.valid ? given.trim() : "";
};
const hex = () => value("accent_color").toLowerCase().replace(/^(?=[^#])/, "#");
/** @typedef {[name: string, text: string]} Pair */
// The choices that differ from the widget's defaults, named like its URL parameters.
/** @type {() => Pair[]} */
const choices = () =>
  Object.entries({
    katalog: catalogue ?? "",
    lang: value("lang"),
    place: value("place"),
    life_phase: new FormData(form).getAll("life_phase").join(),
    topic: value("topic"),
    accent_color: hex(),
    color_scheme: value("color_scheme"),
    corner_radius: value("corner_radius"),
  }).filter(([, each]) => each);

// --- Snippets -------------------------------------------------------------------------

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** @type {(text: string) => string} */
const escaped = (text) => text.replace(/[&<>"]/g, (each) => ENTITIES[each]);
/** @type {(attributes: Pair[], prefix?: string) => string} */
const written = (attributes, prefix = "") =>
  attributes
    .map(([name, text]) => ` ${prefix}${name}` + (text === "" ? "" : `="${escaped(text)}"`))
    .join("");

/** @type {(chosen: Pair[]) => string} */
const addressWith = (chosen) => {
  const address = new URL(folder);
  for (const [name, text] of chosen) {
    address.searchParams.set(name, name === "accent_color" ? text.slice(1) : text);
  }
  // Unencoded commas in lists are easier to read.
  return address.href.replaceAll("%2C", ",");
};

// As attributes of <angebots-finder>.
/** @type {() => Pair[]} */
const attributes = () => {
  /** @type {Pair[]} */
  const list = choices().map(([name, text]) => [name === "katalog" ? "catalogue" : name.replace("_", "-"), text]);
  const heading = value("heading_level");
  if (heading !== HEADING.script) list.push(["heading-level", heading]);
  return [...list, ...wishes()];
};
// Options that only work with embed.js.
const wishes = () => {
  /** @type {Pair[]} */
  const list = [];
  const exit = value("exit_url");
  if (exit) list.push(["exit-url", exit]);
  if (field("events").checked) list.push(["events", ""]);
  return list;
};

// The more readable text colour on this one: at this luminance, black and white have equal contrast.
/** @type {(color: string) => string} */
const textOn = (color) => (luminance(color) > 0.179 ? "#000" : "#fff");

/** @type {(sandbox: Pair[]) => string} */
const frame = (sandbox) => {
  const heading = value("heading_level");
  const chosen = choices();
  if (heading !== HEADING.frame) chosen.push(["heading_level", heading]);
  /** @type {Pair[]} */
  const all = [
    ["src", addressWith(chosen)],
    ["title", TITLE],
    ["width", value("width") || "100%"],
    ["height", value("height") || "900"],
    ["style", "border:0;display:block"],
    ["loading", "lazy"],
    ["allow", "clipboard-write; web-share"],
    ["referrerpolicy", "no-referrer"],
    ...sandbox,
  ];
  // Themes of WordPress centre blocks only: without an element around it, a frame stands at the left edge.
  return `<div><iframe${written(all)}${written(wishes(), "data-")}></iframe></div>`;
};

const snippets = () => {
  /** @type {Pair} */
  const script = ["src", `${folder}embed.js`];
  const address = addressWith(choices());
  const accent = hex() || ACCENT;
  const look = [
    "display:inline-block",
    "padding:.75em 1.25em",
    `border-radius:${value("corner_radius") || RADIUS}px`,
    `background:${accent}`,
    `color:${textOn(accent)}`,
    "font-weight:bold",
    "text-decoration:none",
  ].join(";");
  return {
    "one-tag": `<script async${written([script])} data-finder${written(attributes(), "data-")}></script>`,
    element: `<script async${written([script])}></script>\n<angebots-finder${written(attributes())}></angebots-finder>`,
    frame: frame([]),
    sandbox: frame([["sandbox", SANDBOX]]),
    address,
    link: `<a${written([["href", address]])}>${LINK}</a>`,
    button: `<p><a${written([["href", address], ["style", look]])}>${LINK}</a></p>`,
  };
};

const write = () => {
  for (const [id, text] of Object.entries(snippets())) find(`#${id}`).textContent = text;
  for (const output of findAll("output")) output.textContent = "";
  writePoster();
};

// --- Preview and poster ---------------------------------------------------------------

const show = () => {
  const finder = document.createElement("angebots-finder");
  for (const attribute of attributes()) finder.setAttribute(...attribute);
  // A new element each time: navigating the existing frame would add a history entry.
  preview.replaceChildren(finder);
};

const LOOKS = ["accent_color", "color_scheme", "corner_radius"];
const writePoster = () => {
  // Colours do not matter on paper, and every character makes the code denser.
  draw(addressWith(choices().filter(([name]) => !LOOKS.includes(name))), find(".qr"));
  // Short enough to type.
  const typed = addressWith(catalogue ? [["katalog", catalogue]] : []);
  find(".poster-address").textContent = typed.replace(/^https?:\/\/|\/$/g, "");
};
/** @type {HTMLOptionElement[]} */
const languages = findAll("#lang > :not([value=''])");
find(".poster-languages").append(
  ...languages.flatMap(({ lang, textContent }) => {
    const name = document.createElement("span");
    Object.assign(name, { lang, textContent });
    return [name, " "];
  }),
);

const stage = find(".stage");
const sample = find(".sample");
// A wide page is scaled down on a narrow screen; the initial size is one that fits.
/** @type {HTMLInputElement[]} */
const sizes = findAll("[name=size]");
const fitting = sizes.filter((size, index) => !index || Number(size.value) <= stage.clientWidth);
/** @type {HTMLInputElement} */ (fitting.pop()).checked = true;
const fit = () => {
  const width = Number(sizes.find(({ checked }) => checked)?.value);
  stage.style.inlineSize = `min(100%, ${width}px)`;
  const scale = Math.min(1, stage.clientWidth / width);
  Object.assign(sample.style, { inlineSize: `${width}px`, transform: `scale(${scale})` });
  stage.style.blockSize = `${Math.ceil(sample.offsetHeight * scale)}px`;
};
const observer = new ResizeObserver(fit);
observer.observe(stage);
observer.observe(sample);

// --- Events ---------------------------------------------------------------------------

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target === picker) field("accent_color").value = picker.value;
  write();
});
form.addEventListener("change", ({ target }) => {
  picker.value = hex() || ACCENT;
  for (const problem of findAll("#choices .alert[id$=problem]")) {
    /** @type {HTMLInputElement[]} */
    const fields = findAll(`#choices [aria-describedby~=${problem.id}]`);
    for (const each of fields) each.setAttribute("aria-invalid", `${!each.validity.valid}`);
    problem.hidden = fields.every(({ validity }) => validity.valid);
  }
  write();
  // The preview does not show the size of a bare frame.
  if (target !== field("width") && target !== field("height")) show();
});
for (const size of sizes) size.addEventListener("change", fit);

document.addEventListener("click", async ({ target }) => {
  /** @type {HTMLElement | null} */
  const button = /** @type {Element} */ (target).closest("[data-copies]");
  if (!button) return;
  const code = find(`#${button.dataset.copies}`);
  getSelection()?.selectAllChildren(code);
  const output = /** @type {HTMLOutputElement} */ (button.nextElementSibling);
  output.textContent = (await copy(`${code.textContent}`))
    ? "Kopiert."
    : "Bitte kopieren Sie den markierten Text mit Strg + C.";
});
find("#print").addEventListener("click", () => print());

// --- Catalogue ------------------------------------------------------------------------

/** @typedef {{ id: string, name: string, part_of?: string }} Place */

/** @type {HTMLSelectElement} */
const places = find("#place");
// The places that the widget asks for: all but those that contain others and are contained in none.
/** @type {(catalogue: { name?: string, places?: Place[] }) => void} */
const fillPlaces = ({ name = "", places: all = [] }) => {
  find(".poster-name").textContent = name;
  /** @type {(place: Place) => boolean} */
  const hasParts = (place) => all.some(({ part_of }) => part_of === place.id);
  for (const place of all) {
    if (place.part_of || !hasParts(place)) places.add(new Option(place.name, place.id));
  }
  find("#place-field").hidden = places.length < 2;
};

write();
show();
try {
  // An empty URL fetches this page itself, which has no places.
  const answer = await fetchCatalogue(chosenCatalogue(parameters));
  fillPlaces(await answer.json());
} catch {
  find("#place-field").hidden = true;
  find("#no-places").hidden = false;
}
