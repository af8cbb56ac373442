/* Embeds the finder in another page. A classic script without dependencies:

   <script async src="https://angebote.example/embed.js"></script>
   <angebots-finder lang="uk" place="musterstadt"></angebots-finder>

   or in one tag, which inserts the finder after itself, or into the element that it selects:

   <script async src="https://angebote.example/embed.js" data-finder data-lang="uk"></script>
   <script async src="https://angebote.example/embed.js" data-finder="#here"></script>

   or any <iframe> on the page whose URL starts with this script's folder. All are resized to the
   height of their content. The attributes, all optional, are described in docs/embedding.md:
   lang, place, life-phase, topic, accent-color, color-scheme, corner-radius, font-family,
   logo-url, heading-level, catalogue, exit-url, events, title, src.

   Many pages let users write markup, though not scripts. So nothing that markup can name is
   trusted: no global variable, no property of the document, no URL outside this folder. */
(() => {
  // Named elements shadow the document's own properties: `<img name="currentScript">`. They cannot
  // shadow those of the prototype.
  /** @type {(name: string) => any} */
  const own = (name) => Reflect.get(Document.prototype, name, document);
  /** @type {(css: string) => any[]} */
  const all = (css) => [...own("querySelectorAll").call(document, css)];
  /** @type {(address: any, base?: string | URL) => URL | undefined} */
  const parsed = (address, base) => {
    try {
      return new URL(address, base);
    } catch {
      // Not a URL.
    }
  };
  /** @type {(url: URL | undefined) => boolean} */
  const isWeb = (url) => /^https?:$/.test(/** @type {string} */ (url?.protocol));

  const script = own("currentScript");
  // A <base> in the page's content would change the script's URL after it has loaded.
  const base = all("head > base[href]")[0] ?? location;
  /** @type {any} */
  const folder = parsed(".", parsed(script.getAttribute("src"), base.href));
  if (!isWeb(folder)) return;

  // Heights of a frame in CSS pixels. Taller content scrolls inside.
  const MIN = 160;
  const MAX = 60000;
  const FIRST = 640;
  // Attributes passed on to the widget, under the same names with "_".
  const PARAMETERS =
    "lang place life-phase topic accent-color color-scheme corner-radius font-family logo-url heading-level".split(" ");

  // The page may load the script several times, for one finder or for several: the first instance serves all.
  /** @type {any} */
  let Finder = customElements.get("angebots-finder");
  if (!Finder) {
    /** @type {string[]} */
    const folders = [];
    // The frames that the page's styles cut off.
    const cut = new WeakSet();
    // The frames created by our elements, with their elements.
    /** @type {Map<HTMLIFrameElement, HTMLElement>} */
    const elements = new Map();

    // The folder that contains a URL, or undefined. For what is rejected, see src/scripts/own.mjs.
    /** @type {(address: string) => string | undefined} */
    const home = (address) =>
      folders.find((each) => {
        const [path] = address.slice(each.length).split(/[?#]/);
        return address.startsWith(each) && !/%([01]|2f|5c|25)|;|\.\./i.test(path);
      });

    Finder = class extends HTMLElement {
      static observedAttributes = [...PARAMETERS, "catalogue", "src", "title"];
      static folders = folders;

      /** @type {any} */
      frame;

      connectedCallback() {
        // A shadow root, so that neither the page's styles nor a re-render affect it.
        const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
        this.frame ??= root.appendChild(own("createElement").call(document, "iframe"));
        this.style.display ||= "block";
        Object.assign(this.frame.style, { display: "block", width: "100%", border: 0, height: FIRST + "px" });
        // Only features that the browser supports, or it logs a warning.
        this.frame.allow = /** @type {any} */ (navigator).share ? "clipboard-write; web-share" : "clipboard-write";
        this.frame.referrerPolicy = "no-referrer";
        elements.set(this.frame, this);
        this.attributeChangedCallback();
      }

      // Moved without being removed: the frame is as it was.
      connectedMoveCallback() {}

      disconnectedCallback() {
        elements.delete(this.frame);
      }

      attributeChangedCallback() {
        if (!this.isConnected || !this.frame) return;
        const chosen = parsed(this.getAttribute("src") ?? "", folders[0]);
        const address = chosen && home(chosen.href) ? chosen : new URL(folders[0]);
        /** @type {(name: string, value: string | null | false) => void} */
        const set = (name, value) => value && address.searchParams.set(name, value);
        set("heading_level", "2");
        for (const name of PARAMETERS) set(name.replace("-", "_"), this.getAttribute(name));
        set("katalog", this.getAttribute("catalogue"));
        set("host_scheme", isDark(this.frame) && "dark");
        this.frame.title = this.title || "Angebotsfinder: Unterstützung für Familien";
        if (this.frame.src !== address.href) this.frame.src = address;
      }
    };

    // A frame is ours if one of our elements created it, or if its URL starts with our folder.
    /** @type {() => HTMLIFrameElement[]} */
    const ours = () => [...elements.keys(), ...all("iframe").filter(({ src }) => src && home(src))];
    /** @type {(frame: HTMLIFrameElement) => HTMLElement} */
    const element = (frame) => elements.get(frame) ?? frame;
    /** @type {(frame: HTMLIFrameElement, name: string) => string | null} */
    const option = (frame, name) =>
      element(frame).getAttribute(elements.has(frame) ? name : "data-" + name);
    /** @type {(frame: HTMLIFrameElement) => string | undefined} */
    const originOf = (frame) => parsed(home(frame.src))?.origin;
    /** @type {(frame: HTMLIFrameElement) => string | false | undefined} */
    const exitOf = (frame) => {
      const address = option(frame, "exit-url");
      const url = /** @type {URL | undefined} */ (address && parsed(address, location.href));
      return isWeb(url) && /** @type {URL} */ (url).href;
    };
    // The height of the page's sticky header above the frame, as set by its scroll-margin-top.
    /** @type {(frame: HTMLIFrameElement) => number} */
    const marginOf = (frame) => parseFloat(getComputedStyle(element(frame)).scrollMarginTop) || 16;
    // The elements around a frame, from the inside.
    /** @type {(frame: HTMLIFrameElement) => HTMLElement[]} */
    const around = (frame) => {
      const list = [];
      /** @type {any} */
      let each = elements.get(frame) ?? frame.parentElement;
      for (; each; each = each.parentElement ?? each.getRootNode().host) list.push(each);
      return list;
    };
    // Whether the page behind a frame is dark: its backgrounds, or else its canvas, which depends on
    // its color-scheme and with that perhaps on the device.
    /** @type {(frame: HTMLIFrameElement) => boolean} */
    const isDark = (frame) => {
      const { style } = frame;
      const before = style.backgroundColor;
      style.backgroundColor = "canvas";
      const colors = [...around(frame), frame].map((each) => getComputedStyle(each).backgroundColor);
      style.backgroundColor = before;
      for (const color of colors) {
        const [x, y, z, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
        // Otherwise OKLCH or OKLab, which begin with the lightness.
        if (alpha > 0.5) return color[0] === "r" ? x + y + z < 200 : x < 0.3;
      }
      return false;
    };
    // Makes a frame that an element around it cuts off as low as that. A closed one cuts off everything,
    // until it opens.
    /** @type {(frame: HTMLIFrameElement) => void} */
    const shorten = (frame) => {
      for (const each of around(frame)) {
        const { overflowY } = getComputedStyle(each);
        if (each === own("body") || /auto|scroll/.test(overflowY)) break;
        const excess = frame.getBoundingClientRect().bottom - each.getBoundingClientRect().bottom;
        if (excess > 1 && overflowY !== "visible" && each.clientHeight) {
          cut.add(frame);
          frame.style.height = parseFloat(frame.style.height) - excess + "px";
        }
      }
    };
    // The frames' top positions when their last new screen appeared.
    const places = new WeakMap();

    // What frames have been told about the page.
    const told = new WeakMap();

    // Tells the widget who its host is; until then it sends nothing.
    /** @type {(frame: HTMLIFrameElement) => void} */
    const greet = (frame) => {
      const dark = isDark(frame);
      told.set(frame, dark);
      const angebotsfinder = {
        dark,
        margin: marginOf(frame),
        events: option(frame, "events") !== null,
        exit: !!exitOf(frame),
      };
      // A frame in the document has a window.
      /** @type {any} */ (frame.contentWindow).postMessage({ type: "iframe-child-init", angebotsfinder }, originOf(frame));
    };

    /** @typedef {(frame: HTMLIFrameElement, message: any) => void} Hear */
    /** @type {any} */
    const hear = {
      __proto__: null,
      "angebotsfinder:ready": greet,
      /** @type {Hear} */
      "iframe-resized": (frame, { height }) => {
        if (!(height > 0)) return;
        const { boxSizing } = getComputedStyle(frame);
        const border = boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
        frame.style.height = Math.min(Math.max(Math.ceil(height), MIN), MAX) + border + "px";
        if (cut.has(frame)) shorten(frame);
        // By then, pages that fit their own elements to the frame have done so.
        setTimeout(shorten, 1000, frame);
      },
      // A new screen has the focus. If its heading is out of view, the page scrolls to the top of the
      // frame; on return from an offer, to where the list was left.
      /** @type {Hear} */
      "angebotsfinder:heading": (frame, { isSeen, isReturn }) => {
        const { top } = frame.getBoundingClientRect();
        const place = isReturn ? places.get(frame) : undefined;
        if (!isReturn) places.set(frame, top);
        if (!isSeen) scrollBy(0, top - (place ?? marginOf(frame)));
      },
      /** @type {Hear} */
      "angebotsfinder:step": (frame, { screen }) => {
        if (option(frame, "events") === null) return;
        const detail = { screen: `${screen}` };
        element(frame).dispatchEvent(new CustomEvent("angebotsfinder:step", { detail, bubbles: true }));
      },
      // Only this page chooses the destination.
      /** @type {Hear} */
      "angebotsfinder:exit": (frame) => {
        const target = exitOf(frame);
        if (!target) return;
        frame.remove();
        try {
          /** @type {Window} */ (top).location.replace(target);
        } catch {
          location.replace(target);
        }
      },
    };

    addEventListener("message", ({ source, origin, data }) => {
      if (!source || !hear[data?.type]) return;
      const frame = ours().find(({ contentWindow }) => contentWindow === source);
      // The opaque origin "null", which anyone can have, matches no folder.
      if (frame && originOf(frame) === origin) hear[data.type](frame, data);
    });

    folders.push(folder.href);
    customElements.define("angebots-finder", Finder);

    // Frames that had loaded before this script.
    const greetAll = () => ours().forEach(greet);
    if (own("readyState") === "complete") greetAll();
    else addEventListener("load", greetAll);

    // The page's own switch between light and dark is an attribute of its root, and may take a moment.
    /** @type {number | undefined} */
    let later;
    new MutationObserver(() => {
      clearTimeout(later);
      later = setTimeout(() => ours().forEach((frame) => told.get(frame) === !isDark(frame) && greet(frame)), 1000);
    }).observe(own("documentElement"), { attributes: true });
  } else {
    Finder.folders.push(folder.href);
  }

  const place = script.dataset.finder;
  if (place !== undefined) {
    const finder = new Finder();
    // Only these: `data-onclick` would be code.
    for (const name of [...Finder.observedAttributes, "exit-url", "events"]) {
      const value = script.getAttribute("data-" + name);
      if (value !== null) finder.setAttribute(name, value);
    }
    finder.setAttribute("src", folder.href);
    finder.style.display = "block";
    // A page that keeps a snapshot of itself runs this script again in it.
    const target = place ? all(place)[0] : script;
    const there = place ? [...(target?.children ?? [])] : [script.nextElementSibling];
    if (there.some((each) => finder.isEqualNode(each))) return;
    if (place) target?.append(finder);
    else script.after(finder);
  }
})();
