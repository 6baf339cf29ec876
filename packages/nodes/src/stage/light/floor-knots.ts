import { CLEAR_METRES } from '../floor-lines.ts';
import type { View } from '../projection.ts';
import { transmittance } from './haze.ts';
import { lightOnFloor, type PreparedLights } from './prepared.ts';

/** Pixels between the places of a row where the floor's light is worked out; between them it changes evenly. */
export const SPAN = 16;

/**
 * Numbers at each of those places: light of all lights as it arrives at the eye through the haze, as a factor of the floor's
 * colour (three); widths of a pixel on the floor, x and z; how clear the floor is seen; where it is, x and z.
 */
export const KNOT = 8;

/** What is known of one row of a floor at its knots. */
export interface FloorKnots {
  readonly numbers: Float64Array;
  /** Begins a row, by the direction of its middle. */
  begin(rowX: number, rowY: number, rowZ: number): void;
  /** Works out knots of that row, unless they are known. */
  reach(knot: number): void;
}

/** Knots for a view of a floor so far below the eye; `drop` is negative. */
export function createFloorKnots(view: View, drop: number, lights: PreparedLights): FloorKnots {
  const { size, focalPixels: f, right, up, position } = view;
  const [eyeX, eyeY, eyeZ] = position;
  const numbers = new Float64Array((Math.ceil(size.width / SPAN) + 1) * KNOT);
  const light = new Float64Array(3);
  const row = new Float64Array(3);
  let known = 0;
  const work = (knot: number): void => {
    const at = knot * KNOT;
    const run = (knot * SPAN - size.width / 2) / f;
    const dx = right[0] * run + row[0]!;
    // At the horizon the floor is far away, but somewhere.
    const dy = Math.min(right[1] * run + row[1]!, -1e-4);
    const dz = right[2] * run + row[2]!;
    const way = drop / dy;
    lightOnFloor(lights, eyeX + way * dx, eyeY + drop, eyeZ + way * dz, light);
    const distance = way * Math.sqrt(dx * dx + dy * dy + dz * dz);
    const clear = (CLEAR_METRES / (CLEAR_METRES + distance)) * transmittance(lights.extinction * distance);
    // How far the point on the floor moves for one pixel, from the derivatives of way * d.
    const perPixel = way / (f * -dy);
    const widthX = perPixel * (Math.abs(right[0] * dy - dx * right[1]) + Math.abs(up[0] * dy - dx * up[1]));
    const widthZ = perPixel * (Math.abs(right[2] * dy - dz * right[1]) + Math.abs(up[2] * dy - dz * up[1]));
    numbers[at] = light[0]! * clear;
    numbers[at + 1] = light[1]! * clear;
    numbers[at + 2] = light[2]! * clear;
    numbers[at + 3] = Math.max(1e-6, widthX);
    numbers[at + 4] = Math.max(1e-6, widthZ);
    numbers[at + 5] = clear;
    numbers[at + 6] = eyeX + way * dx;
    numbers[at + 7] = eyeZ + way * dz;
  };
  return {
    numbers,
    begin(rowX, rowY, rowZ) {
      row[0] = rowX;
      row[1] = rowY;
      row[2] = rowZ;
      known = -1;
    },
    reach(knot) {
      // Rows are gone through from left to right.
      if (known < knot) work(knot);
      if (known < knot + 1) work(knot + 1);
      known = knot + 1;
    },
  };
}
