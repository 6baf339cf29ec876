import type { View } from '../projection.ts';

/**
 * Distances along the camera's axis, as 1/m, one for each pixel row by row: 0 is infinitely far. Inverse, because so they are
 * linear in the picture over every plane, and so is the blur of a lens.
 */
export type DepthBuffer = Float32Array;

/**
 * Writes the depth of a floor wherever nothing else has one. Call it after everything else has been painted, in frames with
 * a focus.
 */
export function addFloorDepth(depth: DepthBuffer, view: View, floorHeight: number): void {
  const { width, height } = view.size;
  const drop = floorHeight - view.position[1];
  if (drop >= 0) return;
  const { focalPixels: f, right, up, forward } = view;
  for (let y = 0; y < height; y++) {
    const rowY = (up[1] * (height / 2 - y - 0.5)) / f + forward[1];
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (depth[at] !== 0) continue;
      const dy = (right[1] * (x + 0.5 - width / 2)) / f + rowY;
      if (dy < 0) depth[at] = dy / drop;
    }
  }
}
