import type { TextureLevel } from './texture.ts';

/** What is seen beyond an edge of a layer: its last pixels drawn out, the layer mirrored, or nothing. */
export type EdgeMode = 'clamp' | 'mirror' | 'none';

/**
 * Whether all four neighbours of every sample on the way between two places lie within a level.
 *
 * @param number - of the level
 * @param u - places in texels of level 0, 16.16 fixed point
 */
export function isInside(
  level: TextureLevel,
  number: number,
  u: number,
  v: number,
  endU: number,
  endV: number,
): boolean {
  return (
    isWithin(u, number, level.width) &&
    isWithin(endU, number, level.width) &&
    isWithin(v, number, level.height) &&
    isWithin(endV, number, level.height)
  );
}

function isWithin(place: number, number: number, side: number): boolean {
  const here = (place >> number) - ((65536 - (65536 >> number)) >> 1);
  // Four steps of room: coordinates of a smaller level are rounded once more.
  return here >= 4 && here < (side - 1) * 65536 - 4;
}

/** A place within a level, all four neighbours included; 16.16 fixed point in its texels. */
export function sampleInside(level: TextureLevel, u: number, v: number): number {
  const { pixels, width } = level;
  const at = (v >> 16) * width + (u >> 16);
  return bilinear(
    pixels[at]!,
    pixels[at + 1]!,
    pixels[at + width]!,
    pixels[at + width + 1]!,
    (u >> 8) & 255,
    (v >> 8) & 255,
  );
}

/** A place anywhere, extended beyond the edges; 16.16 fixed point in the level's texels. */
export function sampleAcross(level: TextureLevel, u: number, v: number, edgeX: EdgeMode, edgeY: EdgeMode): number {
  const { pixels, width, height } = level;
  const left = fold(u >> 16, width, edgeX);
  const right = fold((u >> 16) + 1, width, edgeX);
  const top = fold(v >> 16, height, edgeY);
  const bottom = fold((v >> 16) + 1, height, edgeY);
  const a = left < 0 || top < 0 ? 0 : pixels[top * width + left]!;
  const b = right < 0 || top < 0 ? 0 : pixels[top * width + right]!;
  const c = left < 0 || bottom < 0 ? 0 : pixels[bottom * width + left]!;
  const d = right < 0 || bottom < 0 ? 0 : pixels[bottom * width + right]!;
  return bilinear(a, b, c, d, (u >> 8) & 255, (v >> 8) & 255);
}

/** The texel that stands at index `i` when a side is extended; -1 for nothing. */
function fold(i: number, side: number, edge: EdgeMode): number {
  if (i >= 0 && i < side) return i;
  if (edge === 'none') return -1;
  if (edge === 'clamp') return i < 0 ? 0 : side - 1;
  const period = 2 * side;
  const within = ((i % period) + period) % period;
  return within < side ? within : period - 1 - within;
}

/** Weighs four neighbours by 8-bit fractions, two channels at a time; one rounding. */
function bilinear(a: number, b: number, c: number, d: number, fx: number, fy: number): number {
  if (a === b && a === c && a === d) return a;
  const wd = (fx * fy + 128) >> 8;
  const wb = fx - wd;
  const wc = fy - wd;
  const wa = 256 - fx - wc;
  const low =
    Math.imul(a & 0xff00ff, wa) +
    Math.imul(b & 0xff00ff, wb) +
    Math.imul(c & 0xff00ff, wc) +
    Math.imul(d & 0xff00ff, wd) +
    0x800080;
  const high =
    Math.imul((a >>> 8) & 0xff00ff, wa) +
    Math.imul((b >>> 8) & 0xff00ff, wb) +
    Math.imul((c >>> 8) & 0xff00ff, wc) +
    Math.imul((d >>> 8) & 0xff00ff, wd) +
    0x800080;
  return ((low >>> 8) & 0xff00ff) | (high & 0xff00ff00);
}

/** From `a` (share 0) to `b` (share 256). */
export function blend(a: number, b: number, share: number): number {
  const rest = 256 - share;
  const low = Math.imul(a & 0xff00ff, rest) + Math.imul(b & 0xff00ff, share) + 0x800080;
  const high = Math.imul((a >>> 8) & 0xff00ff, rest) + Math.imul((b >>> 8) & 0xff00ff, share) + 0x800080;
  return ((low >>> 8) & 0xff00ff) | (high & 0xff00ff00);
}

/** Every channel times `factor` / 256, factor 0..256. */
export function dim(colour: number, factor: number): number {
  const low = Math.imul(colour & 0xff00ff, factor);
  const high = Math.imul((colour >>> 8) & 0xff00ff, factor);
  return ((low >>> 8) & 0xff00ff) | (high & 0xff00ff00);
}

/** What is already on a pixel, and an opaque colour behind it as far as it lets light through (`light` of 255). */
export function under(above: number, light: number, colour: number): number {
  const opaque = colour | (255 << 24);
  return above === 0 ? opaque : above + dim(opaque, light + 1);
}
