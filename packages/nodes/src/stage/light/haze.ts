/**
 * What haze swallows, per metre, for `LightSetup.haze`. At 1 the contrast of what is 10 m away has fallen to 2 %, which counts
 * as hidden (Koschmieder 1924: visibility = ln 50 / extinction); the extinction grows in proportion, so 0.1 hides at 100 m.
 */
export const extinctionOf = (haze: number): number => (haze * LN_50) / 10;

const LN_50 = 3.912023005428146;

/**
 * Share of light that comes through haze of an optical depth (extinction times metres), e^-x for x >= 0. As the eighth power
 * of a rational function: the same bits in every engine; off by less than 0.0003.
 */
export function transmittance(x: number): number {
  const y = x * 0.125;
  const inverse = 1 / (1 + y * (1 + y * (0.5 + y * (1 / 6 + y * (1 / 24)))));
  const square = inverse * inverse;
  const fourth = square * square;
  return fourth * fourth;
}
