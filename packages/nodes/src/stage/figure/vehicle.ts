import { joinMeshes, toMesh, unit } from '../solid/mesh.ts';
import { boxMesh, cylinderMesh, once } from '../solid/shapes.ts';
import type { Mesh, Placing } from '../solid/solid.ts';
import type { Vec3 } from '../vector.ts';
import type { FigurePart } from './body.ts';
import { AT_ORIGIN, moved, stretched, turnX, turnZ } from './turning.ts';

// A car, shares of its height; its front looks along +Z.

const WHEEL_RADIUS = 0.22;
const WHEEL_WIDTH = 0.15;
const AXLE_FRONT = 0.92;
const AXLE_BACK = -0.9;
const HALF_WIDTH = 0.6;

/** Circumference of its wheels as a share of its height. */
export const WHEEL_TURN = 2 * Math.PI * WHEEL_RADIUS;

/** Corners of the side view, forward and up, in the order that leaves the inside to the left; convex. */
type Profile = readonly (readonly [forward: number, up: number])[];

const LOWER: Profile = [
  [-1.45, 0.2],
  [1.38, 0.17],
  [1.5, 0.26],
  [1.5, 0.48],
  [1.42, 0.58],
  [0.62, 0.68],
  [-1.36, 0.68],
  [-1.5, 0.6],
  [-1.52, 0.32],
];
const CABIN: Profile = [
  [-1.28, 0.66],
  [0.74, 0.66],
  [0.1, 0.97],
  [-0.06, 1],
  [-0.74, 1],
  [-0.94, 0.96],
];

/** Flat sides over a convex side view, narrower at the top by `inset` on each side. */
function prism(profile: Profile, halfWidth: number, inset: number): Mesh {
  const lowest = Math.min(...profile.map(([, up]) => up));
  const highest = Math.max(...profile.map(([, up]) => up));
  const corner = ([forward, up]: readonly [number, number], sign: 1 | -1): Vec3 => [
    sign * (halfWidth - (inset * (up - lowest)) / (highest - lowest)),
    up,
    forward,
  ];
  const positions: number[] = [];
  const normals: number[] = [];
  const triangles: number[] = [];
  const face = (...corners: Vec3[]) => {
    const [a, b, c] = corners as [Vec3, Vec3, Vec3];
    const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
    const normal = unit(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
    const base = positions.length / 3;
    for (const place of corners) {
      positions.push(...place);
      normals.push(...normal);
    }
    for (let i = 2; i < corners.length; i++) triangles.push(base, base + i - 1, base + i);
  };
  // Seen from its right side the profile runs clockwise, from its left side counter-clockwise.
  face(...profile.map((at) => corner(at, -1)));
  face(...profile.map((at) => corner(at, 1)).reverse());
  profile.forEach((at, i) => {
    const next = profile[(i + 1) % profile.length]!;
    face(corner(at, 1), corner(next, 1), corner(next, -1), corner(at, -1));
  });
  return toMesh(positions, normals, triangles);
}

const bodyMesh = once(() => prism(LOWER, HALF_WIDTH, 0.02));
const cabinMesh = once(() => prism(CABIN, HALF_WIDTH - 0.05, 0.12));
/** A wheel around the origin, its axle along Y. */
const wheelMesh = once(() =>
  joinMeshes([
    { mesh: cylinderMesh(), scale: [WHEEL_RADIUS, WHEEL_WIDTH, WHEEL_RADIUS], at: [0, -WHEEL_WIDTH / 2, 0] },
  ]),
);
/** Two bars across both sides of a wheel, to see it turn. */
const spokesMesh = once(() => {
  const [long, thick, wide] = [WHEEL_RADIUS * 1.5, WHEEL_WIDTH + 0.03, WHEEL_RADIUS * 0.26];
  return joinMeshes([
    { mesh: boxMesh(), scale: [long, thick, wide] },
    { mesh: boxMesh(), scale: [wide, thick, long] },
  ]);
});

/**
 * The parts of a car, around the middle of its floor.
 *
 * @param phase - turns of its wheels
 */
export function vehicleParts(phase: number): FigurePart[] {
  const flank = (x: number) => ({
    from: [x, 0.38, -1.2] as Vec3,
    to: [x, 0.38, 1.2] as Vec3,
    radiusMetres: 0.27,
  });
  return [
    { name: 'body', mesh: bodyMesh(), placing: AT_ORIGIN, occluders: [flank(-0.33), flank(0), flank(0.33)] },
    {
      name: 'cabin',
      mesh: cabinMesh(),
      placing: AT_ORIGIN,
      tone: 0.62,
      occluders: [{ from: [0, 0.7, -0.7], to: [0, 0.7, 0.1], radiusMetres: 0.3 }],
    },
    ...[AXLE_FRONT, AXLE_BACK].flatMap((axle) => [
      ...wheelParts([HALF_WIDTH, 0, axle], phase),
      ...wheelParts([-HALF_WIDTH, 0, axle], phase),
    ]),
  ];
}

function wheelParts([side, , axle]: Vec3, phase: number): FigurePart[] {
  const outside = side - Math.sign(side) * (WHEEL_WIDTH / 2 - 0.02);
  const hub: Placing = moved(AT_ORIGIN, [outside, WHEEL_RADIUS, axle]);
  // Rolling forward the top of a wheel goes forward: Y towards Z.
  const rolled = turnZ(turnX(hub, 360 * (phase - Math.floor(phase))), 90);
  return [
    { name: 'wheel', mesh: wheelMesh(), placing: rolled, tone: 0.3, occluders: [] },
    { name: 'spokes', mesh: spokesMesh(), placing: stretched(rolled, [1, 1, 1]), tone: 0.75, occluders: [] },
  ];
}

/** Across and front to back of a box, as shares of its height. */
const BOX_SIDE = 0.62;

/** The one part of an object: a box that stands on its floor. */
export const objectParts = (): FigurePart[] => [
  {
    name: 'box',
    mesh: boxMesh(),
    placing: { ...stretched(AT_ORIGIN, [BOX_SIDE, 1, BOX_SIDE]), origin: [0, 0.5, 0] },
    occluders: [{ from: [0, BOX_SIDE / 2, 0], to: [0, 1 - BOX_SIDE / 2, 0], radiusMetres: BOX_SIDE / 2 }],
  },
];
