import { cosDegrees, sinDegrees } from '../trig.ts';
import { cross, dot, scale, type Vec3 } from '../vector.ts';
import type { CasterMesh } from './caster-mesh.ts';
import { GOLDEN_DEGREES } from './golden-angle.ts';
import { drawBackFace, OFF_TEXELS, TOUCHING } from './shadow-map.ts';

/** What places see of the light from everywhere. */
export interface SkyMaps {
  /** The share of it, 0..1, weighed by the cosine to a unit normal. */
  seen(x: number, y: number, z: number, nx: number, ny: number, nz: number): number;
}

/** Directions from which the light comes. */
const SAMPLES = 48;
/** Texels along a map's side: few, because many maps blur into one another. */
const SIDE = 192;
const TEXELS = SIDE * SIDE;

/**
 * Numbers of one direction: the direction itself; then place · three + one for a place's column and row in the map, and for
 * how near to the sky it is, metres.
 */
const STRIDE = 15;

/**
 * Draws the bodies as the sky sees them from all sides, so far away that nothing is seen in perspective. As in `ShadowMap` only
 * surfaces that look away are kept.
 */
export function createSkyMaps(casters: CasterMesh, scratch: Float64Array): SkyMaps {
  const numbers = new Float64Array(SAMPLES * STRIDE);
  const maps = new Float32Array(SAMPLES * TEXELS);
  skyDirections().forEach((direction, i) => {
    numbers.set(direction, i * STRIDE);
    aim(numbers, i * STRIDE, direction, casters);
    drawMap(casters, numbers, i * STRIDE, maps, i * TEXELS, scratch);
  });
  const off = (OFF_TEXELS * casters.radius) / HALF;
  return {
    seen: (x, y, z, nx, ny, nz) => seenShare(numbers, maps, x + nx * off, y + ny * off, z + nz * off, nx, ny, nz),
  };
}

/** Texels from the middle of a map to the edge of the ball around the bodies: there is room for reading between texels. */
const HALF = SIDE / 2 - 1.5;

function aim(numbers: Float64Array, at: number, direction: Vec3, { centre, radius }: CasterMesh): void {
  const level: Vec3 = Math.abs(direction[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0];
  const across = cross(level, direction);
  const right = scale(across, 1 / Math.sqrt(dot(across, across)));
  const down = cross(right, direction);
  const perMetre = HALF / radius;
  const put = (to: number, axis: Vec3, factor: number, middle: number) => {
    numbers.set(scale(axis, factor), at + to);
    numbers[at + to + 3] = middle - dot(axis, centre) * factor;
  };
  put(3, right, perMetre, SIDE / 2);
  put(7, down, perMetre, SIDE / 2);
  // Above 0 for everything that is drawn, because 0 stands for nothing.
  put(11, direction, 1, radius + 1);
}

function drawMap(
  { positions, triangles }: CasterMesh,
  n: Float64Array,
  at: number,
  maps: Float32Array,
  first: number,
  v: Float64Array,
): void {
  for (let i = 0; i < positions.length; i += 3) {
    const x = positions[i]!;
    const y = positions[i + 1]!;
    const z = positions[i + 2]!;
    v[i] = x * n[at + 3]! + y * n[at + 4]! + z * n[at + 5]! + n[at + 6]!;
    v[i + 1] = x * n[at + 7]! + y * n[at + 8]! + z * n[at + 9]! + n[at + 10]!;
    v[i + 2] = x * n[at + 11]! + y * n[at + 12]! + z * n[at + 13]! + n[at + 14]!;
  }
  for (let i = 0; i < triangles.length; i += 3)
    drawBackFace(maps, first, SIDE, v, triangles[i]! * 3, triangles[i + 1]! * 3, triangles[i + 2]! * 3);
}

/** Reads all maps that look at a surface: in each four neighbouring texels, weighed bilinearly. */
function seenShare(
  n: Float64Array,
  maps: Float32Array,
  x: number,
  y: number,
  z: number,
  nx: number,
  ny: number,
  nz: number,
): number {
  let seen = 0;
  let all = 0;
  for (let at = 0, first = 0; at < n.length; at += STRIDE, first += TEXELS) {
    const cosine = nx * n[at]! + ny * n[at + 1]! + nz * n[at + 2]!;
    if (cosine <= 0) continue;
    all += cosine;
    const u = x * n[at + 3]! + y * n[at + 4]! + z * n[at + 5]! + (n[at + 6]! - 0.5);
    const v = x * n[at + 7]! + y * n[at + 8]! + z * n[at + 9]! + (n[at + 10]! - 0.5);
    if (!(u >= 0 && v >= 0 && u < SIDE - 1 && v < SIDE - 1)) {
      seen += cosine;
      continue;
    }
    const near = x * n[at + 11]! + y * n[at + 12]! + z * n[at + 13]! + (n[at + 14]! + TOUCHING);
    const i = u | 0;
    const j = v | 0;
    const fu = u - i;
    const fv = v - j;
    const texel = first + j * SIDE + i;
    const upper = (maps[texel]! > near ? 0 : 1 - fu) + (maps[texel + 1]! > near ? 0 : fu);
    const lower = (maps[texel + SIDE]! > near ? 0 : 1 - fu) + (maps[texel + SIDE + 1]! > near ? 0 : fu);
    seen += cosine * (upper + (lower - upper) * fv);
  }
  return all > 0 ? seen / all : 1;
}

/** Directions that fill a sphere evenly: a spiral of Vogel's. */
const skyDirections = (): Vec3[] =>
  Array.from({ length: SAMPLES }, (_, i) => {
    const y = 1 - (2 * i + 1) / SAMPLES;
    const level = Math.sqrt(1 - y * y);
    return [level * cosDegrees(i * GOLDEN_DEGREES), y, level * sinDegrees(i * GOLDEN_DEGREES)];
  });
