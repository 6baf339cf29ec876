import type { Solid } from '../solid/solid.ts';
import { cosDegrees, sinDegrees } from '../trig.ts';
import { add, cross, dot, scale, subtract, type Vec3 } from '../vector.ts';
import { type CasterMesh, joinCasters } from './caster-mesh.ts';
import { GOLDEN_DEGREES } from './golden-angle.ts';
import {
  aimCone,
  coverLobes,
  createCones,
  flattenOccluders,
  hiddenShare,
  LOBES_REACH,
  OCCLUDER_STRIDE,
} from './occlusion.ts';
import { LIGHT_STRIDE, type PreparedLights } from './prepared.ts';
import { drawShadowMap, OFF_TEXELS, type ShadowMap, seenShare } from './shadow-map.ts';
import { createSkyMaps } from './sky-maps.ts';
import type { Visibility } from './visibility.ts';

/** Places on a light from which the bodies are drawn: enough that steps between their shadows are not seen. */
const FEWEST_SAMPLES = 4;
const MOST_SAMPLES = 40;
/** Of meshes that look coarser where they look small: how many steps coarser they are drawn for soft lights and for the sky. */
const SOFT_DETAIL = 1;
const SKY_DETAIL = 2;
/** Texels along a map's side: fewer where many maps blur into one another. */
const HARD_SIDE = 768;
const SOFT_SIDE = 320;
/** Lights with at most this apparent radius (sine) are hard. */
const HARD = 0.03;
/**
 * Shadows of solids on themselves, on one another and on the floor, from their true shapes: each light is stood for by many
 * points, and the bodies are drawn as each of them sees them. For stills, because it takes a good part of a second. Make one
 * for each frame; `undefined` when nothing throws a shadow. Solids without occluders throw none.
 */
export function createStillVisibility(lights: PreparedLights, solids: readonly Solid[]): Visibility | undefined {
  const casters = joinCasters(solids, 0);
  const soft = joinCasters(solids, SOFT_DETAIL);
  const coarse = joinCasters(solids, SKY_DETAIL);
  if (casters === undefined || soft === undefined || coarse === undefined) return undefined;
  const scratch = new Float64Array(casters.positions.length);
  const occluders = flattenOccluders(solids.flatMap((solid) => solid.occluders));
  const ofLights = Array.from({ length: lights.count }, (_, i) =>
    seeLight({ fine: casters, soft }, lights.numbers, i * LIGHT_STRIDE, occluders, scratch),
  );
  const sky = createSkyMaps(coarse, scratch);
  return {
    ofLight: (light, x, y, z, nx, ny, nz) => ofLights[light]!(x, y, z, nx, ny, nz),
    ofSurroundings: (x, y, z, nx, ny, nz) => sky.seen(x, y, z, nx, ny, nz),
  };
}

type Seeing = (x: number, y: number, z: number, nx: number, ny: number, nz: number) => number;

function seeLight(
  { fine, soft }: { readonly fine: CasterMesh; readonly soft: CasterMesh },
  numbers: Float64Array,
  at: number,
  occluders: Float64Array,
  scratch: Float64Array,
): Seeing {
  const light: Vec3 = [numbers[at]!, numbers[at + 1]!, numbers[at + 2]!];
  const way = subtract(light, fine.centre);
  const distance = Math.sqrt(dot(way, way));
  if (distance < fine.radius * 1.1) return seeAmongBodies(numbers, at, occluders);
  const size = Math.min(0.99, numbers[at + 3]! / distance);
  const count = Math.round(Math.min(MOST_SAMPLES, FEWEST_SAMPLES + 260 * size));
  const side = size <= HARD ? HARD_SIDE : SOFT_SIDE;
  const casters = size <= HARD ? fine : soft;
  const maps = inOrder(samplePlaces(casters.centre, scale(way, 1 / distance), distance, size, count))
    .filter((place) => isOutside(place, casters))
    .map((place) => drawShadowMap(casters, place, side, scratch));
  if (maps.length === 0) return seeAmongBodies(numbers, at, occluders);
  return (x, y, z, nx, ny, nz) => meanShare(maps, x, y, z, nx, ny, nz);
}

/** Of all places on a light every fourth is looked at first, and so many at its edge; when those all say the same, so do the rest. */
const EVERY = 4;
const AT_EDGE = 6;

const isFirst = (i: number, count: number): boolean => i % EVERY === 0 || i >= count - AT_EDGE;

/** The same places, those first that are looked at first. */
const inOrder = (places: readonly Vec3[]): Vec3[] => [
  ...places.filter((_place, i) => isFirst(i, places.length)),
  ...places.filter((_place, i) => !isFirst(i, places.length)),
];

