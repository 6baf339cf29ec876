import type { Level } from './pyramid.ts';

/** Tells which part of a picture to look at: gets shares of its width and height, 0..1 from the top left corner. */
export type Where = (x: number, y: number) => boolean;

/** A part of a picture in shares of its width and height, 0..1 from the top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Inside a box. */
export const inBox =
  ({ left, top, right, bottom }: Box): Where =>
  (x, y) =>
    x >= left && x < right && y >= top && y < bottom;

/** Where a mask of any size is not 0, row by row from the top. */
export const inMask =
  (mask: { readonly width: number; readonly height: number; readonly data: ArrayLike<number> }): Where =>
  (x, y) =>
    mask.data[Math.floor(y * mask.height) * mask.width + Math.floor(x * mask.width)] !== 0;

/** The pixel in the middle of a small square that can be found again. */
export interface Block {
  readonly x: number;
  readonly y: number;
}

/** How finely a picture is looked at. */
export interface Grain {
  /** Of the squares compared, pixels: they have 2 radius + 1 a side. */
  readonly radius: number;
  /** Blocks along the longer side: every cell of the grid gives at most one, so that what is richly textured has no more say. */
  readonly cells: number;
}

/** Pixels between the places tried within a cell. */
const STRIDE = 3;
/** Mean square slope across the weakest direction, grey levels per pixel: below it a block could slide along its own edges. */
const LEAST_TEXTURE = 1.2;

/**
 * The most telling place of every cell of a grid: where the weaker of both directions is steepest (Shi and Tomasi, "Good Features
 * to Track", 1994). Cells without texture give none.
 *
 * The squares around them lie wholly within the picture.
 */
export function chooseBlocks(level: Level, { radius, cells }: Grain, where: Where = () => true): Block[] {
  const { width, height } = level;
  const tables = sumTables(level);
  const cell = Math.max(width, height) / cells;
  const margin = radius + 2;
  const blocks: Block[] = [];
  for (let top = 0; top < height; top += cell) {
    for (let left = 0; left < width; left += cell) {
      let best: Block | undefined;
      let most = LEAST_TEXTURE;
      for (let y = Math.max(margin, Math.ceil(top)); y < Math.min(height - margin, top + cell); y += STRIDE) {
        for (let x = Math.max(margin, Math.ceil(left)); x < Math.min(width - margin, left + cell); x += STRIDE) {
          const texture = weakestSlope(tables, width + 1, x, y, radius);
          if (texture <= most || !where((x + 0.5) / width, (y + 0.5) / height)) continue;
          most = texture;
          best = { x, y };
        }
      }
      if (best !== undefined) blocks.push(best);
    }
  }
  return blocks;
}

/** Sums of products of slopes over everything above and left of a pixel's corner; one row and column more than the picture. */
type SumTables = readonly [xx: Float64Array, xy: Float64Array, yy: Float64Array];

function sumTables({ width, height, slopeX, slopeY }: Level): SumTables {
  const stride = width + 1;
  const tables = [0, 1, 2].map(() => new Float64Array(stride * (height + 1))) as unknown as SumTables;
  const [xx, xy, yy] = tables;
  for (let y = 0; y < height; y++) {
    let rowXx = 0;
    let rowXy = 0;
    let rowYy = 0;
    for (let x = 0; x < width; x++) {
      const across = slopeX[y * width + x]!;
      const down = slopeY[y * width + x]!;
      rowXx += across * across;
      rowXy += across * down;
      rowYy += down * down;
      const at = (y + 1) * stride + x + 1;
      xx[at] = xx[at - stride]! + rowXx;
      xy[at] = xy[at - stride]! + rowXy;
      yy[at] = yy[at - stride]! + rowYy;
    }
  }
  return tables;
}

/** The smaller eigenvalue of the mean structure tensor of a square. */
function weakestSlope([xx, xy, yy]: SumTables, stride: number, x: number, y: number, radius: number): number {
  const top = (y - radius) * stride;
  const bottom = (y + radius + 1) * stride;
  const left = x - radius;
  const right = x + radius + 1;
  const area = (2 * radius + 1) * (2 * radius + 1);
  const mean = (table: Float64Array) =>
    (table[bottom + right]! - table[bottom + left]! - table[top + right]! + table[top + left]!) / area;
  const a = mean(xx);
  const b = mean(xy);
  const c = mean(yy);
  return (a + c - Math.sqrt((a - c) * (a - c) + 4 * b * b)) / 2;
}
