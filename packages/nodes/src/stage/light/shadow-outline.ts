import { hullOf, type PlanePoint } from '../hull.ts';
import { meshBox } from '../solid/mesh.ts';
import type { Solid } from '../solid/solid.ts';
import { cross, type Vec3 } from '../vector.ts';
import { CONTACT_REACH } from './contact.ts';
import { LOBES_REACH } from './occlusion.ts';
import type { Occluder } from './setup.ts';

/** What throws a shadow lies within the smallest convex body around balls. */
export interface ShadowBody {
  /** Their middles, metres. */
  readonly places: readonly Vec3[];
  readonly radiusMetres: number;
  /** How far from their middles it takes ambient light from a floor. */
  readonly contactMetres: number;
}

/** Around an occluder. */
export const bodyOf = ({ from, to, radiusMetres }: Occluder): ShadowBody => ({
  places: [from, to],
  radiusMetres,
  contactMetres: radiusMetres * CONTACT_REACH,
});

/** Room around a mesh, so that edges of shadows are not cut off where they are read between cells. */
const BESIDE_METRES = 0.01;

/** Around a solid that throws shadows: the corners of a box around its mesh. */
export function boxBody({ mesh, placing: { right, up, back, origin }, occluders }: Solid): ShadowBody {
  const { low, high } = meshBox(mesh);
  const places = Array.from({ length: 8 }, (_, i): Vec3 => {
    const x = i & 1 ? high[0] : low[0];
    const y = i & 2 ? high[1] : low[1];
    const z = i & 4 ? high[2] : low[2];
    return [
      right[0] * x + up[0] * y + back[0] * z + origin[0],
      right[1] * x + up[1] * y + back[1] * z + origin[1],
      right[2] * x + up[2] * y + back[2] * z + origin[2],
    ];
  });
  const thickest = Math.max(...occluders.map(({ radiusMetres }) => radiusMetres));
  return { places, radiusMetres: BESIDE_METRES, contactMetres: thickest * CONTACT_REACH };
}

/** Shadows are not followed farther than about this from their body, metres. */
const FARTHEST_SHADOW = 60;

/** Directions around a cone; a regular polygon through them lies around a circle this many times as small. */
const HALF = Math.SQRT1_2;
const AROUND: readonly PlanePoint[] = [
  [1, 0],
  [HALF, HALF],
  [0, 1],
  [-HALF, HALF],
  [-1, 0],
  [-HALF, -HALF],
  [0, -1],
  [HALF, -HALF],
];
const OUTSIDE = 1.0824;

/** Sine of half the widest cone that is followed; wider ones are those of lights that all but touch the body. */
const WIDEST = 0.9;

/**
 * A convex outline, x and z in metres, around all of the floor that a body may hide from a light; empty when there is none.
 * Around each ball goes a cone that touches it and the light from both sides: the penumbra.
 *
 * @param light - where the light's numbers start in `lights`
 */
export function shadowOutline(
  floorHeight: number,
  lights: Float64Array,
  light: number,
  { places, radiusMetres: radius }: ShadowBody,
): PlanePoint[] {
  const size = lights[light + 3]! * LOBES_REACH;
  const centre: Vec3 = [lights[light]!, lights[light + 1]!, lights[light + 2]!];
  const heights = places.map(([, y]) => y);
  const highest = centre[1] + size + radius;
  if (Math.min(...heights) >= highest || Math.max(...heights) + radius <= floorHeight) return [];
  const around: PlanePoint[] = [];
  for (const ball of lowered(places, highest)) {
    const ring = penumbra(floorHeight, centre, size, ball, radius);
    if (ring === undefined) return boundsOf(floorHeight, centre, size, places, radius);
    around.push(...ring);
  }
  return hullOf(around);
}

/** What of a body is no higher than a height: instead of its higher places, those at that height on the ways to lower ones. */
function lowered(places: readonly Vec3[], height: number): Vec3[] {
  const below = places.filter(([, y]) => y <= height);
  return places.flatMap((place) =>
    place[1] <= height
      ? [place]
      : below.map((other): Vec3 => {
          const t = (place[1] - height) / (place[1] - other[1]);
          return [place[0] + (other[0] - place[0]) * t, height, place[2] + (other[2] - place[2]) * t];
        }),
  );
}

