import type { Geometry } from './geometry.ts';
import { clearVertexLight, createVertexLight, type VertexLight } from './vertex-light.ts';

/**
 * Numbers kept for each triangle. Of most they are parts of sums over the ray through a place of the picture, (x, y, 1) in the
 * axes of the camera: three for the normal's x, three for its y, three for its z, three for the inverse depth. Of small ones
 * the first six are parts of sums over the place itself, (1, x, y): how much of the way to the second corner it is, u, and to
 * the third, v. Then six for each of red, green and blue are parts of sums over (1, u, v, uu, vv, uv).
 */
export const KEPT = 24;

/** What the numbers of a triangle are: not worked out yet, those of a large one, those of a small one. */
export const UNKNOWN = 0;
export const LARGE = 1;
export const SMALL = 2;

/** Room for what is kept, reused from frame to frame. */
export interface Kept {
  numbers: Float64Array;
  /** By triangle: what its numbers are. */
  known: Uint8Array;
  vertices: VertexLight;
}

/** No room yet. */
export const createKept = (): Kept => ({
  numbers: new Float64Array(0),
  known: new Uint8Array(0),
  vertices: createVertexLight(),
});

/** Makes room for the triangles of a frame, of which nothing is known yet. */
export function makeRoom(kept: Kept, { count, corners }: Geometry): void {
  kept.vertices = clearVertexLight(kept.vertices, corners.length / 3);
  if (kept.known.length < count) {
    kept.known = new Uint8Array(count);
    kept.numbers = new Float64Array(count * KEPT);
  } else kept.known.fill(UNKNOWN, 0, count);
}
