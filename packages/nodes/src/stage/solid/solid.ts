import type { Rgb } from '../backdrop.ts';
import type { Occluder } from '../light/setup.ts';
import type { Vec3 } from '../vector.ts';

/** How a surface takes light. */
export interface Material {
  /** Display values 0..255 in white light. */
  readonly colour: Rgb;
  /** 0.05 polished .. 1 matte: width of the highlight. */
  readonly roughness: number;
}

/** Triangles in coordinates of their own, seen from outside in counter-clockwise order. */
export interface Mesh {
  /** x, y, z of every corner, metres. */
  readonly positions: Float64Array;
  /** Unit normals of the corners, as many as there are positions. */
  readonly normals: Float64Array;
  /** Three corners each. */
  readonly triangles: Uint32Array;
  /** The same with fewer triangles, for when it looks small. */
  readonly coarse?: Mesh;
}

/** Where a mesh stands: where its axes point in the world (their lengths scale it), and where its origin is. */
export interface Placing {
  readonly right: Vec3;
  readonly up: Vec3;
  readonly back: Vec3;
  readonly origin: Vec3;
}

/** A body in the world. */
export interface Solid {
  /** For messages about it. */
  readonly name: string;
  readonly mesh: Mesh;
  readonly placing: Placing;
  readonly material: Material;
  /** What it hides from lights, in world coordinates; empty casts no shadow. */
  readonly occluders: readonly Occluder[];
}
