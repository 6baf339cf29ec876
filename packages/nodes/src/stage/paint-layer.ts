import type { Canvas } from './canvas.ts';
import { clipRow, contentBounds } from './content-clip.ts';
import type { CardLight } from './light/card.ts';
import { createSpanLights } from './light/relight.ts';
import { paintLitSpan } from './paint-lit-span.ts';
import { LONGEST_SPAN, type Painting, paintSpan } from './paint-span.ts';
import type { Matrix3 } from './projection.ts';
import type { EdgeMode } from './sample.ts';
import type { Texture } from './texture.ts';

/** How far linear coordinates may be off in the middle of a span, pixels. */
const SPAN_ERROR = 0.1;
/** Spans in the light of a lamp close to the layer are not made shorter than this, pixels. */
const SHORTEST_LIT = 4;
/** 1/m: layers nearer than 5 cm are not painted, because one of their texels would cover the whole picture. */
const NEAREST = 20;
/** Texture coordinates are 16.16 fixed point; beyond this the linear steps could overflow. */
const FARTHEST_TEXEL = 30000;
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
  const painting: Painting = {
    canvas,
    texture,
    edgeX,
    edgeY,
    matrix: texels,
    light: light && createSpanLights(light),
    straightTexels: light?.straightTexels ?? 0,
  };
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
  const longest = light === undefined ? LONGEST_SPAN : straightPixels(painting, first, end, u0, v0, r0);
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
    const full = Math.min(spanLength(r, m[6], longest), end - x);
    const last = m[6] * (a + full) + r0;
    const endU = (m[0] * (a + full) + u0) / last - 0.5;
    const endV = (m[3] * (a + full) + v0) / last - 0.5;
    if (last > 0 && last < NEAREST && Math.abs(endU) < FARTHEST_TEXEL && Math.abs(endV) < FARTHEST_TEXEL) length = full;
    const du = length > 1 ? (endU - u) / length : 0;
    const dv = length > 1 ? (endV - v) / length : 0;
    const ratio = texelsPerPixel(m, a + length / 2, u0, v0, r0);
    const start = y * canvas.width + x;
    if (light === undefined) closed += paintSpan(canvas.pixels, painting, { start, length, u, v, du, dv, ratio });
    else closed += paintLitSpan(light, painting, { start, length, u, v, du, dv, ratio });
  }
  canvas.open[y]! -= closed;
}

/**
 * Pixels over which going straight is right to `SPAN_ERROR`: where the inverse depth `r` changes by `slope` per pixel, the
 * middle of n pixels is off by n² · slope / (4r). Without pan and roll there is no slope and no error.
 */
function spanLength(r: number, slope: number, longest: number): number {
  const length = Math.sqrt((4 * SPAN_ERROR * r) / Math.abs(slope));
  return length >= longest ? longest : Math.max(1, Math.floor(length));
}

/** Pixels of a row over which light on the layer changes evenly. */
function straightPixels(
  { matrix: m, straightTexels }: Painting,
  first: number,
  end: number,
  u0: number,
  v0: number,
  r0: number,
): number {
  const ratio = Math.max(texelsPerPixel(m, first, u0, v0, r0), texelsPerPixel(m, end, u0, v0, r0));
  return Math.max(SHORTEST_LIT, Math.min(LONGEST_SPAN, Math.floor(straightTexels / ratio)));
}

/** Square root of the texture area under one pixel, from the derivatives of the homography. */
function texelsPerPixel(m: Matrix3, x: number, u0: number, v0: number, r0: number): number {
  const r = 1 / (m[6] * x + r0);
  const u = (m[0] * x + u0) * r;
  const v = (m[3] * x + v0) * r;
  const area = (m[0] - u * m[6]) * (m[4] - v * m[7]) - (m[1] - u * m[7]) * (m[3] - v * m[6]);
  return Math.sqrt(Math.abs(area)) * Math.abs(r);
}
