import type { View } from '../projection.ts';
import { CONTACT_REACH } from './contact.ts';

/** Cells of a map over the picture: columns `left` up to but without `right`, rows `top` up to but without `bottom`. */
export interface CellBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A rectangle on the floor, metres. */
interface FloorBox {
  readonly x0: number;
  readonly x1: number;
  readonly z0: number;
  readonly z1: number;
}

/** Places on the floor under the cells of a map; cell (i, j) is the corner `cellPixels` * (i, j) of the picture. */
export interface FloorGrid {
  readonly view: View;
  readonly floorHeight: number;
  readonly cellPixels: number;
  readonly columns: number;
  readonly rows: number;
}

/** A map that covers the picture to its last pixel. */
export const createFloorGrid = (view: View, floorHeight: number, cellPixels: number): FloorGrid => ({
  view,
  floorHeight,
  cellPixels,
  columns: Math.ceil(view.size.width / cellPixels) + 1,
  rows: Math.ceil(view.size.height / cellPixels) + 1,
});

/** Shadows are not followed farther than this from their body, metres. */
const FARTHEST_SHADOW = 60;
/** 1/m: parts of the floor nearer than this are off the picture. */
const NEAR_DEPTH = 0.05;

/** The cells that may lie in the shadow that an occluder throws on the floor; `undefined` when there are none. */
export function shadowBox(
  grid: FloorGrid,
  lights: Float64Array,
  light: number,
  occluders: Float64Array,
  at: number,
): CellBox | undefined {
  const { floorHeight } = grid;
  const radius = occluders[at + 6]!;
  const size = lights[light + 3]!;
  const low = Math.max(Math.min(occluders[at + 1]!, occluders[at + 4]!) - radius, floorHeight);
  const high = Math.max(occluders[at + 1]!, occluders[at + 4]!) + radius;
  const lightLow = lights[light + 1]! - size;
  const lightHigh = lights[light + 1]! + size;
  if (high <= floorHeight || lightHigh <= low) return undefined;
  // From the light through the occluder to the floor: so many times as far as from the light to the occluder.
  const shortest = (lightHigh - floorHeight) / (lightHigh - low);
  const distance = Math.max(1e-3, lateral(lights, light, occluders, at) - radius - size);
  const longest = high >= lightLow ? Infinity : (lightLow - floorHeight) / (lightLow - high);
  const reach = Math.max(shortest, Math.min(longest, 1 + FARTHEST_SHADOW / distance));
  const [x0, x1] = rangeOf(lights[light]!, size, occluders[at]!, occluders[at + 3]!, radius, shortest, reach);
  const [z0, z1] = rangeOf(lights[light + 2]!, size, occluders[at + 2]!, occluders[at + 5]!, radius, shortest, reach);
  return toCells(grid, { x0, x1, z0, z1 });
}

/** The cells whose ambient light an occluder takes in part. */
export function contactBox(grid: FloorGrid, occluders: Float64Array, at: number): CellBox | undefined {
  const reach = occluders[at + 6]! * CONTACT_REACH;
  if (Math.min(occluders[at + 1]!, occluders[at + 4]!) - grid.floorHeight > reach) return undefined;
  return toCells(grid, {
    x0: Math.min(occluders[at]!, occluders[at + 3]!) - reach,
    x1: Math.max(occluders[at]!, occluders[at + 3]!) + reach,
    z0: Math.min(occluders[at + 2]!, occluders[at + 5]!) - reach,
    z1: Math.max(occluders[at + 2]!, occluders[at + 5]!) + reach,
  });
}

/** Level distance between a light and the nearer end of an occluder. */
function lateral(lights: Float64Array, light: number, occluders: Float64Array, at: number): number {
  const to = (end: number) => {
    const dx = occluders[end]! - lights[light]!;
    const dz = occluders[end + 2]! - lights[light + 2]!;
    return Math.sqrt(dx * dx + dz * dz);
  };
  return Math.min(to(at), to(at + 3));
}

/** Least and most of light + (occluder - light) * t along one axis, for all places in both balls and all t. */
function rangeOf(
  light: number,
  size: number,
  from: number,
  to: number,
  radius: number,
  t0: number,
  t1: number,
): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const l of [light - size, light + size]) {
    for (const o of [Math.min(from, to) - radius, Math.max(from, to) + radius]) {
      for (const t of [t0, t1]) {
        low = Math.min(low, l + (o - l) * t);
        high = Math.max(high, l + (o - l) * t);
      }
    }
  }
  return [low, high];
}

/** The cells over a part of the floor: its outline cut at the camera, projected. */
function toCells(
  { view, floorHeight, cellPixels, columns, rows }: FloorGrid,
  { x0, x1, z0, z1 }: FloorBox,
): CellBox | undefined {
  const { position, forward, right, up, focalPixels, size } = view;
  const y = floorHeight - position[1];
  const corners = [
    [x0, z0],
    [x1, z0],
    [x1, z1],
    [x0, z1],
  ].map(([x, z]) => {
    const dx = x! - position[0];
    const dz = z! - position[2];
    const along = (axis: readonly [number, number, number]) => axis[0] * dx + axis[1] * y + axis[2] * dz;
    return [along(right), along(up), along(forward)] as const;
  });
  let left = Infinity;
  let farRight = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  const include = (across: number, rise: number, depth: number) => {
    const px = (size.width / 2 + (focalPixels * across) / depth) / cellPixels;
    const py = (size.height / 2 - (focalPixels * rise) / depth) / cellPixels;
    left = Math.min(left, px);
    farRight = Math.max(farRight, px);
    top = Math.min(top, py);
    bottom = Math.max(bottom, py);
  };
  for (const [i, from] of corners.entries()) {
    const to = corners[(i + 1) % 4]!;
    if (from[2] >= NEAR_DEPTH) include(...from);
    if (from[2] >= NEAR_DEPTH === to[2] >= NEAR_DEPTH) continue;
    const t = (NEAR_DEPTH - from[2]) / (to[2] - from[2]);
    include(from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, NEAR_DEPTH);
  }
  const box = {
    left: Math.max(0, Math.floor(left) - 1),
    right: Math.min(columns, Math.ceil(farRight) + 2),
    top: Math.max(0, Math.floor(top) - 1),
    bottom: Math.min(rows, Math.ceil(bottom) + 2),
  };
  return box.left < box.right && box.top < box.bottom ? box : undefined;
}
