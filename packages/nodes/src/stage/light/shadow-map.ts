import { cross, dot, scale, subtract, type Vec3 } from '../vector.ts';
import type { CasterMesh } from './caster-mesh.ts';

/** What one place sees of the bodies: how near they are in each direction. */
export interface ShadowMap {
  readonly from: Vec3;
  /** Axes of the map in the world; `forward` looks at the middle of the bodies. */
  readonly right: Vec3;
  readonly up: Vec3;
  readonly forward: Vec3;
  /** Texels along a side. */
  readonly side: number;
  /** Texels per unit of slope. */
  readonly focal: number;
  /** 1/m along `forward` of the nearest surface that looks away; 0 where there is none. */
  readonly inverse: Float32Array;
  /** Width of a texel at the middle of the bodies, metres. */
  readonly texel: number;
}

/**
 * Draws the bodies as a place sees them. Only surfaces that look away from it are kept: a lit surface then never shades
 * itself, however coarse the map is, and what lies right behind a body is still in its shadow.
 *
 * @param from - outside of the ball around the bodies
 */
export function drawShadowMap(casters: CasterMesh, from: Vec3, side: number, scratch: Float64Array): ShadowMap {
  const way = subtract(casters.centre, from);
  const distance = Math.sqrt(dot(way, way));
  const forward = scale(way, 1 / distance);
  const level: Vec3 = Math.abs(forward[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0];
  const side1 = cross(forward, level);
  const right = scale(side1, 1 / Math.sqrt(dot(side1, side1)));
  const up = cross(right, forward);
  // Slope of the ball's edge, and a texel of room for reading between texels.
  const slope = casters.radius / Math.sqrt(Math.max(distance * distance - casters.radius * casters.radius, 1e-9));
  const focal = (side / 2 - 1.5) / slope;
  const map: ShadowMap = {
    from,
    right,
    up,
    forward,
    side,
    focal,
    inverse: new Float32Array(side * side),
    texel: distance / focal,
  };
  project(casters.positions, map, scratch);
  const { triangles } = casters;
  for (let i = 0; i < triangles.length; i += 3)
    drawBackFace(map.inverse, 0, side, scratch, triangles[i]! * 3, triangles[i + 1]! * 3, triangles[i + 2]! * 3);
  return map;
}

/** x and y in texels and inverse depth of every corner. */
function project(
  positions: Float64Array,
  { from, right, up, forward, side, focal }: ShadowMap,
  out: Float64Array,
): void {
  for (let i = 0; i < positions.length; i += 3) {
    const dx = positions[i]! - from[0];
    const dy = positions[i + 1]! - from[1];
    const dz = positions[i + 2]! - from[2];
    const inverse = 1 / (dx * forward[0] + dy * forward[1] + dz * forward[2]);
    out[i] = side / 2 + focal * (dx * right[0] + dy * right[1] + dz * right[2]) * inverse;
    out[i + 1] = side / 2 - focal * (dx * up[0] + dy * up[1] + dz * up[2]) * inverse;
    out[i + 2] = inverse;
  }
}

/**
 * Fills the texels whose middle a triangle covers, if it looks away.
 *
 * @param map - nearest of what was drawn, from its number `first` on
 * @param v - x, y in texels and how near, of many corners
 */
export function drawBackFace(
  map: Float32Array,
  first: number,
  side: number,
  v: Float64Array,
  a: number,
  b: number,
  c: number,
): void {
  const ax = v[a]!;
  const ay = v[a + 1]!;
  const bx = v[b]! - ax;
  const by = v[b + 1]! - ay;
  const cx = v[c]! - ax;
  const cy = v[c + 1]! - ay;
  const area = bx * cy - by * cx;
  // Rows count downwards, so what runs clockwise here is seen from behind.
  if (!(area > 0)) return;
  const top = Math.max(0, Math.ceil(ay + Math.min(0, by, cy) - 0.5));
  const bottom = Math.min(side - 1, Math.floor(ay + Math.max(0, by, cy) - 0.5));
  const left = Math.max(0, Math.ceil(ax + Math.min(0, bx, cx) - 0.5));
  const right = Math.min(side - 1, Math.floor(ax + Math.max(0, bx, cx) - 0.5));
  if (left > right || top > bottom) return;
  const per = 1 / area;
  const depth = v[a + 2]!;
  const toB = (v[b + 2]! - depth) * per;
  const toC = (v[c + 2]! - depth) * per;
  for (let y = top; y <= bottom; y++) {
    const py = y + 0.5 - ay;
    for (let x = left; x <= right; x++) {
      const px = x + 0.5 - ax;
      const ofB = px * cy - py * cx;
      const ofC = bx * py - by * px;
      if (ofB < 0 || ofC < 0 || ofB + ofC > area) continue;
      const here = depth + toB * ofB + toC * ofC;
      const at = first + y * side + x;
      if (here > map[at]!) map[at] = here;
    }
  }
}

/** Texels by which a place is lifted off its surface before it is looked up, so that flat triangles do not shade a round body. */
export const OFF_TEXELS = 0.75;

/** What is nearer than this to a place does not shade it, metres. */
export const TOUCHING = 0.0006;

/** How much of the map's place can be seen, 0..1: four neighbouring texels, weighed bilinearly. */
export function seenShare(map: ShadowMap, x: number, y: number, z: number): number {
  const { from, right, up, forward, side, focal, inverse } = map;
  const dx = x - from[0];
  const dy = y - from[1];
  const dz = z - from[2];
  const depth = dx * forward[0] + dy * forward[1] + dz * forward[2];
  if (depth <= TOUCHING) return 1;
  const u = side / 2 - 0.5 + (focal * (dx * right[0] + dy * right[1] + dz * right[2])) / depth;
  const v = side / 2 - 0.5 - (focal * (dx * up[0] + dy * up[1] + dz * up[2])) / depth;
  if (!(u >= 0 && v >= 0 && u < side - 1 && v < side - 1)) return 1;
  const limit = 1 / (depth - TOUCHING);
  const i = u | 0;
  const j = v | 0;
  const fu = u - i;
  const fv = v - j;
  const at = j * side + i;
  const a = inverse[at]! > limit ? 0 : 1 - fu;
  const b = inverse[at + 1]! > limit ? 0 : fu;
  const c = inverse[at + side]! > limit ? 0 : 1 - fu;
  const d = inverse[at + side + 1]! > limit ? 0 : fu;
  return (a + b) * (1 - fv) + (c + d) * fv;
}
