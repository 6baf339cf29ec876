/** Distance at which half of the floor's contrast is gone without any haze, metres: a grid cannot be shown up to the horizon. */
export const CLEAR_METRES = 18;

const LINE_METRES = 0.035;
const STRONG_LINE_METRES = 0.07;
/** Pixels up to this width, in cells of the fine grid, show lines as they are; wider ones tend to the mean. */
const NARROW = 0.3;

/**
 * Whether no line can be seen between two places: the first two numbers are x, the others z, and how wide pixels are at most.
 * False when it is not certain.
 */
export function isBetweenLines(
  x0: number,
  x1: number,
  widthX: number,
  z0: number,
  z1: number,
  widthZ: number,
): boolean {
  return widthX <= NARROW && widthZ <= NARROW && isClear(x0, x1, widthX) && isClear(z0, z1, widthZ);
}

function isClear(from: number, to: number, width: number): boolean {
  const reach = (STRONG_LINE_METRES + width) / 2 + 1e-9;
  return Math.ceil(Math.min(from, to) - reach) > Math.max(from, to) + reach;
}

/** How much of a pixel the lines of the floor cover: the stronger of the fine and the strong grid at a place; widths of the pixel there in metres. */
export function gridShare(x: number, z: number, widthX: number, widthZ: number): number {
  // Where pixels are narrow and no line is near, as in most of them, there is nothing to weigh: strong lines are fine ones too.
  if (widthX <= NARROW && widthZ <= NARROW) {
    const alongX = Math.abs(x - Math.floor(x + 0.5));
    const alongZ = Math.abs(z - Math.floor(z + 0.5));
    if (2 * alongX > STRONG_LINE_METRES + widthX && 2 * alongZ > STRONG_LINE_METRES + widthZ) return 0;
  }
  const perX = 1 / widthX;
  const perZ = 1 / widthZ;
  const fine = Math.max(lineShare(x, widthX, perX, 1, LINE_METRES), lineShare(z, widthZ, perZ, 1, LINE_METRES));
  const strong = Math.max(
    lineShare(x, widthX, perX, 0.2, STRONG_LINE_METRES),
    lineShare(z, widthZ, perZ, 0.2, STRONG_LINE_METRES),
  );
  return Math.max(fine * 0.6, strong);
}

/** Places of pixels on the floor and their widths there, metres, for many at once. */
export interface FloorPlaces {
  readonly x: Float64Array;
  readonly z: Float64Array;
  readonly widthX: Float64Array;
  readonly widthZ: Float64Array;
}

/** How much of each of the first `count` pixels the lines of the floor cover. */
export function gridShares({ x, z, widthX, widthZ }: FloorPlaces, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = gridShare(x[i]!, z[i]!, widthX[i]!, widthZ[i]!);
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
