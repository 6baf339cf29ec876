import type { Canvas } from './canvas.ts';
import { clipRow, contentBounds } from './content-clip.ts';
import type { CardLight } from './light/card.ts';
import { createSpanLights, lightEdgeTexel, lightTexel, type SpanLight } from './light/relight.ts';
import { isNearEdge } from './light/rim.ts';
import type { Matrix3 } from './projection.ts';
import { blend, dim, type EdgeMode, isInside, sampleAcross, sampleInside } from './sample.ts';
import type { Texture, TextureLevel } from './texture.ts';

/** Longest part of a row in which texture coordinates are taken as linear, pixels. */
const LONGEST_SPAN = 64;
/** How far linear coordinates may be off in the middle of a span, pixels. */
const SPAN_ERROR = 0.1;
/** 1/m: layers nearer than 5 cm are not painted, because one of their texels would cover the whole picture. */
const NEAREST = 20;
/** Texture coordinates are 16.16 fixed point; beyond this the linear steps could overflow. */
const FARTHEST_TEXEL = 30000;
/** Blending in the next smaller level starts at this many texels per pixel: up to there bilinear sampling does not alias visibly. */
const SHARPNESS = 1.25;

/** A layer in one frame. */
interface Painting {
  readonly canvas: Canvas;
  readonly texture: Texture;
  readonly edgeX: EdgeMode;
  readonly edgeY: EdgeMode;
  /** From picture to texels of level 0: (u/d, v/d, 1/d). */
  readonly matrix: Matrix3;
  readonly light: ((span: Span) => SpanLight) | undefined;
}

