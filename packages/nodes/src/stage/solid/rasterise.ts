import { EMPTY, expand, PLANE, SAMPLE_REACH, SAMPLE_X, SAMPLE_Y, SAMPLES, type Samples, split } from './samples.ts';

/**
 * What is nearer by less than this share is taken for the same: of faces in one plane the one that came first stays in
 * front, whatever rounding says.
 */
const SAME_DEPTH = 1 - 1e-6;

/** Of the row at hand: the pixels that each sample's line covers, from `first` up to but without `end`. */
const first = new Int32Array(SAMPLES);
const end = new Int32Array(SAMPLES);

/**
 * Marks the samples that a triangle covers and in front of which there is nothing yet. Two triangles with a common edge
 * leave neither a gap nor a sample that belongs to both: both work out the edge from its upper corner, with the same numbers.
 *
 * @param number - of the triangle, from 1
 * @param corners - x, y (pixels from the top left) and inverse depth (1/m) of many corners
 * @param a - of the triangle's corners: where the three numbers of each start; in any order
 */
export function rasterise(
  samples: Samples,
  number: number,
  corners: Float64Array,
  a: number,
  b: number,
  c: number,
): void {
  // Sorted by hand, because this runs for every triangle: `top` is above `middle` above `bottom`.
  const firstUp = corners[a + 1]! <= corners[b + 1]! ? a : b;
  const firstDown = firstUp === a ? b : a;
  const isLast = corners[c + 1]! >= corners[firstDown + 1]!;
  const isFirst = corners[c + 1]! < corners[firstUp + 1]!;
  const top = isFirst ? c : firstUp;
  const middle = isFirst ? firstUp : isLast ? firstDown : c;
  const bottom = isLast ? c : firstDown;
  const topX = corners[top]!;
  const topY = corners[top + 1]!;
  const middleX = corners[middle]!;
  const middleY = corners[middle + 1]!;
  const bottomX = corners[bottom]!;
  const bottomY = corners[bottom + 1]!;
  const area = (middleX - topX) * (bottomY - topY) - (bottomX - topX) * (middleY - topY);
  if (area === 0) return;
  keepPlane(samples.planes, number, corners, top, middle, bottom, area);
  const long = (bottomX - topX) / (bottomY - topY);
  const upper = (middleX - topX) / (middleY - topY);
  const lower = (bottomX - middleX) / (bottomY - middleY);

  const { width } = samples;
  const lastRow = Math.min(samples.height - 1, Math.floor(bottomY));
  for (let row = Math.max(0, Math.floor(topY)); row <= lastRow; row++) {
    let outerFirst = width;
    let outerEnd = 0;
    for (let k = 0; k < SAMPLES; k++) {
      const y = row + 0.5 + SAMPLE_Y[k]!;
      first[k] = 0;
      end[k] = 0;
      if (y < topY || y >= bottomY) continue;
      const onLong = topX + (y - topY) * long;
      const onShort = y < middleY ? topX + (y - topY) * upper : middleX + (y - middleY) * lower;
      const shift = 0.5 + SAMPLE_X[k]!;
      const from = pixelFrom((area > 0 ? onLong : onShort) - shift, width);
      const to = pixelFrom((area > 0 ? onShort : onLong) - shift, width);
      if (from >= to) continue;
      first[k] = from;
      end[k] = to;
      if (from < outerFirst) outerFirst = from;
      if (to > outerEnd) outerEnd = to;
    }
    if (outerFirst >= outerEnd) continue;
    if (outerFirst < samples.first[row]!) samples.first[row] = outerFirst;
    if (outerEnd > samples.end[row]!) samples.end[row] = outerEnd;
    markRow(samples, number, row, outerFirst, outerEnd);
  }
}

/** The first pixel of a row at or after a place. */
const pixelFrom = (x: number, width: number): number => (x <= 0 ? 0 : x >= width ? width : Math.ceil(x) | 0);

/** The inverse depth is linear in the picture. */
function keepPlane(
  planes: Float64Array,
  number: number,
  corners: Float64Array,
  a: number,
  b: number,
  c: number,
  area: number,
): void {
  const x = corners[a]!;
  const y = corners[a + 1]!;
  const r = corners[a + 2]!;
  const toB = corners[b + 2]! - r;
  const toC = corners[c + 2]! - r;
  const slopeX = (toB * (corners[c + 1]! - y) - toC * (corners[b + 1]! - y)) / area;
  const slopeY = (toC * (corners[b]! - x) - toB * (corners[c]! - x)) / area;
  const at = number * PLANE;
  planes[at] = r - slopeX * x - slopeY * y;
  planes[at + 1] = slopeX;
  planes[at + 2] = slopeY;
  planes[at + 3] = (Math.abs(slopeX) + Math.abs(slopeY)) * SAMPLE_REACH;
}

