// The page on which editors of a municipal website put together what they copy into it: from
// their choices come the preview, the snippets and the poster. It stores and sends nothing.

import { chosenCatalogue, fetchCatalogue } from "#own";
import { draw } from "#qr";

const TITLE = "Angebotsfinder: Unterstützung für Familien";
const LINK = "Angebote für Familien finden";
// What each is good for: docs/embedding.md.
const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation allow-downloads allow-modals";
// The widget's own, as in style/main.css.
const ACCENT = "#1f4a9c";
const RADIUS = "10";
// The level of the heading where nothing is said, by embed.js and in a bare frame.
const HEADING = { script: "2", frame: "1" };

const folder = new URL(".", location.href).href;
// A site with several catalogues: einbetten.html?katalog=kreis.json.
const parameters = new URLSearchParams(location.search);
const catalogue = parameters.get("katalog");

const byId = (id) => document.getElementById(id);
const form = byId("choices");
const picker = byId("accent-picker");
const preview = byId("preview");

// --- Choices --------------------------------------------------------------------------

// What cannot be used counts as not given.
const value = (name) => {
  const field = form.elements[name];
  return field.validity.valid ? field.value.trim() : "";
};
const hex = () => value("accent_color").toLowerCase().replace(/^(?=[^#])/, "#");
// What differs from what the widget does by itself, under the names of its address.
const choices = () =>
  Object.entries({
    katalog: catalogue,
    lang: value("lang"),
    place: value("place"),
    life_phase: new FormData(form).getAll("life_phase").join(),
    topic: value("topic"),
    accent_color: hex(),
    color_scheme: value("color_scheme"),
    corner_radius: value("corner_radius"),
  }).filter(([, each]) => each);

// --- Snippets -------------------------------------------------------------------------

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (each) => ENTITIES[each]);
const written = (attributes, prefix = "") =>
  attributes
    .map(([name, text]) => ` ${prefix}${name}` + (text === "" ? "" : `="${escaped(text)}"`))
    .join("");

const addressWith = (parameters) => {
  const address = new URL(folder);
  for (const [name, text] of parameters) {
    address.searchParams.set(name, name === "accent_color" ? text.slice(1) : text);
  }
  // Lists may have commas, which are easier to read.
  return address.href.replaceAll("%2C", ",");
};

// As attributes of <angebots-finder>.
const attributes = () => {
  const list = choices().map(([name, text]) => [name === "katalog" ? "catalogue" : name.replace("_", "-"), text]);
  const heading = value("heading_level");
  if (heading !== HEADING.script) list.push(["heading-level", heading]);
  return [...list, ...wishes()];
};
// What only a page with embed.js can fulfil.
const wishes = () => {
  const list = [];
  const exit = value("exit_url");
  if (exit) list.push(["exit-url", exit]);
  if (form.elements.events.checked) list.push(["events", ""]);
  return list;
};

// The text on the colour that can be read better (WCAG 2.2, contrast).
const textOn = (color) => {
  const [red, green, blue] = [1, 3, 5].map((at) => (parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? "#000" : "#fff";
};

const frame = (sandbox) => {
  const heading = value("heading_level");
  const parameters = choices();
  if (heading !== HEADING.frame) parameters.push(["heading_level", heading]);
  const all = [
    ["src", addressWith(parameters)],
    ["title", TITLE],
    ["width", value("width") || "100%"],
    ["height", value("height") || "900"],
    ["style", "border:0"],
    ["loading", "lazy"],
    ["allow", "clipboard-write; web-share"],
    ["referrerpolicy", "no-referrer"],
    ...sandbox,
  ];
  return `<iframe${written(all)}${written(wishes(), "data-")}></iframe>`;
};

const snippets = () => {
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
    button: `<a${written([["href", address], ["style", look]])}>${LINK}</a>`,
  };
};

const write = () => {
  for (const [id, text] of Object.entries(snippets())) byId(id).textContent = text;
  for (const output of document.querySelectorAll("output")) output.textContent = "";
  writePoster();
};

// --- Preview and poster ---------------------------------------------------------------

const show = () => {
  const finder = document.createElement("angebots-finder");
  for (const attribute of attributes()) finder.setAttribute(...attribute);
  // Another element each time: a frame that goes elsewhere would be a step of Back.
  preview.replaceChildren(finder);
};

const LOOKS = ["accent_color", "color_scheme", "corner_radius"];
const writePoster = () => {
  // On paper there are no colours to match, and every letter makes the code finer.
  draw(addressWith(choices().filter(([name]) => !LOOKS.includes(name))), document.querySelector(".qr"));
  // Short enough to be typed.
  const typed = addressWith(catalogue ? [["katalog", catalogue]] : []);
  document.querySelector(".poster-address").textContent = typed.replace(/^https?:\/\/|\/$/g, "");
};
const languages = [...form.elements.lang.options].filter((option) => option.value);
document.querySelector(".poster-languages").append(
  ...languages.flatMap(({ lang, textContent }) => {
    const name = document.createElement("span");
    Object.assign(name, { lang, textContent });
    return [name, " "];
  }),
);

const stage = document.querySelector(".stage");
const sample = document.querySelector(".sample");
// A wide page on a narrow screen is shown smaller; at first it is one that fits.
const sizes = [...document.querySelectorAll("[name=size]")];
sizes.filter(({ value }, index) => !index || value <= stage.clientWidth).pop().checked = true;
const fit = () => {
  const width = Number(sizes.find(({ checked }) => checked).value);
  stage.style.inlineSize = `min(100%, ${width}px)`;
  const scale = Math.min(1, stage.clientWidth / width);
  Object.assign(sample.style, { inlineSize: `${width}px`, transform: `scale(${scale})` });
  stage.style.blockSize = `${Math.ceil(sample.offsetHeight * scale)}px`;
};
const observer = new ResizeObserver(fit);
observer.observe(stage);
observer.observe(sample);

// --- What editors do ------------------------------------------------------------------

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target === picker) form.elements.accent_color.value = picker.value;
  write();
});
form.addEventListener("change", ({ target }) => {
  if (target === picker) target = form.elements.accent_color;
  picker.value = hex() || ACCENT;
  for (const problem of form.querySelectorAll(".alert[id$=problem]")) {
    const fields = [...form.querySelectorAll(`[aria-describedby~=${problem.id}]`)];
    for (const field of fields) field.setAttribute("aria-invalid", !field.validity.valid);
    problem.hidden = fields.every(({ validity }) => validity.valid);
  }
  write();
  // The size of a bare frame is not to be seen in it.
  if (!["width", "height"].includes(target.name)) show();
});
for (const size of sizes) size.addEventListener("change", fit);

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copies]");
  if (!button) return;
  const code = byId(button.dataset.copies);
  getSelection().selectAllChildren(code);
  // Without HTTPS there is no clipboard; the older way copies what is selected.
  const copied = await navigator.clipboard?.writeText(code.textContent).then(
    () => true,
    () => false,
  );
  button.nextElementSibling.textContent =
    copied || document.execCommand("copy") ? "Kopiert." : "Bitte kopieren Sie den markierten Text mit Strg + C.";
});
byId("print").addEventListener("click", () => print());

// --- Catalogue ------------------------------------------------------------------------

// The same places as the widget asks for: without the one that all others are part of.
const fillPlaces = ({ name, places = [] }) => {
  document.querySelector(".poster-name").textContent = name ?? "";
  const hasParts = (place) => places.some(({ part_of }) => part_of === place.id);
  for (const place of places) {
    if (place.part_of || !hasParts(place)) form.elements.place.add(new Option(place.name, place.id));
  }
  byId("place-field").hidden = form.elements.place.length < 2;
};

write();
show();
try {
  // Without an address it is this page that comes, which holds no places.
  const answer = await fetchCatalogue(chosenCatalogue(parameters));
  fillPlaces(await answer.json());
} catch {
  byId("place-field").hidden = true;
  byId("no-places").hidden = false;
}
