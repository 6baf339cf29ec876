/** Distance at which half of the floor's contrast is gone without any haze, metres: a grid cannot be shown up to the horizon. */
export const CLEAR_METRES = 18;

const LINE_METRES = 0.035;
const STRONG_LINE_METRES = 0.07;
/** Pixels up to this width, in cells of the fine grid, show lines as they are; wider ones tend to the mean. */
const NARROW = 0.3;

/**
 * Whether no line across an axis can be seen between two places along it, metres. False when it is not certain.
 *
 * @param width - of pixels there along the axis, at most
 */
export function isBetweenLines(from: number, to: number, width: number): boolean {
  if (width > NARROW) return false;
  const reach = (STRONG_LINE_METRES + width) / 2 + 1e-9;
  return Math.ceil(Math.min(from, to) - reach) > Math.max(from, to) + reach;
}

/** How much of a pixel the lines of the floor cover: the stronger of the fine and the strong grid at a place; widths of the pixel there in metres. */
export const gridShare = (x: number, z: number, widthX: number, widthZ: number): number =>
  Math.max(linesAlong(x, widthX, 1 / widthX), linesAlong(z, widthZ, 1 / widthZ));

/**
 * The same of the lines across one axis alone.
 *
 * @param at - place along the axis, metres
 * @param width - of the pixel along it, metres; `perWidth` is its inverse
 */
function linesAlong(at: number, width: number, perWidth: number): number {
  // Where pixels are narrow and no line is near, as in most of them, there is nothing to weigh: strong lines are fine ones too.
  if (width <= NARROW && 2 * Math.abs(at - Math.floor(at + 0.5)) > STRONG_LINE_METRES + width) return 0;
  return Math.max(
    lineShare(at, width, perWidth, 1, LINE_METRES) * 0.6,
    lineShare(at, width, perWidth, 0.2, STRONG_LINE_METRES),
  );
}

/**
 * Raises shares of pixels to what lines across one axis cover of them.
 *
 * @param places - of the pixels along the axis, metres
 * @param numbers - four: the width of the first pixel along the axis and how it changes from pixel to pixel, then its inverse and
 * how that changes
 */
export function raiseLines(places: Float64Array, numbers: Float64Array, count: number, shares: Float64Array): void {
  let width = numbers[0]!;
  let perWidth = numbers[2]!;
  for (let i = 0; i < count; i++) {
    const share = linesAlong(places[i]!, width, perWidth);
    if (share > shares[i]!) shares[i] = share;
    width += numbers[1]!;
    perWidth += numbers[3]!;
  }
}

/**
 * How much of a pixel is covered by the nearest line of a grid; wide pixels tend to the mean, so that the far grid is even.
 *
 * @param width - of the pixel on the floor, metres; `perWidth` is its inverse, so that nothing is divided twice
 * @param perMetre - lines
 */
function lineShare(at: number, width: number, perWidth: number, perMetre: number, line: number): number {
  const fade = Math.min(1, Math.max(0, (width * perMetre - NARROW) * 2.5));
  const mean = line * perMetre * fade;
  if (fade === 1) return mean;
  const cell = at * perMetre;
  const distance = Math.abs(cell - Math.floor(cell + 0.5));
  const inside = (line + width) * 0.5 * perMetre - distance;
  if (inside <= 0) return mean;
  return Math.min(1, (inside / perMetre) * perWidth) * Math.min(1, line * perWidth) * (1 - fade) + mean;
}