function meanShare(
  maps: readonly ShadowMap[],
  x: number,
  y: number,
  z: number,
  nx: number,
  ny: number,
  nz: number,
): number {
  const off = maps[0]!.texel * OFF_TEXELS;
  const px = x + nx * off;
  const py = y + ny * off;
  const pz = z + nz * off;
  const count = maps.length;
  const first = Math.ceil(count / EVERY) + AT_EDGE - 1;
  let seen = 0;
  for (let i = 0; i < count; i++) {
    if (i === first && (seen === 0 || seen === i)) return seen / i;
    seen += seenShare(maps[i]!, px, py, pz);
  }
  return seen / count;
}

const isOutside = (place: Vec3, { centre, radius }: CasterMesh): boolean => {
  const way = subtract(place, centre);
  return dot(way, way) > radius * radius * 1.1;
};

/** Places that fill the disc which a ball of light shows, evenly: in directions within its apparent radius, all equally far. */
function samplePlaces(centre: Vec3, towards: Vec3, distance: number, size: number, count: number): Vec3[] {
  const level: Vec3 = Math.abs(towards[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0];
  const across = cross(towards, level);
  const right = scale(across, 1 / Math.sqrt(dot(across, across)));
  const up = cross(right, towards);
  return Array.from({ length: count }, (_, i) => {
    const sine = size * Math.sqrt((i + 0.5) / count);
    const cosine = Math.sqrt(1 - sine * sine);
    const angle = i * GOLDEN_DEGREES;
    const direction = add(
      scale(towards, cosine),
      add(scale(right, sine * cosDegrees(angle)), scale(up, sine * sinDegrees(angle))),
    );
    return add(centre, scale(direction, distance));
  });
}

/** Occluders that hold a place, or nearly do, do not shade it: it lies on the body they stand for. */
const OWN_BODY = 1.35;

/** A light among the bodies cannot see them all at once: their occluders stand in for them. */
function seeAmongBodies(numbers: Float64Array, at: number, occluders: Float64Array): Seeing {
  const cone = createCones();
  const balls = ballsAround(occluders);
  return (x, y, z) => {
    aimCone(cone, numbers, at, x, y, z);
    const wayX = numbers[at]! - x;
    const wayY = numbers[at + 1]! - y;
    const wayZ = numbers[at + 2]! - z;
    const perMetre = 1 / Math.sqrt(wayX * wayX + wayY * wayY + wayZ * wayZ + 1e-12);
    const spread = numbers[at + 3]! * LOBES_REACH * perMetre;
    for (let k = 0, ball = 0; k < occluders.length; k += OCCLUDER_STRIDE, ball += BALL_STRIDE) {
      const dx = balls[ball]! - x;
      const dy = balls[ball + 1]! - y;
      const dz = balls[ball + 2]! - z;
      const radius = balls[ball + 3]!;
      const along = (dx * wayX + dy * wayY + dz * wayZ) * perMetre;
      const reach = radius + spread * (along + radius);
      // Most stand beside the way to the light or behind the place, which is quickly seen.
      if (along < -radius || dx * dx + dy * dy + dz * dz - along * along > reach * reach) continue;
      if (!isOnBody(occluders, k, x, y, z)) coverLobes(cone, occluders, k, 0);
    }
    return 1 - hiddenShare(cone);
  };
}

/** Numbers of one ball: its middle, its radius. */
const BALL_STRIDE = 4;

/** A ball around each occluder. */
function ballsAround(occluders: Float64Array): Float64Array {
  const balls = new Float64Array((occluders.length / OCCLUDER_STRIDE) * BALL_STRIDE);
  for (let k = 0, ball = 0; k < occluders.length; k += OCCLUDER_STRIDE, ball += BALL_STRIDE) {
    let square = 0;
    for (let axis = 0; axis < 3; axis++) {
      const half = (occluders[k + 3 + axis]! - occluders[k + axis]!) / 2;
      balls[ball + axis] = occluders[k + axis]! + half;
      square += half * half;
    }
    balls[ball + 3] = Math.sqrt(square) + occluders[k + 6]!;
  }
  return balls;
}

function isOnBody(occluders: Float64Array, at: number, x: number, y: number, z: number): boolean {
  const wayX = occluders[at + 3]! - occluders[at]!;
  const wayY = occluders[at + 4]! - occluders[at + 1]!;
  const wayZ = occluders[at + 5]! - occluders[at + 2]!;
  const dx = x - occluders[at]!;
  const dy = y - occluders[at + 1]!;
  const dz = z - occluders[at + 2]!;
  const length = wayX * wayX + wayY * wayY + wayZ * wayZ;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, (dx * wayX + dy * wayY + dz * wayZ) / length));
  const restX = dx - wayX * t;
  const restY = dy - wayY * t;
  const restZ = dz - wayZ * t;
  const reach = occluders[at + 6]! * OWN_BODY;
  return restX * restX + restY * restY + restZ * restZ < reach * reach;
}
