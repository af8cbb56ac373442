// The contrast between two colours (WCAG 2.2). Colours are written with six digits: `#005a9c`.

/** @typedef {[number, number, number]} Triple */

// Linear red, green and blue, from 0 to 1.
/** @type {(color: string) => Triple} */
export const linear = (color) => {
  /** @type {(at: number) => number} */
  const channel = (at) => {
    const each = parseInt(color.slice(at, at + 2), 16) / 255;
    return each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};

/** @type {(color: string) => number} */
export const luminance = (color) => {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** @type {(one: string, other: string) => number} */
export const contrast = (one, other) => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
