import type { Quad } from '../projection.ts';
import type { Texture, TextureLevel } from '../texture.ts';
import { add, dot, scale, subtract, type Vec3 } from '../vector.ts';
import { LIGHT_STRIDE, type PreparedLights } from './prepared.ts';
import type { TexelSpan } from './relight.ts';

/** One light from behind. */
export interface Rim {
  /** Where to look for open air towards the light, in texels of the rims' level. */
  readonly offsetU: number;
  readonly offsetV: number;
  /** 4096 is light that makes white the white of the screen. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** What lights from behind do to the edges of a cut-out. */
export interface Rims {
  readonly rims: readonly Rim[];
  /** The texture's level whose alpha tells how near an edge is; it is as coarse as a rim is wide. */
  readonly level: TextureLevel;
  readonly number: number;
  /** By texel of that level: 1 where an edge is near. */
  readonly near: Uint8Array;
}

/** Widths of a rim in the longer side of what is cut out. */
const RIMS_PER_SIDE = 80;
/** Lights whose direction has a cosine to the card's normal below this draw rims: they come from the side or from behind. */
const BEHIND = 0.3;
/** Strength of the rim of a light straight from behind, against what the light does to a surface that faces it. */
const STRENGTH = 1.4;
/** Rims brighter than this burn out anyway. */
const BRIGHTEST = 4;
/** Light that an edge sends on whatever its colour is, and share of its own colour: at grazing angles everything shines. */
const SHINE = 0.12;
const OWN = 0.5;

/** The rims of a layer, or `undefined` when no light comes from behind. */
export function findRims(lights: PreparedLights, quad: Quad, normal: Vec3, texture: Texture): Rims | undefined {
  const { content } = texture;
  const side = Math.max(content.right - content.left, content.bottom - content.top);
  if (side <= 0) return undefined;
  const middle = add(
    add(quad.origin, scale(quad.across, (content.left + content.right) / 2 / texture.width)),
    scale(quad.down, (content.top + content.bottom) / 2 / texture.height),
  );
  const rims: Rim[] = [];
  for (let i = 0; i < lights.count; i++) {
    const rim = rimOf(lights.numbers, i * LIGHT_STRIDE, middle, quad, normal);
    if (rim !== undefined) rims.push(rim);
  }
  if (rims.length === 0) return undefined;
  let number = 0;
  while (number < texture.levels.length - 1 && side / (1 << (number + 1)) >= RIMS_PER_SIDE) number++;
  return { rims, number, level: texture.levels[number]!, near: nearEdges(texture.levels[number]!) };
}

function rimOf(numbers: Float64Array, at: number, middle: Vec3, quad: Quad, normal: Vec3): Rim | undefined {
  const way = subtract([numbers[at]!, numbers[at + 1]!, numbers[at + 2]!], middle);
  const square = Math.max(dot(way, way), 1e-6);
  const unit = scale(way, 1 / Math.sqrt(square));
  const cosine = dot(unit, normal);
  if (cosine >= BEHIND) return undefined;
  const strength = (4096 * STRENGTH * (BEHIND - cosine)) / (1 + BEHIND) / square;
  const light = (channel: number) => Math.round(Math.min(BRIGHTEST * 4096, numbers[at + 4 + channel]! * strength));
  const along = (axis: Vec3) => dot(unit, axis) / Math.sqrt(dot(axis, axis));
  const rim = {
    offsetU: along(quad.across),
    offsetV: along(quad.down),
    red: light(0),
    green: light(1),
    blue: light(2),
  };
  return rim.red + rim.green + rim.blue > 0 ? rim : undefined;
}

const known = new WeakMap<TextureLevel, Uint8Array>();

/** Marks texels within two of one that is not opaque. Worked out once for each texture. */
function nearEdges(level: TextureLevel): Uint8Array {
  let near = known.get(level);
  if (near !== undefined) return near;
  const { width, height, pixels } = level;
  near = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (pixels[y * width + x]! >>> 24 === 255) continue;
      for (let v = Math.max(0, y - 2); v <= Math.min(height - 1, y + 2); v++)
        near.fill(1, v * width + Math.max(0, x - 2), v * width + Math.min(width, x + 3));
    }
  }
  known.set(level, near);
  return near;
}

/**
 * Whether a rim may be seen on a straight way over the texture.
 *
 * @param span - start, way for each of so many pixels, in texels of level 0
 */
export function touchesEdge(
  { level: { width, height }, number, near }: Rims,
  { u, v, du, dv, length }: TexelSpan,
): boolean {
  const scale = 1 / (1 << number);
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(du), Math.abs(dv)) * length * scale));
  for (let i = 0; i <= steps; i++) {
    const x = Math.floor((u + 0.5 + (du * length * i) / steps) * scale);
    const y = Math.floor((v + 0.5 + (dv * length * i) / steps) * scale);
    if (x >= 0 && y >= 0 && x < width && y < height && near[y * width + x] === 1) return true;
  }
  return false;
}

/**
 * Light of the rims at a place, added to `out`: 8192 is the white of the screen.
 *
 * @param u - place in texels of level 0
 * @param colour - packed, not premultiplied
 * @param linear - linear light of display values, 65535 is white
 */
export function addRims(
  { rims, level, number, near }: Rims,
  u: number,
  v: number,
  colour: number,
  alpha: number,
  linear: Uint16Array,
  out: Int32Array,
): void {
  const { width, height } = level;
  // The middles of a coarser level's texels lie between those of level 0.
  const scale = 1 / (1 << number);
  const x = (u + 0.5) * scale - 0.5;
  const y = (v + 0.5) * scale - 0.5;
  const i = (x + 0.5) | 0;
  const j = (y + 0.5) | 0;
  if (i < 0 || j < 0 || i >= width || j >= height || near[j * width + i] === 0) return;
  for (let k = 0; k < rims.length; k++) {
    const rim = rims[k]!;
    const amount = alpha - alphaAt(level, x + rim.offsetU, y + rim.offsetV);
    if (amount <= 0) continue;
    const strength = amount / 1048576;
    out[0]! += reflected(linear[colour & 255]!) * rim.red * strength;
    out[1]! += reflected(linear[(colour >> 8) & 255]!) * rim.green * strength;
    out[2]! += reflected(linear[(colour >> 16) & 255]!) * rim.blue * strength;
  }
}

/** What an edge sends on, 8192 for everything; from 65535 for white. */
const reflected = (linear: number): number => linear * (OWN / 8) + SHINE * 8192;

/** Alpha between texels, those at the border drawn out: the border of a picture is no edge. */
function alphaAt({ width, height, pixels }: TextureLevel, x: number, y: number): number {
  const u = Math.min(width - 1, Math.max(0, x));
  const v = Math.min(height - 1, Math.max(0, y));
  const left = u | 0;
  const top = v | 0;
  const right = Math.min(width - 1, left + 1);
  const upper = top * width;
  const lower = Math.min(height - 1, top + 1) * width;
  const a = pixels[upper + left]! >>> 24;
  const b = pixels[upper + right]! >>> 24;
  const c = pixels[lower + left]! >>> 24;
  const d = pixels[lower + right]! >>> 24;
  const fu = u - left;
  return (a + (b - a) * fu) * (1 - v + top) + (c + (d - c) * fu) * (v - top);
}
