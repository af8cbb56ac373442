// Themes the widget to match the host's site: accent colour, light or dark, corners, font, logo.
// Values come from the URL, else from the catalogue's `theme`. Loaded only if one of them is given.
//
// They are set in the two rules of style/main.css with the tokens, the light one and the dark one in
// its media query, so the browser still chooses between them: for a device that turns dark in the
// evening, for print, and in forced colours. The Content-Security-Policy allows changing a rule, but
// not adding a style sheet written here.

import { contrast, linear } from "./contrast.mjs";
import { find } from "./find.mjs";
import { chosenCatalogue, own } from "./own.mjs";

/** @typedef {import("./contrast.mjs").Triple} Triple */
/** @typedef {"light" | "dark"} Scheme */
/** @typedef {{ query: CSSMediaRule, light: CSSStyleDeclaration, dark: CSSStyleDeclaration }} Tokens */

// Contrast of text (WCAG 2.2, 1.4.3); more than edges and the focus indicator need (1.4.11).
const CONTRAST = 4.5;
// The backgrounds of text in the accent colour, besides its own `--tint`.
const GROUNDS = ["--ground", "--surface", "--raised", "--warn-tint", "--urgent-tint"];
// Lightness and maximum chroma in OKLCH: of backgrounds of text, and of text on the accent colour.
/** @typedef {[lightness: number, chroma: number]} Shade */
/** @type {Record<Scheme, Shade>} */
const TINT = { light: [0.945, 0.02], dark: [0.31, 0.06] };
/** @type {Record<Scheme, Shade>} */
const ON_ACCENT = { light: [1, 0], dark: [0.2, 0.04] };

// OKLab (https://bottosson.github.io/posts/oklab/): making a colour lighter or darker in it keeps
// the perceived hue, and greys stay grey.
/** @type {(color: string) => Triple} */
const lab = (color) => {
  const [red, green, blue] = linear(color);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};
/** @type {(lightness: number, a: number, b: number) => Triple} */
const rgb = (lightness, a, b) => {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
};
/** @type {(each: number) => string} */
const hex = (each) => {
  const value = Math.min(Math.max(each, 0), 1);
  const channel = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(channel * 255)
    .toString(16)
    .padStart(2, "0");
};
/** @type {(color: Triple) => boolean} */
const isShown = (color) => color.every((each) => each > -0.001 && each < 1.001);
// The colour of this lightness with as much chroma as a screen can show.
/** @type {(lightness: number, a: number, b: number) => string} */
const shade = (lightness, a, b) => {
  let found = rgb(lightness, a, b);
  for (let share = 0.98; share > 0 && !isShown(found); share -= 0.02) {
    found = rgb(lightness, a * share, b * share);
  }
  return `#${found.map(hex).join("")}`;
};

// All colours derived from the accent colour. It is moved towards black or white until it is readable,
// or left alone if it already is; then white text is readable on it in light mode, and dark text in
// dark mode.
/** @type {(accent: string, scheme: Scheme, grounds: string[]) => Record<string, string>} */
const palette = (accent, scheme, grounds) => {
  const [lightness, a, b] = lab(accent);
  /** @type {(shade: Shade) => string} */
  const muted = ([level, most]) => {
    // Avoids dividing by zero: black has no chroma.
    const share = Math.min(1, most / (Math.hypot(a, b) || 1));
    return shade(level, a * share, b * share);
  };
  const tint = muted(TINT[scheme]);
  /** @type {(color: string) => boolean} */
  const isReadable = (color) => [tint, ...grounds].every((each) => contrast(color, each) >= CONTRAST);
  const isDark = scheme === "dark";
  const end = isDark ? 1 : 0;
  let level = lightness;
  let readable = accent;
  for (let step = 1; step <= 100 && !isReadable(readable); step++) {
    level = lightness + ((end - lightness) * step) / 100;
    readable = shade(level, a, b);
  }
  // On hover: further away from the background, or back towards it where there is little room left.
  const isFar = isDark ? level > 0.85 : level < 0.4;
  const strong = shade(level + (isDark === isFar ? -0.12 : 0.12), a, b);
  return {
    "--accent": readable,
    "--accent-strong": strong,
    "--on-accent": muted(ON_ACCENT[scheme]),
    "--tint": tint,
    "--focus": readable,
  };
};

// The rules with the tokens, in the page's own style sheet.
const findTokens = () => {
  const has = (/** @type {CSSStyleSheet} */ { cssRules: [first] }) => /** @type {any} */ (first)?.selectorText === ":root";
  const sheet = /** @type {CSSStyleSheet} */ ([...document.styleSheets].find(has));
  /** @type {any[]} */
  const all = [...sheet.cssRules];
  const query = all.find(({ media, cssRules: [first] = [] }) => media && first?.selectorText === ":root");
  const light = all.find(({ selectorText }) => selectorText === ":root").style;
  return { query, light, dark: query.cssRules[0].style };
};
// Cached: setting a value changes the rules by which they are found.
/** @type {Tokens | undefined} */
let found;
const tokens = () => (found ??= findTokens());
/** @type {(value: string) => string} */
const sixDigits = (value) => value.trim().replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");

