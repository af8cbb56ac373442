// Makes the next Tab go to the page's first element, and returns the names of all elements that Tab
// has to reach.
() => {
  /** @type {HTMLElement | null} */
  const modal = document.querySelector("dialog:modal");
  /** @type {any[]} */
  const candidates = [
    ...(modal ?? document).querySelectorAll(
      "a[href], button, input, select, textarea, summary, iframe, [tabindex]",
    ),
  ];
  const reachable = candidates.filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.disabled &&
      !element.closest("[inert]") &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  // A radio group is one stop: the chosen button, or else any of them.
  const groups = new Map();
  for (const element of reachable) {
    const isRadio = element.type === "radio" && element.name;
    const key = isRadio ? `${element.form?.id} ${element.name}` : element;
    groups.set(key, [...(groups.get(key) ?? []), element]);
  }
  const name = (/** @type {any} */ element) => {
    const text =
      element.innerText || element.getAttribute("aria-label") || element.labels?.[0]?.innerText;
    return `${element.localName} „${(text ?? element.id).replace(/\s+/g, " ").trim()}“`;
  };
  window.harnessTabStops = [...groups.values()];

  // Behind an open dialog nothing takes the focus.
  const start = modal ?? document.body;
  const hadTabIndex = start.getAttribute("tabindex");
  start.tabIndex = -1;
  start.focus();
  if (hadTabIndex === null) start.removeAttribute("tabindex");
  return window.harnessTabStops.map(([first]) => name(first));
}
