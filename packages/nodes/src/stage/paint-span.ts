import type { Canvas } from './canvas.ts';
import type { SpanLights } from './light/relight.ts';
import type { Matrix3 } from './projection.ts';
import { blend, dim, type EdgeMode, isInside, sampleAcross, sampleInside } from './sample.ts';
import type { Texture } from './texture.ts';

/** Longest part of a row in which texture coordinates are taken as linear, pixels. */
export const LONGEST_SPAN = 64;
/** Blending in the next smaller level starts at this many texels per pixel: up to there bilinear sampling does not alias visibly. */
export const SHARPNESS = 1.25;

/** A layer in one frame. */
export interface Painting {
  readonly canvas: Canvas;
  readonly texture: Texture;
  readonly edgeX: EdgeMode;
  readonly edgeY: EdgeMode;
  /** From picture to texels of level 0: (u/d, v/d, 1/d). */
  readonly matrix: Matrix3;
  /** Light from span to span; `undefined` when the picture keeps its colours. */
  readonly light: SpanLights | undefined;
  /** Texels over which that light changes evenly. */
  readonly straightTexels: number;
}

/** Texels of level 0 along a span of one row: where it starts, and how far it goes per pixel. */
export interface Span {
  /** Pixels from the start of the canvas. */
  readonly start: number;
  readonly length: number;
  readonly u: number;
  readonly v: number;
  readonly du: number;
  readonly dv: number;
  /** Texels per pixel. */
  readonly ratio: number;
}

/** Paints the pixels of a span that are still open, and returns how many it closed. */
export function paintSpan(pixels: Int32Array, { texture: { levels }, edgeX, edgeY }: Painting, span: Span): number {
  let level = 0;
  let ratio = span.ratio / SHARPNESS;
  for (; ratio >= 2 && level < levels.length - 1; level++) ratio /= 2;
  // How much of the next smaller level is blended in, of 256.
  const share = level === levels.length - 1 || ratio <= 1 ? 0 : Math.floor((ratio - 1) * 256);
  const fine = levels[level]!;
  const coarse = levels[share > 0 ? level + 1 : level]!;

  // Half a step of the 8-bit weights is added, so that cutting the rest off later means rounding.
  let u = Math.floor(span.u * 65536 + 128.5);
  let v = Math.floor(span.v * 65536 + 128.5);
  const du = Math.floor(span.du * 65536 + 0.5);
  const dv = Math.floor(span.dv * 65536 + 0.5);
  const end = span.start + span.length;
  const endU = u + du * (span.length - 1);
  const endV = v + dv * (span.length - 1);
  const fineInside = isInside(fine, level, u, v, endU, endV);
  const coarseInside = share > 0 && isInside(coarse, level + 1, u, v, endU, endV);
  // Centres of texels shift from level to level: texel i of level k stands where 2^k texels of level 0 have their middle.
  const half = (65536 - (65536 >> level)) >> 1;
  let closed = 0;
  for (let at = span.start; at < end; at++, u += du, v += dv) {
    const above = pixels[at]!;
    const light = 255 - (above >>> 24);
    if (light === 0) continue;
    const fu = (u >> level) - half;
    const fv = (v >> level) - half;
    let colour = fineInside ? sampleInside(fine, fu, fv) : sampleAcross(fine, fu, fv, edgeX, edgeY);
    if (share > 0) {
      const cu = (fu >> 1) - 0x4000;
      const cv = (fv >> 1) - 0x4000;
      const other = coarseInside ? sampleInside(coarse, cu, cv) : sampleAcross(coarse, cu, cv, edgeX, edgeY);
      colour = blend(colour, other, share);
    }
    if (colour === 0) continue;
    // (c * (light + 1)) >> 8 never exceeds `light`, so the sum cannot carry into the next channel.
    const sum = above === 0 ? colour : above + dim(colour, light + 1);
    pixels[at] = sum;
    if (sum >>> 24 === 255) closed++;
  }
  return closed;
}
