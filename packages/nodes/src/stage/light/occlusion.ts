import type { Occluder } from './setup.ts';

/** Numbers of one occluder in a flat list: both ends, radius. */
export const OCCLUDER_STRIDE = 7;

/** Occluders as plain numbers. */
export function flattenOccluders(occluders: readonly Occluder[]): Float64Array {
  const numbers = new Float64Array(occluders.length * OCCLUDER_STRIDE);
  occluders.forEach(({ from, to, radiusMetres }, i) => {
    numbers.set([...from, ...to, radiusMetres], i * OCCLUDER_STRIDE);
  });
  return numbers;
}

/**
 * A light is taken as four overlapping balls: what hides the left half of it and what hides the right half then hide all of
 * it, and two bodies one behind the other hide no more than the larger. Offset and radius of the four keep the outline and the
 * variance of the whole disc.
 */
export const LOBES = 4;
const LOBE_OFFSET = 0.4;
const LOBE_RADIUS = 0.6;

/** What is nearer to a place than this along its way to the light does not hide it, metres. */
const NEAREST = 1e-3;

/** The way from one place to one light. Filled by `aimCone`, read by `coverLobes`. */
export interface LightCone {
  /** x, y, z of the place; direction to the light; two directions across; distance; tangent of the light's radius. */
  readonly numbers: Float64Array;
  /** How much of each lobe is hidden, 0..1. */
  readonly hidden: Float64Array;
}

/** A cone to be aimed. */
export const createCone = (): LightCone => ({ numbers: new Float64Array(14), hidden: new Float64Array(LOBES) });

/**
 * Aims a cone from a place at a light, nothing hidden.
 *
 * @param at - where the light's numbers start in `lights`
 */
export function aimCone(
  { numbers: c, hidden }: LightCone,
  lights: Float64Array,
  at: number,
  x: number,
  y: number,
  z: number,
): void {
  const dx = lights[at]! - x;
  const dy = lights[at + 1]! - y;
  const dz = lights[at + 2]! - z;
  const distance = Math.sqrt(dx * dx + dy * dy + dz * dz + 1e-12);
  const ux = dx / distance;
  const uy = dy / distance;
  const uz = dz / distance;
  // Two directions across that turn smoothly with the way, except straight down (J. Frisvad 2012, turned upright).
  const k = 1 / Math.max(1 + uy, 1e-6);
  const skew = -ux * uz * k;
  c[0] = x;
  c[1] = y;
  c[2] = z;
  c[3] = ux;
  c[4] = uy;
  c[5] = uz;
  c[6] = 1 - ux * ux * k;
  c[7] = -ux;
  c[8] = skew;
  c[9] = skew;
  c[10] = -uz;
  c[11] = 1 - uz * uz * k;
  c[12] = distance;
  c[13] = lights[at + 3]! / distance;
  hidden.fill(0);
}

/**
 * Hides what an occluder covers of a light, as seen from the cone's place: the light and the occluder are projected onto a
 * plane across the way, where the light is a disc and the occluder a round-ended, tapering bar. Penumbras follow from that:
 * they are as wide as the light's disc seen from the place at the occluder's distance.
 *
 * @param at - where the occluder's numbers start
 * @param blurMetres - edges are softened as if places this far apart were averaged, against stairs in coarse maps
 */