/** Marks the samples of a row between `first` and `end`: pixels that the triangle covers wholly, and those to either side. */
function markRow(samples: Samples, number: number, row: number, outerFirst: number, outerEnd: number): void {
  const innerFirst = Math.max(Math.max(first[0]!, first[1]!), Math.max(first[2]!, first[3]!));
  const innerEnd = Math.min(Math.min(end[0]!, end[1]!), Math.min(end[2]!, end[3]!));
  if (innerFirst >= innerEnd) {
    markEdge(samples, number, row, outerFirst, outerEnd);
    return;
  }
  if (outerFirst < innerFirst) markEdge(samples, number, row, outerFirst, innerFirst);
  markInside(samples, number, row, innerFirst, innerEnd);
  if (innerEnd < outerEnd) markEdge(samples, number, row, innerEnd, outerEnd);
}

/** Pixels that the triangle covers wholly. */
function markInside(samples: Samples, number: number, row: number, from: number, to: number): void {
  const { whole, wholeDepth, inverseDepth, planes, width } = samples;
  const plane = number * PLANE;
  const slopeX = planes[plane + 1]!;
  const spread = planes[plane + 3]!;
  const rest = planes[plane]! + planes[plane + 2]! * (row + 0.5) + slopeX * 0.5;
  for (let x = from, pixel = row * width + from; x < to; x++, pixel++) {
    const here = rest + slopeX * x;
    const now = whole[pixel]!;
    if (now > 0) {
      const there = wholeDepth[pixel]!;
      const both = spread + planes[now * PLANE + 3]!;
      if (here < there - both) continue;
      if (here * SAME_DEPTH <= there + both) {
        expand(samples, x, row);
        markSamples(samples, number, x, row);
        continue;
      }
    } else {
      const nearest = now === EMPTY ? 0 : nearestSample(inverseDepth, pixel * SAMPLES);
      if (here * SAME_DEPTH - spread <= nearest) {
        if (now === EMPTY) split(samples, pixel);
        markSamples(samples, number, x, row);
        continue;
      }
    }
    wholeDepth[pixel] = here;
    whole[pixel] = number;
  }
}

/** Pixels that the triangle covers in part. */
function markEdge(samples: Samples, number: number, row: number, from: number, to: number): void {
  const { whole, wholeDepth, planes, width } = samples;
  const plane = number * PLANE;
  const slopeX = planes[plane + 1]!;
  const spread = planes[plane + 3]!;
  const rest = planes[plane]! + planes[plane + 2]! * (row + 0.5) + slopeX * 0.5;
  for (let x = from, pixel = row * width + from; x < to; x++, pixel++) {
    const now = whole[pixel]!;
    if (now > 0) {
      if (rest + slopeX * x < wholeDepth[pixel]! - spread - planes[now * PLANE + 3]!) continue;
      expand(samples, x, row);
    } else if (now === EMPTY) split(samples, pixel);
    markSamples(samples, number, x, row);
  }
}

/** Marks those samples of one pixel that the triangle covers. Without a loop over samples: it runs for every pixel on an edge. */
function markSamples({ inverseDepth, triangle, planes, width }: Samples, number: number, x: number, row: number): void {
  const plane = number * PLANE;
  const slopeX = planes[plane + 1]!;
  const slopeY = planes[plane + 2]!;
  const here = planes[plane]! + slopeY * (row + 0.5) + slopeX * 0.5 + slopeX * x;
  const at = (row * width + x) * SAMPLES;
  if (x >= first[0]! && x < end[0]!)
    markSample(inverseDepth, triangle, at, here + (slopeX * SAMPLE_X[0]! + slopeY * SAMPLE_Y[0]!), number);
  if (x >= first[1]! && x < end[1]!)
    markSample(inverseDepth, triangle, at + 1, here + (slopeX * SAMPLE_X[1]! + slopeY * SAMPLE_Y[1]!), number);
  if (x >= first[2]! && x < end[2]!)
    markSample(inverseDepth, triangle, at + 2, here + (slopeX * SAMPLE_X[2]! + slopeY * SAMPLE_Y[2]!), number);
  if (x >= first[3]! && x < end[3]!)
    markSample(inverseDepth, triangle, at + 3, here + (slopeX * SAMPLE_X[3]! + slopeY * SAMPLE_Y[3]!), number);
}

function markSample(inverseDepth: Float32Array, triangle: Int32Array, at: number, depth: number, number: number): void {
  if (depth * SAME_DEPTH <= inverseDepth[at]!) return;
  inverseDepth[at] = depth;
  triangle[at] = number;
}

/** Inverse depth of the nearest sample of a pixel that is not whole; 0 when it is empty. */
const nearestSample = (inverseDepth: Float32Array, at: number): number =>
  Math.max(Math.max(inverseDepth[at]!, inverseDepth[at + 1]!), Math.max(inverseDepth[at + 2]!, inverseDepth[at + 3]!));