// Pill-shaped, unless other corners are requested.
const ROUND = ".language summary, .help-now summary, .tags li";
// Aligned with the header's start edge.
const LOGO = {
  display: "block",
  maxBlockSize: "3rem",
  maxInlineSize: "calc(100% - 2rem)",
  margin: "1rem calc(max(0px, (100% - var(--page)) / 2) + clamp(1rem, 4vw, 2rem)) 0",
};

// How to parse a value (nothing if it is invalid), how to write a valid one, and how to apply it.
/**
 * @typedef {object} Look
 * @property {(text: string, catalogue?: string) => string | false | undefined} read
 * @property {string} help
 * @property {(tokens: Tokens, value: string) => void} set
 */
/** @type {Record<string, Look>} */
const LOOKS = {
  accent_color: {
    read: (text) => /^#?[\da-f]{6}$/i.test(text) && `#${text.slice(-6).toLowerCase()}`,
    help: "Schreiben Sie die Farbe mit sechs Stellen, in der Adresse ohne #: 005a9c.",
    set: ({ light, dark }, accent) => {
      const schemes = /** @type {[Scheme, CSSStyleDeclaration][]} */ (Object.entries({ light, dark }));
      for (const [scheme, style] of schemes) {
        const grounds = GROUNDS.map((name) => sixDigits(style.getPropertyValue(name)));
        const made = Object.entries(palette(accent, scheme, grounds));
        for (const [name, value] of made) style.setProperty(name, value);
      }
    },
  },
  color_scheme: {
    read: (text) => ["light", "dark", "auto"].includes(text) && text,
    help: "Möglich sind light, dark und auto.",
    // Print stays light, whatever the screen. early.js may have chosen already.
    set: ({ query, light, dark }, scheme) => {
      const isAuto = scheme === "auto";
      query.media.mediaText = isAuto ? "(prefers-color-scheme: dark)" : scheme === "dark" ? "screen" : "not all";
      light.setProperty("color-scheme", isAuto ? "light dark" : "light");
      dark.setProperty("color-scheme", isAuto ? "" : "dark");
    },
  },
  corner_radius: {
    read: (text) => /^\d{1,2}$/.test(text) && Number(text) <= 24 && text,
    help: "Schreiben Sie eine ganze Zahl von 0 bis 24.",
    set: ({ light }, radius) => {
      light.setProperty("--radius", `${radius}px`);
      light.setProperty("--radius-small", `${Math.round(Number(radius) * 0.6)}px`);
      const sheet = /** @type {CSSStyleSheet} */ (light.parentRule?.parentStyleSheet);
      sheet.insertRule(`${ROUND} { border-radius: var(--radius) }`, sheet.cssRules.length);
    },
  },
  font_family: {
    // Devices without these fonts fall back to their own.
    read: (text) => {
      const stack = `${text}, system-ui, sans-serif`;
      return /^[a-z\d ,"'-]{1,200}$/i.test(text) && CSS.supports("font-family", stack) && stack;
    },
    help: "Schreiben Sie Namen von Schriften, mit Kommas getrennt: Arial, sans-serif.",
    set: ({ light }, font) => light.setProperty("font-family", font),
  },
  logo_url: {
    // The catalogue is written by an editor and may name any file of this site; a link may not, as a
    // picture can contain a false telephone number.
    read: (text, catalogue) => {
      const url = catalogue ? new URL(text, catalogue) : own(text);
      return text && url?.origin === new URL(document.baseURI).origin && url.href;
    },
    help: "Legen Sie das Bild neben den Angebotsfinder: logo.svg.",
    // Above the program's root, as the program owns its content.
    set: (_, address) => {
      /** @type {HTMLImageElement} */
      const image = find(".logo") ?? new Image();
      Object.assign(image, { className: "logo", alt: "", src: address });
      Object.assign(image.style, LOGO);
      image.addEventListener("error", () => image.remove());
      find("#angebotsfinder").before(image);
    },
  },
};

const noted = new Set();
/** @type {(name: string, value: string, where: string) => void} */
const note = (name, value, where) => {
  const what = `${name} „${value}“ (${where}) bleibt ohne Wirkung.`;
  if (!noted.has(what)) console.warn(`Angebotsfinder: ${what} ${LOOKS[name].help}`);
  noted.add(what);
};
/** @typedef {string | null | undefined} Given */
/** @type {(name: string, value: Given, where: string, catalogue?: string) => string | undefined} */
const read = (name, value, where, catalogue) => {
  if (value === null || value === undefined) return;
  const text = String(value).trim();
  try {
    const meant = LOOKS[name].read(text, catalogue);
    if (meant) return meant;
  } catch {
    // Not a URL.
  }
  note(name, text, where);
};

// Applies a catalogue's theme, except for what the URL overrides. Called again when more becomes
// known.
/** @type {(theme: Record<string, string | undefined> | null, parameters: URLSearchParams) => void} */
export default (theme, parameters) => {
  for (const [name, { set }] of Object.entries(LOOKS)) {
    const value =
      read(name, parameters.get(name), "Adresse") ??
      read(name, theme?.[name], "Katalog", chosenCatalogue(parameters));
    if (!value) continue;
    try {
      set(tokens(), value);
    } catch (error) {
      // The widget then has its default look, and works.
      console.warn(error);
    }
  }
};
