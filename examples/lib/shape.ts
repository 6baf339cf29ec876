import { catmullRom } from './colour.ts';

export type Point = readonly [x: number, y: number];

/** A closed outline: smooth through its points, except for those marked `corner`. */
export type Outline = readonly (readonly [x: number, y: number, corner?: 'corner'])[];

/** How much of each pixel is covered, 0..1, row by row. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly cover: Float32Array;
}

/**
 * Covers the union of polygons with exact anti-aliasing: every edge adds its signed area to the pixels it crosses, and
 * running sums along the rows give the cover.
 *
 * @param polygons - closed; the direction of turning does not matter
 * @see https://nothings.org/gamedev/rasterize (signed-area accumulation)
 */
export function cover(width: number, height: number, polygons: Iterable<readonly Point[]>): Mask {
  const stride = width + 2;
  const areas = new Float32Array(stride * height);
  for (const polygon of polygons) {
    const sign = turn(polygon) < 0 ? -1 : 1;
    for (let i = 0; i < polygon.length; i++)
      addEdge(areas, stride, height, polygon[i]!, polygon[(i + 1) % polygon.length]!, sign);
  }
  const result = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = 0; x < width; x++) {
      sum += areas[y * stride + x]!;
      result[y * width + x] = Math.min(1, Math.abs(sum) < 1e-4 ? 0 : Math.abs(sum));
    }
  }
  return { width, height, cover: result };
}

/** Twice the signed area. */
const turn = (polygon: readonly Point[]): number =>
  polygon.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);

function addEdge(areas: Float32Array, stride: number, height: number, a: Point, b: Point, sign: number): void {
  if (a[1] === b[1]) return;
  const [top, bottom, direction] = a[1] < b[1] ? [a, b, sign] : [b, a, -sign];
  const slope = (bottom[0] - top[0]) / (bottom[1] - top[1]);
  const end = Math.min(height, bottom[1]);
  for (let y = Math.max(0, Math.floor(top[1])); y < end; y++) {
    const from = Math.max(y, top[1]);
    const to = Math.min(y + 1, bottom[1]);
    if (to <= from) continue;
    const x0 = clampX(top[0] + (from - top[1]) * slope, stride);
    const x1 = clampX(top[0] + (to - top[1]) * slope, stride);
    addSpan(areas, y * stride, Math.min(x0, x1), Math.max(x0, x1), direction * (to - from));
  }
}

const clampX = (x: number, stride: number): number => Math.min(stride - 2, Math.max(0, x));

/** One edge within one row, from `left` to `right`, `rise` of a pixel high. */
function addSpan(areas: Float32Array, row: number, left: number, right: number, rise: number): void {
  const first = Math.floor(left);
  if (right - left < 1e-9 || right <= first + 1) {
    const beyond = (left + right) / 2 - first;
    areas[row + first]! += rise * (1 - beyond);
    areas[row + first + 1]! += rise * beyond;
    return;
  }
  const perPixel = rise / (right - left);
  let before = 0;
  for (let x = first; x < right; x++) {
    // Area left of the edge within pixels up to x: its growth is what the running sum must gain at x.
    const inside = areaUpTo(x + 1, left, right) * perPixel;
    areas[row + x]! += inside - before;
    before = inside;
  }
  const lastX = Math.ceil(right);
  areas[row + lastX]! += rise - before;
}

/** Mean over pixel [x - 1, x] of how far a unit-speed edge from `left` to `right` has come. */
function areaUpTo(x: number, left: number, right: number): number {
  const travelled = (limit: number) => {
    const t = Math.min(Math.max(limit, left), right) - left;
    return (t * t) / 2 + Math.max(0, limit - right) * (right - left);
  };
  return travelled(x) - travelled(x - 1);
}

/** Points along an outline, close enough to look smooth. */
export function trace(outline: Outline, steps = 10): Point[] {
  const points: Point[] = [];
  const count = outline.length;
  for (let i = 0; i < count; i++) {
    const b = outline[i]!;
    const c = outline[(i + 1) % count]!;
    // A corner is its own neighbour: the curve then arrives without a bend.
    const a = b[2] ? b : outline[(i + count - 1) % count]!;
    const d = c[2] ? c : outline[(i + 2) % count]!;
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      points.push([catmullRom(a[0], b[0], c[0], d[0], t), catmullRom(a[1], b[1], c[1], d[1], t)]);
    }
  }
  return points;
}

/** Scales, mirrors with a negative `scale[0]`, then moves. */
export const place = (points: readonly Point[], scale: Point, offset: Point): Point[] =>
  points.map(([x, y]) => [x * scale[0] + offset[0], y * scale[1] + offset[1]]);

/** Everything below a line of heights, one per column. */
export const below = (heights: ArrayLike<number>, bottom: number): Point[] => [
  [-1, bottom],
  ...Array.from(heights, (y, x): Point => [x, y]),
  [heights.length, heights[heights.length - 1]!],
  [heights.length, bottom],
];

/** Three box blurs: close to a Gaussian of the given radius, in pixels. */
export function blur({ width, height, cover: values }: Mask, radius: number): Mask {
  let result = values;
  const reach = Math.max(1, Math.round(radius / 1.7));
  for (let pass = 0; pass < 3; pass++) {
    result = boxBlur(result, width, height, 1, width, reach);
    result = boxBlur(result, height, width, width, 1, reach);
  }
  return { width, height, cover: result };
}

function boxBlur(
  values: Float32Array,
  length: number,
  lines: number,
  step: number,
  lineStep: number,
  reach: number,
): Float32Array {
  const result = new Float32Array(values.length);
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    const at = (i: number) => values[start + Math.min(length - 1, Math.max(0, i)) * step]!;
    let sum = 0;
    for (let i = -reach; i <= reach; i++) sum += at(i);
    for (let i = 0; i < length; i++) {
      result[start + i * step] = sum / (2 * reach + 1);
      sum += at(i + reach + 1) - at(i - reach);
    }
  }
  return result;
}
