// Reports whether the page scrolls sideways, and which elements cause it.
() => {
  const root = document.scrollingElement ?? document.documentElement;
  const width = root.clientWidth;
  if (root.scrollWidth <= width) return null;
  const name = (/** @type {Element} */ element) =>
    [element.localName, ...element.classList].join(".") + (element.id && `#${element.id}`);
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return right + scrollX > width + 0.5 || left + scrollX < -0.5;
  });
  // The innermost ones: their ancestors only had to make room.
  const culprits = out.filter((element) => !out.some((o) => o !== element && element.contains(o)));
  return (
    `${root.scrollWidth} pixels wide in a window of ${width}; sticking out: ` +
    culprits.slice(0, 5).map(name).join(", ")
  );
}
