// Draws a QR code: for the link to a list, and on the poster. esbuild bundles it into both scripts, to avoid
// another request.
//
// It is a picture: devices with colours of their own and extensions for dark pages leave those alone, and
// cameras need it black on white.

import { generate } from "lean-qr/nano";

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
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN} ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M${-MARGIN} ${-MARGIN}h${size}v${size}h-${size}z"/><path d="${path}"/></svg>`;
  const image = new Image();
  // The place has a label.
  image.alt = "";
  image.src = `data:image/svg+xml,${encodeURIComponent(picture)}`;
  place.replaceChildren(image);
};
