import type { Canvas } from '../canvas.ts';
import type { DepthBuffer } from '../focus/depth-buffer.ts';
import type { Matrix3 } from '../projection.ts';
import { dim } from '../sample.ts';
import { isBefore } from './layer-side.ts';
import { DONE, EMPTY, SAMPLE_X, SAMPLE_Y, SAMPLES, type Samples } from './samples.ts';
import type { TriangleShader } from './surface-shading.ts';

/** Which of a pixel's samples are put on the canvas now: the triangle of each, or 0. */
const chosen = new Int32Array(SAMPLES);
/** Where a triangle is shaded. */
const place = new Float64Array(2);

/** Paints a pixel that several triangles share, or that they cover in part; tells whether it is closed then. */
export function paintMixed(
  { pixels, width }: Canvas,
  samples: Samples,
  shade: TriangleShader,
  layer: Matrix3 | undefined,
  depth: DepthBuffer | undefined,
  x: number,
  y: number,
): boolean {
  const at = y * width + x;
  const open = countOpen(samples.triangle, at * SAMPLES);
  const count = choose(samples, layer, x, y);
  if (count === 0) return false;
  const first = depth === undefined ? 0 : chosen.findIndex((number) => number > 0);
  const colour = meanColour(shade, x, y, count);
  const above = pixels[at]!;
  const light = 255 - (above >>> 24);
  // What light is left comes through the open samples alone, evenly: whatever is on the canvas of this pixel besides
  // solids are layers, which cover all samples alike.
  const share = count === open ? light : Math.floor((light * count) / open + 0.5);
  pixels[at] = above + dim(colour, share + 1);
  const alpha = pixels[at]! >>> 24;
  if (depth !== undefined && depth[at] === 0 && alpha > 127) depth[at] = samples.inverseDepth[at * SAMPLES + first]!;
  return alpha === 255;
}

/** Samples of a pixel that no solid has covered yet. */
function countOpen(triangle: Int32Array, at: number): number {
  let open = 0;
  for (let i = at; i < at + SAMPLES; i++) if (triangle[i]! !== DONE) open++;
  return open;
}

/** Chooses the samples of a pixel that lie in front of a layer, and returns how many. */
function choose({ triangle, inverseDepth, width }: Samples, layer: Matrix3 | undefined, x: number, y: number): number {
  const at = (y * width + x) * SAMPLES;
  let count = 0;
  for (let k = 0; k < SAMPLES; k++) {
    const number = triangle[at + k]!;
    chosen[k] = 0;
    if (number <= EMPTY) continue;
    if (layer !== undefined && !isBefore(layer, inverseDepth[at + k]!, x, y, k)) continue;
    chosen[k] = number;
    triangle[at + k] = DONE;
    count++;
  }
  return count;
}

/** Mean colour of the chosen samples: each triangle is shaded once, in the middle of its samples. */
function meanColour(shade: TriangleShader, x: number, y: number, count: number): number {
  let red = count >> 1;
  let green = red;
  let blue = red;
  for (let k = 0; k < SAMPLES; k++) {
    const number = chosen[k]!;
    if (number === 0) continue;
    let same = 0;
    let sumX = 0;
    let sumY = 0;
    for (let i = k; i < SAMPLES; i++) {
      if (chosen[i] !== number) continue;
      chosen[i] = 0;
      same++;
      sumX += SAMPLE_X[i]!;
      sumY += SAMPLE_Y[i]!;
    }
    place[0] = x + 0.5 + sumX / same;
    place[1] = y + 0.5 + sumY / same;
    const colour = shade.at(number, place);
    if (same === count) return colour;
    red += (colour & 255) * same;
    green += ((colour >> 8) & 255) * same;
    blue += ((colour >> 16) & 255) * same;
  }
  return (red / count) | 0 | (((green / count) | 0) << 8) | (((blue / count) | 0) << 16) | (255 << 24);
}
