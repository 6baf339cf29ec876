import type { View } from '../projection.ts';
import { cross, dot, subtract, type Vec3 } from '../vector.ts';
import { CUT_CORNERS, cutTriangle, NEAREST } from './cut.ts';
import { meshBounds } from './mesh.ts';
import { rasterise } from './rasterise.ts';
import { clearSamples, type Samples } from './samples.ts';
import type { Mesh, Placing, Solid } from './solid.ts';

/** The visible triangles of one frame, for shading them later. Arrays are reused from frame to frame. */
export interface Geometry {
  solids: readonly Solid[];
  /** By solid: what it is drawn with, coarse where that cannot be seen. */
  readonly meshes: Mesh[];
  /** By vertex: to the right, up and forward of the camera, metres. */
  eyeSpace: Float64Array;
  /** By vertex, and after all of them by new corners where triangles were cut: x, y, 1/depth. */
  corners: Float64Array;
  /** By solid: its first vertex. */
  readonly bases: number[];
  /** By triangle, from 1: the solid it belongs to, and where its three corners stand in the mesh. */
  triangleSolid: Int32Array;
  triangleAt: Int32Array;
  /** How many triangles there are, plus 1. */
  count: number;
}

/** Room for nothing yet. */
export const createGeometry = (): Geometry => ({
  solids: [],
  meshes: [],
  eyeSpace: new Float64Array(0),
  corners: new Float64Array(0),
  bases: [],
  triangleSolid: new Int32Array(0),
  triangleAt: new Int32Array(0),
  count: 1,
});

/** Solids that reach fewer pixels from their middle are drawn coarsely, and more coarsely. */
const COARSE_PIXELS: readonly number[] = [120, 70];

/** Projects solids and marks what is seen of them; of what was marked before nothing is left. */
export function markSolids(geometry: Geometry, samples: Samples, view: View, solids: readonly Solid[]): void {
  geometry.solids = solids.filter((solid) => mayBeSeen(solid, view));
  clearSamples(samples, makeRoom(geometry, view));
  for (let i = 0; i < geometry.solids.length; i++) {
    project(geometry, i, view);
    mark(geometry, samples, view, i);
  }
}

/** Chooses meshes, makes the arrays long enough, and returns one more than how many triangles there are at most. */
function makeRoom(geometry: Geometry, view: View): number {
  const { solids, meshes, bases } = geometry;
  meshes.length = 0;
  bases.length = 0;
  geometry.count = 1;
  let vertices = 0;
  let triangles = 1;
  for (const solid of solids) {
    const mesh = meshFor(solid, view);
    meshes.push(mesh);
    bases.push(vertices);
    vertices += mesh.positions.length / 3;
    triangles += mesh.triangles.length / 3;
  }
  vertices += CUT_CORNERS;
  if (geometry.corners.length < vertices * 3) {
    geometry.corners = new Float64Array(vertices * 3);
    geometry.eyeSpace = new Float64Array(vertices * 3);
  }
  if (geometry.triangleAt.length < triangles) {
    geometry.triangleAt = new Int32Array(triangles);
    geometry.triangleSolid = new Int32Array(triangles);
  }
  return triangles;
}

function meshFor({ mesh, placing }: Solid, view: View): Mesh {
  if (mesh.coarse === undefined) return mesh;
  const depth = dot(view.forward, subtract(toWorld(placing, meshBounds(mesh).centre), view.position));
  const reach = reachOf(mesh, placing) * view.focalPixels;
  let chosen = mesh;
  for (const pixels of COARSE_PIXELS) if (reach < pixels * depth) chosen = chosen.coarse ?? chosen;
  return chosen;
}

/** How far a solid reaches from its middle, metres; more rather than less where it is stretched unevenly. */
function reachOf(mesh: Mesh, { right, up, back }: Placing): number {
  return meshBounds(mesh).radius * Math.sqrt(Math.max(dot(right, right), dot(up, up), dot(back, back)));
}

/** Whether the ball around a solid reaches into what the camera sees. */
function mayBeSeen({ mesh, placing }: Solid, view: View): boolean {
  const reach = reachOf(mesh, placing);
  const offset = subtract(toWorld(placing, meshBounds(mesh).centre), view.position);
  const depth = dot(view.forward, offset);
  const f = view.focalPixels;
  const beyond = (across: number, half: number) =>
    Math.abs(across) * f - depth * half > reach * Math.sqrt(f * f + half * half);
  return (
    depth + reach > 1 / NEAREST &&
    !beyond(dot(view.right, offset), view.size.width / 2) &&
    !beyond(dot(view.up, offset), view.size.height / 2)
  );
}

