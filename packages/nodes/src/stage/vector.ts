/** World coordinates or directions: right, up, towards the viewer at rest; metres where it is a place. */
export type Vec3 = readonly [x: number, y: number, z: number];

/** a + b */
export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
/** a - b */
export const subtract = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
/** a times k */
export const scale = (a: Vec3, k: number): Vec3 => [a[0] * k, a[1] * k, a[2] * k];
/** Inner product. */
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
/** Vector product. */
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
/** From a (t = 0) to b (t = 1), exactly b at 1. */
export const mix = (a: Vec3, b: Vec3, t: number): Vec3 => [
  mixNumber(a[0], b[0], t),
  mixNumber(a[1], b[1], t),
  mixNumber(a[2], b[2], t),
];
/** From a (t = 0) to b (t = 1), exactly b at 1, and exactly a all the way when both are equal. */
export const mixNumber = (a: number, b: number, t: number): number => (t === 1 ? b : a + (b - a) * t);