/** Places on the floor around the cone beyond a ball; `undefined` when the cone is too wide or its tip is in the floor. */
function penumbra(
  floorHeight: number,
  light: Vec3,
  size: number,
  ball: Vec3,
  radius: number,
): PlanePoint[] | undefined {
  const way: Vec3 = [ball[0] - light[0], ball[1] - light[1], ball[2] - light[2]];
  const distance = Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
  const sine = (size + radius) / Math.max(distance, 1e-9);
  if (sine > WIDEST) return undefined;
  const share = size / (size + radius);
  const tip: Vec3 = [light[0] + way[0] * share, light[1] + way[1] * share, light[2] + way[2] * share];
  const drop = tip[1] - floorHeight;
  if (drop <= 0) return undefined;
  const axis: Vec3 = [way[0] / distance, way[1] / distance, way[2] / distance];
  const across = acrossOf(axis);
  const other = cross(axis, across);
  const wide = (OUTSIDE * sine) / Math.sqrt(1 - sine * sine);
  const rays = AROUND.map(
    ([c, s]): Vec3 => [
      axis[0] + wide * (c * across[0] + s * other[0]),
      axis[1] + wide * (c * across[1] + s * other[1]),
      axis[2] + wide * (c * across[2] + s * other[2]),
    ],
  );
  return downward(rays, -drop / FARTHEST_SHADOW).map(([x, y, z]) => [tip[0] - (x * drop) / y, tip[2] - (z * drop) / y]);
}

/** A unit vector at right angles to another. */
function acrossOf([x, y, z]: Vec3): Vec3 {
  if (Math.abs(y) > 0.9) {
    const length = Math.sqrt(y * y + z * z);
    return [0, z / length, -y / length];
  }
  const length = Math.sqrt(x * x + z * z);
  return [z / length, 0, -x / length];
}

/** What of a ring of rays points down by at least `limit`, which is negative (Sutherland and Hodgman, with one plane). */
function downward(rays: readonly Vec3[], limit: number): Vec3[] {
  const kept: Vec3[] = [];
  rays.forEach((ray, i) => {
    const next = rays[(i + 1) % rays.length]!;
    if (ray[1] <= limit) kept.push(ray);
    if (ray[1] <= limit === next[1] <= limit) return;
    const t = (limit - ray[1]) / (next[1] - ray[1]);
    kept.push([ray[0] + (next[0] - ray[0]) * t, limit, ray[2] + (next[2] - ray[2]) * t]);
  });
  return kept;
}

/** A rectangle around the shadow of a body that is next to its light. */
function boundsOf(
  floorHeight: number,
  light: Vec3,
  size: number,
  places: readonly Vec3[],
  radius: number,
): PlanePoint[] {
  const low = Math.max(Math.min(...places.map(([, y]) => y)) - radius, floorHeight);
  const lightHigh = light[1] + size;
  if (lightHigh <= low) return [];
  // From the light through the body to the floor: so many times as far as from the light to the body.
  const shortest = (lightHigh - floorHeight) / (lightHigh - low);
  const range = (axis: 0 | 2): [number, number] => {
    const sides = places.flatMap((place) => [place[axis] - radius, place[axis] + radius]);
    const ways = [light[axis] - size, light[axis] + size].flatMap((from) =>
      sides.flatMap((side) => [1, shortest, FARTHEST_SHADOW].map((t) => from + (side - from) * t)),
    );
    return [Math.min(...ways), Math.max(...ways)];
  };
  const [x0, x1] = range(0);
  const [z0, z1] = range(2);
  return [
    [x0, z0],
    [x1, z0],
    [x1, z1],
    [x0, z1],
  ];
}

/** An outline around the floor whose ambient light a body takes in part; empty when there is none. */
export function contactOutline(floorHeight: number, { places, contactMetres: reach }: ShadowBody): PlanePoint[] {
  const near = places.filter(([, y]) => Math.abs(y - floorHeight) < reach);
  if (near.length === 0) return [];
  return hullOf(
    places.flatMap(([x, y, z]) => {
      const height = Math.min(reach, Math.abs(y - floorHeight));
      const wide = OUTSIDE * Math.sqrt(reach * reach - height * height);
      return AROUND.map(([c, s]): PlanePoint => [x + wide * c, z + wide * s]);
    }),
  );
}
