/** Red, green, blue. */
export type Rgb = readonly [r: number, g: number, b: number];

/**
 * Linear light of a black body relative to 6500 K, luminance kept: what a picture is multiplied by to look as if lit by
 * that temperature. Below 6500 K red grows and blue shrinks.
 *
 * Chromaticity by Kim et al. (cubic fit of the Planckian locus, 1667..25000 K), then XYZ to linear sRGB.
 *
 * @param kelvin - clamped to 1667..25000
 * @see https://en.wikipedia.org/wiki/Planckian_locus#Approximation
 */
export function whiteGains(kelvin: number): Rgb {
  const [r, g, b] = blackBody(kelvin);
  const [r0, g0, b0] = blackBody(6500);
  const gains: Rgb = [r / r0, g / g0, b / b0];
  const luminance = 0.2126 * gains[0] + 0.7152 * gains[1] + 0.0722 * gains[2];
  return [gains[0] / luminance, gains[1] / luminance, gains[2] / luminance];
}

/** Linear sRGB of a black body at luminance 1; never below a hundredth, so that no channel is lost. */
function blackBody(kelvin: number): Rgb {
  const [x, y] = locus(Math.min(25000, Math.max(1667, kelvin)));
  const [X, Z] = [x / y, (1 - x - y) / y];
  return [
    Math.max(0.01, 3.2406 * X - 1.5372 - 0.4986 * Z),
    Math.max(0.01, -0.9689 * X + 1.8758 + 0.0415 * Z),
    Math.max(0.01, 0.0557 * X - 0.204 + 1.057 * Z),
  ];
}

/** CIE 1931 x, y of a black body, 1667..25000 K. */
function locus(kelvin: number): readonly [x: number, y: number] {
  const t = 1000 / kelvin;
  const x =
    kelvin < 4000
      ? ((-0.2661239 * t - 0.234358) * t + 0.8776956) * t + 0.17991
      : ((-3.0258469 * t + 2.1070379) * t + 0.2226347) * t + 0.24039;
  if (kelvin < 2222) return [x, ((-1.1063814 * x - 1.3481102) * x + 2.18555832) * x - 0.20219683];
  if (kelvin < 4000) return [x, ((-0.9549476 * x - 1.37418593) * x + 2.09137015) * x - 0.16748867];
  return [x, ((3.081758 * x - 5.8733867) * x + 3.75112997) * x - 0.37001483];
}
