// Draws a QR code as SVG: for the link to a list, and on the poster. esbuild bundles it into both
// scripts, to avoid another request.

import { generate } from "lean-qr/nano";

const SVG = "http://www.w3.org/2000/svg";
// The quiet zone around the code, in modules, as required by the standard.
const MARGIN = 4;

/** @type {(address: string, place: Element) => void} */
export const draw = (address, place) => {
  const code = generate(address);
  let path = "";
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
    }
  }
  const size = code.size + 2 * MARGIN;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${size} ${size}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  // Black on white whatever colours the device, the page or an extension has: cameras need it.
  svg.style.setProperty("forced-color-adjust", "none");
  const ground = `M${-MARGIN} ${-MARGIN}h${size}v${size}h${-size}z`;
  for (const [d, fill] of [[ground, "#fff"], [path, "#000"]]) {
    const shape = document.createElementNS(SVG, "path");
    shape.setAttribute("d", d);
    shape.style.fill = fill;
    svg.append(shape);
  }
  place.replaceChildren(svg);
};