/** Where a place of a mesh is in the world. */
export const toWorld = ({ right, up, back, origin }: Placing, [x, y, z]: Vec3): Vec3 => [
  right[0] * x + up[0] * y + back[0] * z + origin[0],
  right[1] * x + up[1] * y + back[1] * z + origin[1],
  right[2] * x + up[2] * y + back[2] * z + origin[2],
];

function project({ eyeSpace, corners, solids, meshes, bases }: Geometry, index: number, view: View): void {
  const { placing } = solids[index]!;
  const { positions } = meshes[index]!;
  const { focalPixels: f, size } = view;
  const offset = subtract(placing.origin, view.position);
  const rows = [view.right, view.up, view.forward].map((axis) => [
    dot(axis, placing.right),
    dot(axis, placing.up),
    dot(axis, placing.back),
    dot(axis, offset),
  ]);
  const [[rx, ry, rz, ro], [ux, uy, uz, uo], [fx, fy, fz, fo]] = rows as [number[], number[], number[]] as [
    [number, number, number, number],
    [number, number, number, number],
    [number, number, number, number],
  ];
  const middleX = size.width / 2;
  const middleY = size.height / 2;
  for (let i = 0, at = bases[index]! * 3; i < positions.length; i += 3, at += 3) {
    const x = positions[i]!;
    const y = positions[i + 1]!;
    const z = positions[i + 2]!;
    const right = rx * x + ry * y + rz * z + ro;
    const up = ux * x + uy * y + uz * z + uo;
    const depth = fx * x + fy * y + fz * z + fo;
    const inverse = 1 / depth;
    eyeSpace[at] = right;
    eyeSpace[at + 1] = up;
    eyeSpace[at + 2] = depth;
    corners[at] = middleX + f * right * inverse;
    corners[at + 1] = middleY - f * up * inverse;
    corners[at + 2] = inverse;
  }
}

/** Marks the triangles of one solid that face the camera. */
function mark(geometry: Geometry, samples: Samples, view: View, index: number): void {
  const { corners, eyeSpace, triangleAt, triangleSolid, solids } = geometry;
  const { placing } = solids[index]!;
  const base = geometry.bases[index]!;
  // After those of all solids there is room for the corners of a cut triangle.
  const spare = corners.length - CUT_CORNERS * 3;
  // A mirrored placing turns the corners' order round.
  const turned = dot(cross(placing.right, placing.up), placing.back) < 0;
  const { triangles } = geometry.meshes[index]!;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = (base + triangles[t]!) * 3;
    const b = (base + triangles[t + 1]!) * 3;
    const c = (base + triangles[t + 2]!) * 3;
    const number = geometry.count;
    if (isNear(corners[a + 2]!) || isNear(corners[b + 2]!) || isNear(corners[c + 2]!)) {
      if (volume(eyeSpace, a, b, c) > 0 === turned) continue;
      const count = cutTriangle(view, eyeSpace, [a, b, c], corners, spare);
      for (let i = 2; i < count; i++) rasterise(samples, number, corners, spare, spare + (i - 1) * 3, spare + i * 3);
    } else {
      const area =
        (corners[b]! - corners[a]!) * (corners[c + 1]! - corners[a + 1]!) -
        (corners[c]! - corners[a]!) * (corners[b + 1]! - corners[a + 1]!);
      if (turned ? area <= 0 : area >= 0) continue;
      rasterise(samples, number, corners, a, b, c);
    }
    triangleSolid[number] = index;
    triangleAt[number] = t;
    geometry.count++;
  }
}

/** Nearer than what is shown, or behind the camera. */
const isNear = (inverseDepth: number): boolean => !(inverseDepth > 0 && inverseDepth <= NEAREST);

/** Positive when the corners run counter-clockwise as the camera sees them, even where some lie behind it. */
function volume(v: Float64Array, a: number, b: number, c: number): number {
  return (
    v[a]! * (v[b + 1]! * v[c + 2]! - v[b + 2]! * v[c + 1]!) +
    v[a + 1]! * (v[b + 2]! * v[c]! - v[b]! * v[c + 2]!) +
    v[a + 2]! * (v[b]! * v[c + 1]! - v[b + 1]! * v[c]!)
  );
}
