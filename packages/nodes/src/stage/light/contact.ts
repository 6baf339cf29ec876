/** Beyond this many radii a body takes no ambient light from the floor that could be seen. */
export const CONTACT_REACH = 6;

/** Balls by which an occluder is stood for. */
const BALLS = 3;

/**
 * How much of the light from everywhere an occluder takes from a place on a level floor, 0..1: balls along its axis, each
 * hiding cos · (r / d)² of the hemisphere (a ball above the horizon, weighed by the cosine).
 *
 * @param at - where the occluder's numbers start, as in `flattenOccluders`
 */
export function ambientHidden(occluders: Float64Array, at: number, x: number, y: number, z: number): number {
  const radius = occluders[at + 6]!;
  const ax = occluders[at]! - x;
  const ay = occluders[at + 1]! - y;
  const az = occluders[at + 2]! - z;
  const wayX = occluders[at + 3]! - occluders[at]!;
  const wayY = occluders[at + 4]! - occluders[at + 1]!;
  const wayZ = occluders[at + 5]! - occluders[at + 2]!;
  const length = Math.sqrt(wayX * wayX + wayY * wayY + wayZ * wayZ);
  let sum = 0;
  for (let i = 0; i < BALLS; i++) {
    const t = i / (BALLS - 1);
    const dx = ax + wayX * t;
    const dy = Math.max(0, ay + wayY * t);
    const dz = az + wayZ * t;
    const square = Math.max(dx * dx + dy * dy + dz * dz, radius * radius);
    sum += (radius * radius * dy) / (square * Math.sqrt(square));
  }
  // As many balls as fit side by side, but only the ones near enough to count.
  const fit = Math.min(BALLS, 1 + length / (2 * radius));
  return Math.min(1, (sum * fit) / BALLS);
}
