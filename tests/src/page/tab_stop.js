// Returns which tab stop has the focus, the rectangle in which the focus must be visible, and its kind:
// names and states of it and of everything around it.
() => {
  const element = /** @type {any} */ (document.activeElement);
  const index = window.harnessTabStops.findIndex((group) => group.includes(element));
  if (index < 0) return null;
  // The element with its label, because the ring of a styled checkbox is drawn there.
  const boxes = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
  const left = Math.max(0, Math.min(...boxes.map((box) => box.left)) + scrollX - 8);
  const top = Math.max(0, Math.min(...boxes.map((box) => box.top)) + scrollY - 8);
  const right = Math.max(...boxes.map((box) => box.right)) + scrollX + 8;
  const bottom = Math.max(...boxes.map((box) => box.bottom)) + scrollY + 8;
  const names = [];
  for (let each = element; each; each = each.parentElement) {
    const told = [...each.attributes].filter(({ name }) => !["id", "for", "value", "href"].includes(name));
    const states = [":checked", ":has(:checked)", ":first-child", ":last-child"];
    names.push(each.localName, ...told.map(({ name, value }) => `${name}=${value}`));
    names.push(...states.filter((state) => each.matches(state)));
  }
  return {
    index,
    kind: names.join(" "),
    clip: { x: left, y: top, width: right - left, height: bottom - top, scale: 1 },
  };
}
