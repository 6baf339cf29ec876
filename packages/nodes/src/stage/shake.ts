import { sinDegrees } from './trig.ts';

/** Unrest of what carries a camera. */
export interface Shake {
  /** Pan and tilt never leave their place by more. */
  readonly degrees: number;
  /** Of the sway that is seen most, per second; slower and faster ones are mixed in. */
  readonly hz: number;
  /** A whole number; the same unrest for the same one. */
  readonly seed: number;
}

/** What a shake adds to a pose. */
export interface ShakeOffset {
  readonly panDegrees: number;
  readonly tiltDegrees: number;
  readonly rollDegrees: number;
}

/** Rates against each other have no common period (roots of 2, 3 and 7), so that the unrest never comes round; shares add up to 1. */
const SWAYS = [
  { rate: 0.41421356, share: 0.42 },
  { rate: 1, share: 0.32 },
  { rate: 1.73205081, share: 0.17 },
  { rate: 2.64575131, share: 0.09 },
] as const;
/** Axes have rates of their own, or the picture would go round in figures. Hands turn a camera about its axis less than they swing it. */
const AXES = {
  pan: { rate: 1, amount: 1 },
  tilt: { rate: 1.118, amount: 1 },
  roll: { rate: 0.733, amount: 0.4 },
} as const;

/**
 * The unrest at an instant: a sum of sines with phases from the seed. Smooth, without a mean, and bounded: pan and tilt by
 * `degrees`, roll by 0.4 of it. The same bits in every engine.
 */
export const shakeAt = (shake: Shake, seconds: number): ShakeOffset => ({
  panDegrees: sway(shake, 0, AXES.pan, seconds),
  tiltDegrees: sway(shake, 1, AXES.tilt, seconds),
  rollDegrees: sway(shake, 2, AXES.roll, seconds),
});

function sway(
  { degrees, hz, seed }: Shake,
  axis: number,
  { rate, amount }: (typeof AXES)[keyof typeof AXES],
  seconds: number,
): number {
  let sum = 0;
  for (const [i, part] of SWAYS.entries()) {
    const turns = seconds * hz * rate * part.rate;
    sum += part.share * sinDegrees(360 * turns + phaseDegrees(seed, axis * SWAYS.length + i));
  }
  return degrees * amount * sum;
}

/**
 * A well mixed angle for a seed and a number.
 *
 * @see https://github.com/skeeto/hash-prospector (lowbias32)
 */
function phaseDegrees(seed: number, index: number): number {
  let hash = (Math.imul(seed, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (((hash ^ (hash >>> 16)) >>> 0) / 4294967296) * 360;
}
