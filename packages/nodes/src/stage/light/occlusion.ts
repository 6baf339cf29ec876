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

/** The four together reach beyond the disc, to so many of its radii. */
export const LOBES_REACH = 1.2;

/** What is nearer to a place than this along its way to the light does not hide it, metres. */
const NEAREST = 1e-3;

/** The ways from places to one light. Filled by `aimCone`, read by `coverLobes`. */
export interface LightCones {
  /** For each: x, y, z of the place; direction to the light; two directions across; distance; tangent of the light's radius; room for how far edges are softened. */
  readonly numbers: Float64Array;
  /** For each: how much of each lobe is hidden, 0..1. */
  readonly hidden: Float64Array;
}

/** Numbers of one cone. */
const CONE_STRIDE = 15;

/** Cones to be aimed. */
export const createCones = (count = 1): LightCones => ({
  numbers: new Float64Array(count * CONE_STRIDE),
  hidden: new Float64Array(count * LOBES),
});

/**
 * Aims a cone from a place at a light, nothing hidden.
 *
 * @param at - where the light's numbers start in `lights`
 * @param cone - its number
 */
export function aimCone(
  { numbers: c, hidden }: LightCones,
  lights: Float64Array,
  at: number,
  x: number,
  y: number,
  z: number,
  cone = 0,
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
  const i = cone * CONE_STRIDE;
  c[i] = x;
  c[i + 1] = y;
  c[i + 2] = z;
  c[i + 3] = ux;
  c[i + 4] = uy;
  c[i + 5] = uz;
  c[i + 6] = 1 - ux * ux * k;
  c[i + 7] = -ux;
  c[i + 8] = skew;
  c[i + 9] = skew;
  c[i + 10] = -uz;
  c[i + 11] = 1 - uz * uz * k;
  c[i + 12] = distance;
  c[i + 13] = lights[at + 3]! / distance;
  const h = cone * LOBES;
  hidden[h] = 0;
  hidden[h + 1] = 0;
  hidden[h + 2] = 0;
  hidden[h + 3] = 0;
}

/**
 * Hides what an occluder covers of a light, as seen from the cone's place: the light and the occluder are projected onto a
 * plane across the way, where the light is a disc and the occluder a round-ended, tapering bar. Penumbras follow from that:
 * they are as wide as the light's disc seen from the place at the occluder's distance.
 *
 * @param at - where the occluder's numbers start
 * @param blurMetres - edges are softened as if places this far apart were averaged, against stairs in coarse maps
 * @param cone - its number
 */
export function coverLobes(cones: LightCones, occluders: Float64Array, at: number, blurMetres: number, cone = 0): void {
  // Handed over in an array, because fractions that are passed to a function too large to be inlined become garbage.
  cones.numbers[cone * CONE_STRIDE + CONE_STRIDE - 1] = blurMetres;
  coverAll(cones, occluders, at, cone);
}

function coverAll({ numbers: c, hidden }: LightCones, occluders: Float64Array, at: number, cone: number): void {
  const h = cone * LOBES;
  if (hidden[h]! + hidden[h + 1]! + hidden[h + 2]! + hidden[h + 3]! === LOBES) return;
  const i = cone * CONE_STRIDE;
  let ax = occluders[at]! - c[i]!;
  let ay = occluders[at + 1]! - c[i + 1]!;
  let az = occluders[at + 2]! - c[i + 2]!;
  let bx = occluders[at + 3]! - c[i]!;
  let by = occluders[at + 4]! - c[i + 1]!;
  let bz = occluders[at + 5]! - c[i + 2]!;
  const radius = occluders[at + 6]!;
  const ux = c[i + 3]!;
  const uy = c[i + 4]!;
  const uz = c[i + 5]!;
  let depthA = ax * ux + ay * uy + az * uz;
  let depthB = bx * ux + by * uy + bz * uz;
  const farthest = c[i + 12]!;
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
  let startX = (ax * c[i + 6]! + ay * c[i + 7]! + az * c[i + 8]!) * perA;
  let startY = (ax * c[i + 9]! + ay * c[i + 10]! + az * c[i + 11]!) * perA;
  const endX = (bx * c[i + 6]! + by * c[i + 7]! + bz * c[i + 8]!) * perB;
  const endY = (bx * c[i + 9]! + by * c[i + 10]! + bz * c[i + 11]!) * perB;
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
  const size = c[i + 13]!;
  const blurMetres = c[i + 14]!;
  const blur = blurMetres * Math.max(perA, perB);
  if (isApart(startX, startY, dirX, dirY, length, Math.max(startRadius, endRadius) + size * LOBES_REACH + blur)) return;

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
    if (cover > hidden[h + k]!) hidden[h + k] = cover;
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

/** How much of the whole light is hidden from a cone's place, 0..1. */
export function hiddenShare({ hidden }: LightCones, cone = 0): number {
  const h = cone * LOBES;
  return (hidden[h]! + hidden[h + 1]! + hidden[h + 2]! + hidden[h + 3]!) / LOBES;
}
