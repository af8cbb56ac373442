// Shows the QR code of a link, copies the link and opens the device's own menu for sharing.
// Fetched only when somebody wants to hand something over.

import { draw } from "#qr";

const style = document.createElement("link");
Object.assign(style, { rel: "stylesheet", href: new URL("./handover.css", import.meta.url) });
document.head.append(style);

// What was pressed goes when its list is made anew; then the focus goes on to what it names, or
// to what has come in its place.
let last;
addEventListener("focusin", ({ target }) => (last = target.id));
for (const type of ["click", "change"]) {
  document.addEventListener(type, ({ target }) => {
    const { focus } = target.closest("[data-focus]")?.dataset ?? {};
    if (focus) requestAnimationFrame(() => document.querySelector(focus)?.focus());
  });
}

const link = () => document.getElementById("link");

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if ("copy" in button.dataset) {
    link().select();
    // In a host's page the clipboard may be forbidden; the older way copies what is selected.
    const copied = await navigator.clipboard?.writeText(link().value).then(
      () => true,
      () => false,
    );
    if (copied || document.execCommand("copy")) button.textContent = button.dataset.copy;
  }
  if ("share" in button.dataset) {
    // Refused by whoever changes their mind: nothing to say then.
    await navigator.share({ url: link().value }).catch(() => {});
  }
});

const WAYS = {
  mailto: (title, text) => `mailto:?subject=${title}&body=${text}`,
  sms: (title, text) => `sms:?&body=${text}`,
  whatsapp: (title, text) => `https://wa.me/?text=${text}`,
};

export default () => {
  const isLost = document.activeElement === document.body;
  const select = document.getElementById("handout-language");
  for (const { lang, textContent } of select ? document.querySelectorAll(".language button") : []) {
    const option = new Option(textContent, lang, false, lang === select.dataset.chosen);
    option.lang = lang;
    select.append(option);
  }
  const place = document.querySelector("[data-link]");
  if (!place) return;
  // Only now, because without this script there is no link.
  place.parentElement.hidden = false;
  const { link: fragment, title, text } = place.dataset;
  const address = new URL(location.href);
  // What else stands in the address is one's own, or the host's.
  const catalogue = address.searchParams.get("katalog");
  address.search = catalogue ? new URLSearchParams({ katalog: catalogue }) : "";
  address.hash = fragment;
  link().value = address.href;
  for (const code of document.querySelectorAll(".qr")) draw(address.href, code);
  // What keeps a link apart from Arabic around it some phones take for a part of the link.
  const plain = text.replace(/[\u2068\u2069]/g, "");
  const written = encodeURIComponent(plain.replace("{link}", () => address.href));
  for (const way of place.querySelectorAll("[data-way]")) {
    way.href = WAYS[way.dataset.way](encodeURIComponent(title), written);
    // A page needs a window of its own; a program does not.
    if (way.protocol === "https:") Object.assign(way, { target: "_blank", rel: "noreferrer" });
  }
  place.querySelector("[data-share]").hidden = !navigator.share;
  if (isLost && last) document.getElementById(last)?.focus();
};
