import type { Canvas } from '../canvas.ts';
import type { Matrix3, View } from '../projection.ts';
import { dim } from '../sample.ts';
import { createGeometry, markSolids } from './geometry.ts';
import {
  createSamples,
  DONE,
  EMPTY,
  expand,
  PLANE,
  SAMPLE_X,
  SAMPLE_Y,
  SAMPLES,
  type Samples,
  WHOLE,
} from './samples.ts';
import type { Shader } from './shade.ts';
import type { Solid } from './solid.ts';
import { createKept, createTriangleShader, type TriangleShader } from './surface-shading.ts';

/** Paints the solids of one frame after the other onto a canvas, from near to far, between layers. */
export interface SolidPainter {
  /** Begins a frame: finds what is seen of these solids. */
  begin(view: View, solids: readonly Solid[], shader: Shader): void;
  /**
   * Puts on the canvas what is nearer than a layer and not there yet.
   *
   * @param layer - from `quadFromPicture`, the layer that is painted next; without it everything that is left
   */
  paint(canvas: Canvas, layer?: Matrix3): void;
}

/** A share of a layer's depth: a solid that touches a layer from behind is in front of it, whatever rounding says. */
const TOUCHES = 1 + 1e-5;

/** A painter for pictures of this size. Takes no memory until there are solids. */
export function createSolidPainter(width: number, height: number): SolidPainter {
  const geometry = createGeometry();
  const kept = createKept();
  let samples: Samples | undefined;
  let shade: TriangleShader | undefined;
  return {
    begin(view, solids, shader) {
      shade = undefined;
      if (solids.length === 0) return;
      samples ??= createSamples(width, height);
      markSolids(geometry, samples, view, solids);
      shade = createTriangleShader(geometry, view, shader, kept);
    },
    paint(canvas, layer) {
      if (samples === undefined || shade === undefined) return;
      for (let y = 0; y < height; y++) {
        if (canvas.open[y]! > 0 && samples.first[y]! < samples.end[y]!) paintRow(canvas, samples, shade, layer, y);
      }
    },
  };
}

/** Which of a pixel's samples are put on the canvas now: the triangle of each, or 0. */
const chosen = new Int32Array(SAMPLES);
/** Longest part of a row that is shaded at once, and its colours. */
const LONGEST_RUN = 256;
const colours = new Int32Array(LONGEST_RUN);

function paintRow(
  canvas: Canvas,
  samples: Samples,
  shade: TriangleShader,
  layer: Matrix3 | undefined,
  y: number,
): void {
  const { pixels, width } = canvas;
  const { triangle } = samples;
  const end = samples.end[y]!;
  let closed = 0;
  for (let x = samples.first[y]!; x < end; x++) {
    const at = y * width + x;
    const above = pixels[at]!;
    if (above >>> 24 === 255) continue;
    if (triangle[at * SAMPLES + 3] === WHOLE) {
      const number = triangle[at * SAMPLES]!;
      const side = sideOf(samples, layer, x, y);
      if (side === BEHIND) continue;
      if (side === BEFORE) {
        const count = runLength(canvas, samples, layer, number, x, y, Math.min(end, x + LONGEST_RUN));
        shade.row(number, x, y, count, colours);
        for (let i = 0; i < count; i++) pixels[at + i]! += dim(colours[i]!, 256 - (pixels[at + i]! >>> 24));
        closed += count;
        x += count - 1;
        continue;
      }
      expand(samples, x, y);
    }
    if (paintMixed(canvas, samples, shade, layer, x, y)) closed++;
  }
  canvas.open[y]! -= closed;
}

/** Where a whole pixel stands: all of it in front of a layer, or none, or the layer cuts through it. */
const BEFORE = 1;
const BEHIND = -1;
const CUT = 0;

function sideOf(
  { triangle, inverseDepth, planes, width }: Samples,
  layer: Matrix3 | undefined,
  x: number,
  y: number,
): number {
  if (layer === undefined) return BEFORE;
  const at = (y * width + x) * SAMPLES;
  const depth = layer[6] * (x + 0.5) + layer[7] * (y + 0.5) + layer[8];
  const spread = planes[triangle[at]! * PLANE + 3]! + (Math.abs(layer[6]) + Math.abs(layer[7])) * 0.375;
  if (depth + spread <= 0) return BEHIND;
  if (depth - spread <= 0) return CUT;
  const here = inverseDepth[at]! * TOUCHES;
  return here - spread >= depth ? BEFORE : here + spread < depth ? BEHIND : CUT;
}

/** Pixels of a row that one triangle covers wholly in front of a layer, from `x` on, and that are still open. */
function runLength(
  { pixels }: Canvas,
  samples: Samples,
  layer: Matrix3 | undefined,
  number: number,
  x: number,
  y: number,
  end: number,
): number {
  const { triangle, width } = samples;
  let next = x + 1;
  for (; next < end; next++) {
    const at = y * width + next;
    if (triangle[at * SAMPLES] !== number || triangle[at * SAMPLES + 3] !== WHOLE || pixels[at]! >>> 24 === 255) break;
    if (layer !== undefined && sideOf(samples, layer, next, y) !== BEFORE) break;
  }
  return next - x;
}

/** Paints a pixel that several triangles share, or that they cover in part; tells whether it is closed then. */
function paintMixed(
  { pixels, width }: Canvas,
  samples: Samples,
  shade: TriangleShader,
  layer: Matrix3 | undefined,
  x: number,
  y: number,
): boolean {
  const at = y * width + x;
  const open = countOpen(samples.triangle, at * SAMPLES);
  if (open === 0) return false;
  const count = choose(samples, layer, x, y);
  if (count === 0) return false;
  const colour = meanColour(shade, x, y, count);
  const above = pixels[at]!;
  const light = 255 - (above >>> 24);
  // What light is left comes through the open samples alone, evenly: whatever is on the canvas of this pixel besides
  // solids are layers, which cover all samples alike.
  const share = count === open ? light : Math.floor((light * count) / open + 0.5);
  pixels[at] = above + dim(colour, share + 1);
  return pixels[at]! >>> 24 === 255;
}

/** Samples of a pixel that no solid has covered yet; 0 where there is no solid at all. */
function countOpen(triangle: Int32Array, at: number): number {
  let open = 0;
  let any = EMPTY;
  for (let i = at; i < at + SAMPLES; i++) {
    any |= triangle[i]!;
    if (triangle[i]! !== DONE) open++;
  }
  return any === EMPTY ? 0 : open;
}

/** Whether a sample lies in front of a layer that is itself in front of the camera. */
function isBefore(layer: Matrix3, inverseDepth: number, x: number, y: number, k: number): boolean {
  const depth = layer[6] * (x + 0.5 + SAMPLE_X[k]!) + layer[7] * (y + 0.5 + SAMPLE_Y[k]!) + layer[8];
  return depth > 0 && inverseDepth * TOUCHES >= depth;
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
    const colour = shade.at(number, x + 0.5 + sumX / same, y + 0.5 + sumY / same);
    if (same === count) return colour;
    red += (colour & 255) * same;
    green += ((colour >> 8) & 255) * same;
    blue += ((colour >> 16) & 255) * same;
  }
  return (red / count) | 0 | (((green / count) | 0) << 8) | (((blue / count) | 0) << 16) | (255 << 24);
}
