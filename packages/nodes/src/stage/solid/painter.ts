import type { Canvas } from '../canvas.ts';
import type { DepthBuffer } from '../focus/depth-buffer.ts';
import type { Matrix3, View } from '../projection.ts';
import { dim } from '../sample.ts';
import { createGeometry, markSolids } from './geometry.ts';
import { createKept } from './kept.ts';
import { BEFORE, BEHIND, sideOf } from './layer-side.ts';
import { paintMixed } from './mixed-pixel.ts';
import { createSamples, EMPTY, expand, type Samples } from './samples.ts';
import type { Shader } from './shade.ts';
import type { Solid } from './solid.ts';
import { createTriangleShader, type TriangleShader } from './surface-shading.ts';

/** Paints the solids of one frame after the other onto a canvas, from near to far, between layers. */
export interface SolidPainter {
  /**
   * Begins a frame: finds what is seen of these solids.
   *
   * @param isStill - shades every pixel for itself, for light with fine shadows in it
   */
  begin(view: View, solids: readonly Solid[], shader: Shader, isStill?: boolean): void;
  /**
   * Puts on the canvas what is nearer than a layer and not there yet.
   *
   * @param layer - from `quadFromPicture`, the layer that is painted next; without it everything that is left
   * @param depth - receives where the pixels are that this covers for the most part, and that nothing nearer covers so
   */
  paint(canvas: Canvas, layer?: Matrix3, depth?: DepthBuffer): void;
}

/** A painter for pictures of this size. Takes no memory until there are solids. */
export function createSolidPainter(width: number, height: number): SolidPainter {
  const geometry = createGeometry();
  const kept = createKept();
  let samples: Samples | undefined;
  let shade: TriangleShader | undefined;
  return {
    begin(view, solids, shader, isStill = false) {
      shade = undefined;
      if (solids.length === 0) return;
      samples ??= createSamples(width, height);
      markSolids(geometry, samples, view, solids);
      shade = createTriangleShader(geometry, view, shader, kept, isStill);
    },
    paint(canvas, layer, depth) {
      if (samples === undefined || shade === undefined) return;
      for (let y = 0; y < height; y++) {
        if (canvas.open[y]! > 0 && samples.first[y]! < samples.end[y]!)
          paintRow(canvas, samples, shade, layer, depth, y);
      }
    },
  };
}

/** Longest part of a row that is shaded at once, and its colours. */
const LONGEST_RUN = 256;
const colours = new Int32Array(LONGEST_RUN);

function paintRow(
  canvas: Canvas,
  samples: Samples,
  shade: TriangleShader,
  layer: Matrix3 | undefined,
  depth: DepthBuffer | undefined,
  y: number,
): void {
  const { pixels, width } = canvas;
  const { whole, wholeDepth } = samples;
  const end = samples.end[y]!;
  let closed = 0;
  for (let x = samples.first[y]!; x < end; x++) {
    const at = y * width + x;
    const number = whole[at]!;
    if (number === EMPTY || pixels[at]! >>> 24 === 255) continue;
    if (number > 0) {
      const side = sideOf(samples, layer, x, y);
      if (side === BEHIND) continue;
      if (side === BEFORE) {
        const count = runLength(canvas, samples, layer, number, x, y, Math.min(end, x + LONGEST_RUN));
        shade.row(number, x, y, count, colours);
        for (let i = 0; i < count; i++) {
          const over = pixels[at + i]!;
          pixels[at + i] = over === 0 ? colours[i]! : over + dim(colours[i]!, 256 - (over >>> 24));
          if (depth !== undefined && depth[at + i] === 0) depth[at + i] = wholeDepth[at + i]!;
        }
        closed += count;
        x += count - 1;
        continue;
      }
      expand(samples, x, y);
    }
    if (paintMixed(canvas, samples, shade, layer, depth, x, y)) closed++;
  }
  canvas.open[y]! -= closed;
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
  const { whole, width } = samples;
  let next = x + 1;
  for (; next < end; next++) {
    const at = y * width + next;
    if (whole[at] !== number || pixels[at]! >>> 24 === 255) break;
    if (layer !== undefined && sideOf(samples, layer, next, y) !== BEFORE) break;
  }
  return next - x;
}
