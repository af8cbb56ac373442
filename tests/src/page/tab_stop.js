// Returns which tab stop has the focus, and the rectangle in which the focus must be visible.
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
  return {
    index,
    clip: { x: left, y: top, width: right - left, height: bottom - top, scale: 1 },
  };
}