export function coverLobes(
  { numbers: c, hidden }: LightCone,
  occluders: Float64Array,
  at: number,
  blurMetres: number,
): void {
  let ax = occluders[at]! - c[0]!;
  let ay = occluders[at + 1]! - c[1]!;
  let az = occluders[at + 2]! - c[2]!;
  let bx = occluders[at + 3]! - c[0]!;
  let by = occluders[at + 4]! - c[1]!;
  let bz = occluders[at + 5]! - c[2]!;
  const radius = occluders[at + 6]!;
  const ux = c[3]!;
  const uy = c[4]!;
  const uz = c[5]!;
  let depthA = ax * ux + ay * uy + az * uz;
  let depthB = bx * ux + by * uy + bz * uz;
  const farthest = c[12]!;
  if ((depthA < NEAREST && depthB < NEAREST) || (depthA > farthest && depthB > farthest)) return;
  // Only what is between the place and the light hides it.
  if (depthA < NEAREST || depthA > farthest) {
    const edge = depthA < NEAREST ? NEAREST : farthest;
    const t = (edge - depthA) / (depthB - depthA);
    ax += (bx - ax) * t;
    ay += (by - ay) * t;
    az += (bz - az) * t;
    depthA = edge;
  }
  if (depthB < NEAREST || depthB > farthest) {
    const edge = depthB < NEAREST ? NEAREST : farthest;
    const t = (edge - depthA) / (depthB - depthA);
    bx = ax + (bx - ax) * t;
    by = ay + (by - ay) * t;
    bz = az + (bz - az) * t;
    depthB = edge;
  }
  const perA = 1 / depthA;
  const perB = 1 / depthB;
  let startX = (ax * c[6]! + ay * c[7]! + az * c[8]!) * perA;
  let startY = (ax * c[9]! + ay * c[10]! + az * c[11]!) * perA;
  const endX = (bx * c[6]! + by * c[7]! + bz * c[8]!) * perB;
  const endY = (bx * c[9]! + by * c[10]! + bz * c[11]!) * perB;
  let startRadius = radius * perA;
  let endRadius = radius * perB;
  let dirX = endX - startX;
  let dirY = endY - startY;
  let length = Math.sqrt(dirX * dirX + dirY * dirY);
  const taper = startRadius - endRadius;
  let slope = 0;
  if (length <= Math.abs(taper) + 1e-9) {
    // Seen from an end, the nearer end covers the other.
    if (taper < 0) {
      startX = endX;
      startY = endY;
      startRadius = endRadius;
    }
    endRadius = startRadius;
    dirX = 1;
    dirY = 0;
    length = 0;
  } else {
    dirX /= length;
    dirY /= length;
    slope = taper / length;
  }
  const size = c[13]!;
  const blur = blurMetres * Math.max(perA, perB);
  if (isApart(startX, startY, dirX, dirY, length, Math.max(startRadius, endRadius) + size * 1.2 + blur)) return;

  const upright = Math.sqrt(1 - slope * slope);
  const lean = slope / upright;
  const perLength = length > 0 ? 1 / length : 0;
  for (let k = 0; k < LOBES; k++) {
    const offX = (k & 1 ? LOBE_OFFSET : -LOBE_OFFSET) * size - startX;
    const offY = (k & 2 ? LOBE_OFFSET : -LOBE_OFFSET) * size - startY;
    const along = offX * dirX + offY * dirY;
    const across = Math.abs(offX * dirY - offY * dirX);
    const t = Math.min(1, Math.max(0, (along - across * lean) * perLength));
    const rest = along - t * length;
    const distance = Math.sqrt(rest * rest + across * across);
    const half = startRadius - taper * t;
    const per = 1 / (LOBE_RADIUS * size + blurMetres * (perA + (perB - perA) * t) + 1e-9);
    const near = (distance - half) * per;
    if (near >= 1) continue;
    const cover =
      (coveredDisc(-near) - coveredDisc(-(distance + half) * per)) * Math.min(1, (0.5 * length + half) * per);
    if (cover > hidden[k]!) hidden[k] = cover;
  }
}

/** Whether a bar stays farther than `reach` from the middle of the light. */
function isApart(x: number, y: number, dirX: number, dirY: number, length: number, reach: number): boolean {
  const t = Math.min(length, Math.max(0, -(x * dirX + y * dirY)));
  const restX = x + dirX * t;
  const restY = y + dirY * t;
  return restX * restX + restY * restY > reach * reach;
}

/** Share of a disc of radius 1 on one side of a line that lies `x` beyond its middle; a polynomial within 0.01 of the circular segment. */
function coveredDisc(x: number): number {
  if (x <= -1) return 0;
  if (x >= 1) return 1;
  const square = x * x;
  return 0.5 + x * (0.6366 + square * (-0.0232 - 0.1134 * square));
}

/** How much of the whole light is hidden, 0..1. */
export const hiddenShare = ({ hidden }: LightCone): number =>
  (hidden[0]! + hidden[1]! + hidden[2]! + hidden[3]!) / LOBES;