/** Texels of level 0 along a span of one row: where it starts, and how far it goes per pixel. */
interface Span {
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

/**
 * Paints a layer behind everything that is already on the canvas. True perspective: coordinates are divided by depth at
 * the ends of spans that are short enough for going straight between them.
 *
 * @param matrix - from `quadFromPicture`
 * @param light - on this layer in this frame, from `createCardLight`; left out, the picture keeps its colours
 */
export function paintLayer(
  canvas: Canvas,
  texture: Texture,
  matrix: Matrix3,
  edgeX: EdgeMode,
  edgeY: EdgeMode,
  light?: CardLight,
): void {
  const texels = scaleRows(matrix, texture.width, texture.height);
  const bounds = contentBounds(texture, edgeX, edgeY);
  const painting: Painting = { canvas, texture, edgeX, edgeY, matrix: texels, light: light && createSpanLights(light) };
  for (let y = 0; y < canvas.height; y++) {
    if (canvas.open[y] === 0) continue;
    const { first, end } = clipRow(bounds, texels, y + 0.5, canvas.width, blurOfRow(texels, y + 0.5, canvas.width));
    if (first < end) paintRow(painting, y, first, end);
  }
}

/**
 * Texels by which sampling a row can spread what it samples: two texels of the smaller of the two levels in use, which
 * are at most twice as large as there are texels per pixel. The most are at an end of the row.
 */
function blurOfRow(m: Matrix3, y: number, width: number): number {
  const at = (x: number) => texelsPerPixel(m, x, m[1] * y + m[2], m[4] * y + m[5], m[7] * y + m[8]);
  const isInFront = (x: number) => m[6] * x + m[7] * y + m[8] > 0;
  return isInFront(0) && isInFront(width) ? 2 + 4 * Math.max(at(0), at(width)) : Infinity;
}

const scaleRows = ([a, b, c, d, e, f, g, h, i]: Matrix3, u: number, v: number): Matrix3 => [
  a * u,
  b * u,
  c * u,
  d * v,
  e * v,
  f * v,
  g,
  h,
  i,
];

function paintRow(painting: Painting, y: number, first: number, end: number): void {
  const { canvas, matrix: m, light } = painting;
  const u0 = m[1] * (y + 0.5) + m[2];
  const v0 = m[4] * (y + 0.5) + m[5];
  const r0 = m[7] * (y + 0.5) + m[8];
  let closed = 0;
  let length = 1;
  for (let x = first; x < end; x += length) {
    const a = x + 0.5;
    const r = m[6] * a + r0;
    length = 1;
    if (!(r > 0 && r < NEAREST)) continue;
    const u = (m[0] * a + u0) / r - 0.5;
    const v = (m[3] * a + v0) / r - 0.5;
    if (Math.abs(u) > FARTHEST_TEXEL || Math.abs(v) > FARTHEST_TEXEL) continue;
    // A span whose end lies behind the camera or too far out is painted pixel by pixel.
    const full = Math.min(spanLength(r, m[6]), end - x);
    const last = m[6] * (a + full) + r0;
    const endU = (m[0] * (a + full) + u0) / last - 0.5;
    const endV = (m[3] * (a + full) + v0) / last - 0.5;
    if (last > 0 && last < NEAREST && Math.abs(endU) < FARTHEST_TEXEL && Math.abs(endV) < FARTHEST_TEXEL) length = full;
    const du = length > 1 ? (endU - u) / length : 0;
    const dv = length > 1 ? (endV - v) / length : 0;
    const ratio = texelsPerPixel(m, a + length / 2, u0, v0, r0);
    const span = { start: y * canvas.width + x, length, u, v, du, dv, ratio };
    closed += light === undefined ? paintSpan(painting, span) : paintLitSpan(light(span), painting, span);
  }
  canvas.open[y]! -= closed;
}

/**
 * Pixels over which going straight is right to `SPAN_ERROR`: where the inverse depth `r` changes by `slope` per pixel, the
 * middle of n pixels is off by n² · slope / (4r). Without pan and roll there is no slope and no error.
 */
function spanLength(r: number, slope: number): number {
  const length = Math.sqrt((4 * SPAN_ERROR * r) / Math.abs(slope));
  return length >= LONGEST_SPAN ? LONGEST_SPAN : Math.max(1, Math.floor(length));
}

/** Square root of the texture area under one pixel, from the derivatives of the homography. */
function texelsPerPixel(m: Matrix3, x: number, u0: number, v0: number, r0: number): number {
  const r = 1 / (m[6] * x + r0);
  const u = (m[0] * x + u0) * r;
  const v = (m[3] * x + v0) * r;
  const area = (m[0] - u * m[6]) * (m[4] - v * m[7]) - (m[1] - u * m[7]) * (m[3] - v * m[6]);
  return Math.sqrt(Math.abs(area)) * Math.abs(r);
}

/** Paints the pixels of a span that are still open, and returns how many it closed. */
function paintSpan({ canvas: { pixels }, texture: { levels }, edgeX, edgeY }: Painting, span: Span): number {
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

/** How a span is sampled; places are 16.16 fixed point. */
interface Sampling {
  readonly level: number;
  readonly fine: TextureLevel;
  readonly coarse: TextureLevel;
  /** How much of the next smaller level is blended in, of 256. */
  readonly share: number;
  readonly half: number;
  readonly fineInside: boolean;
  readonly coarseInside: boolean;
}

/** The first half of `paintSpan`. */
function beginSampling(levels: readonly TextureLevel[], span: Span, u: number, v: number, du: number, dv: number): Sampling {
  let level = 0;
  let ratio = span.ratio / SHARPNESS;
  for (; ratio >= 2 && level < levels.length - 1; level++) ratio /= 2;
  const share = level === levels.length - 1 || ratio <= 1 ? 0 : Math.floor((ratio - 1) * 256);
  const fine = levels[level]!;
  const coarse = levels[share > 0 ? level + 1 : level]!;
  const endU = u + du * (span.length - 1);
  const endV = v + dv * (span.length - 1);
  return {
    level,
    fine,
    coarse,
    share,
    half: (65536 - (65536 >> level)) >> 1,
    fineInside: isInside(fine, level, u, v, endU, endV),
    coarseInside: share > 0 && isInside(coarse, level + 1, u, v, endU, endV),
  };
}

/**
 * The same as `paintSpan` in the light on the layer. A function of its own, because one test more for each pixel, and one object
 * more for each span, would cost pictures without light a tenth of their speed.
 */
function paintLitSpan(light: SpanLight, painting: Painting, span: Span): number {
  const { edgeX, edgeY, texture } = painting;
  const { pixels } = painting.canvas;
  let u = Math.floor(span.u * 65536 + 128.5);
  let v = Math.floor(span.v * 65536 + 128.5);
  const du = Math.floor(span.du * 65536 + 0.5);
  const dv = Math.floor(span.dv * 65536 + 0.5);
  const { level, fine, coarse, share, half, fineInside, coarseInside } = beginSampling(texture.levels, span, u, v, du, dv);
  const { rims } = light;
  let red = light.starts[0]!;
  let green = light.starts[1]!;
  let blue = light.starts[2]!;
  let hazeRed = light.starts[3]!;
  let hazeGreen = light.starts[4]!;
  let hazeBlue = light.starts[5]!;
  const stepRed = light.steps[0]!;
  const stepGreen = light.steps[1]!;
  const stepBlue = light.steps[2]!;
  const stepHazeRed = light.steps[3]!;
  const stepHazeGreen = light.steps[4]!;
  const stepHazeBlue = light.steps[5]!;
  let closed = 0;
  for (let i = 0; i < span.length; i++) {
    if (i > 0) {
      u += du; v += dv;
      red = (red + stepRed) | 0;
      green = (green + stepGreen) | 0;
      blue = (blue + stepBlue) | 0;
      hazeRed = (hazeRed + stepHazeRed) | 0;
      hazeGreen = (hazeGreen + stepHazeGreen) | 0;
      hazeBlue = (hazeBlue + stepHazeBlue) | 0;
    }
    const above = pixels[span.start + i]!;
    const open = 255 - (above >>> 24);
    if (open === 0) continue;
    const fu = (u >> level) - half;
    const fv = (v >> level) - half;
    let texel = fineInside ? sampleInside(fine, fu, fv) : sampleAcross(fine, fu, fv, edgeX, edgeY);
    if (share > 0) {
      const cu = (fu >> 1) - 0x4000;
      const cv = (fv >> 1) - 0x4000;
      const other = coarseInside ? sampleInside(coarse, cu, cv) : sampleAcross(coarse, cu, cv, edgeX, edgeY);
      texel = blend(texel, other, share);
    }
    if (texel === 0) continue;
    const colour =
      rims !== undefined && isNearEdge(rims, u, v)
        ? lightEdgeTexel(light, rims, texel, i, span)
        : lightTexel(texel, red, green, blue, hazeRed, hazeGreen, hazeBlue);
    const sum = above === 0 ? colour : above + dim(colour, open + 1);
    pixels[span.start + i] = sum;
    if (sum >>> 24 === 255) closed++;
  }
  return closed;
}
