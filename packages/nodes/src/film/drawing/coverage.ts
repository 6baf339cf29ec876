/** A place on a drawing: pixels from its left and upper edge. */
export type Point = readonly [x: number, y: number];

/** Closed polygons; where they run the other way round they leave a hole. */
export type Outline = readonly (readonly Point[])[];

/** How much of each pixel of a rectangle a shape covers. */
export interface Coverage {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 0..1, rows from the top. Good until the next shape is measured. */
  readonly shares: Float64Array;
}

let memory = new Float64Array(0);

/**
 * How much of each pixel a shape covers, exactly: every edge adds the area to its right, and a running sum along each row
 * turns that into coverage (R. Levien, font-rs, 2016). Polygons that overlap must run the same way round.
 *
 * @param bottom - rows from here on are left out, and so are those above the first
 */
export function cover(outline: Outline, bottom: number): Coverage {
  const box = boxOf(outline);
  const left = Math.floor(box.left);
  const top = Math.max(0, Math.floor(box.top));
  const width = Math.max(0, Math.ceil(box.right) - left + 2);
  const height = Math.max(0, Math.min(bottom, Math.ceil(box.bottom)) - top);
  if (memory.length < width * height) memory = new Float64Array(width * height);
  const shares = memory.subarray(0, width * height).fill(0);
  const coverage = { left, top, width, height, shares };
  for (const polygon of outline) {
    for (let i = 0; i < polygon.length; i++) addEdge(coverage, polygon[i]!, polygon[(i + 1) % polygon.length]!);
  }
  for (let y = 0; y < height; y++) sumRow(shares, y * width, width);
  return coverage;
}

function boxOf(outline: Outline): { left: number; top: number; right: number; bottom: number } {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const polygon of outline) {
    for (const [x, y] of polygon) {
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return Number.isFinite(box.left) ? box : { left: 0, top: 0, right: 0, bottom: 0 };
}

function sumRow(shares: Float64Array, from: number, width: number): void {
  let sum = 0;
  for (let at = from; at < from + width; at++) {
    sum += shares[at]!;
    shares[at] = Math.min(1, Math.abs(sum));
  }
}

function addEdge({ left, top, width, height, shares }: Coverage, from: Point, to: Point): void {
  if (from[1] === to[1]) return;
  const [upper, lower, side] = from[1] < to[1] ? [from, to, 1] : [to, from, -1];
  const slope = (lower[0] - upper[0]) / (lower[1] - upper[1]);
  const end = Math.min(height, Math.ceil(lower[1] - top));
  for (let row = Math.max(0, Math.floor(upper[1] - top)); row < end; row++) {
    const y0 = Math.max(row, upper[1] - top);
    const y1 = Math.min(row + 1, lower[1] - top);
    if (y1 <= y0) continue;
    const x0 = upper[0] - left + (y0 + top - upper[1]) * slope;
    const x1 = upper[0] - left + (y1 + top - upper[1]) * slope;
    addSpan(shares, row * width, Math.min(x0, x1), Math.max(x0, x1), (y1 - y0) * side);
  }
}

/**
 * Adds what lies right of a piece of an edge within one row.
 *
 * @param tall - height of the piece, negative where it runs upwards
 */
function addSpan(shares: Float64Array, row: number, x0: number, x1: number, tall: number): void {
  const first = Math.floor(x0);
  const last = Math.floor(x1);
  if (first === last || x1 - x0 < 1e-9) {
    const right = (x0 + x1) / 2 - first;
    shares[row + first]! += tall * (1 - right);
    shares[row + first + 1]! += tall * right;
    return;
  }
  // Column by column: the part of the piece in it, and the mean of what lies right of that part.
  const perPixel = tall / (x1 - x0);
  for (let x = first; x <= last; x++) {
    const from = Math.max(x0, x);
    const to = Math.min(x1, x + 1);
    const part = (to - from) * perPixel;
    const right = (from + to) / 2 - x;
    shares[row + x]! += part * (1 - right);
    shares[row + x + 1]! += part * right;
  }
}
