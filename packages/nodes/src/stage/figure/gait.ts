import { cosDegrees, sinDegrees } from '../trig.ts';
import { mixNumber } from '../vector.ts';
import { type BodyPose, changePose, type PoseChange } from './body-pose.ts';
import { type Footing, plant } from './stance.ts';

/** The way of a foot in the air: share of a stride, then ahead of the hips, above the floor, and pitch. */
type SwingKey = readonly [at: number, forward: number, up: number, pitchDegrees: number];

/** How a body moves on. All lengths are shares of its height. */
interface Gait {
  /** From one touch of a foot to the next of the same foot. */
  readonly stride: number;
  /** Share of the stride for which a foot is on the floor, and where it comes down ahead of the hips. */
  readonly contact: number;
  readonly touch: number;
  /** Pitch when the heel comes down, and when it has: both of the contact, 0..1. */
  readonly heelPitch: number;
  readonly flatFrom: number;
  /** From when on the heel rises, 0..1 of the contact, and how far it has at its end. */
  readonly flatTo: number;
  readonly toePitch: number;
  readonly swing: readonly SwingKey[];
  /** Mean height of the hips; how far they go up and down; the share of the stride at which they are lowest first. */
  readonly hips: number;
  readonly bounce: number;
  readonly lowestAt: number;
  /** From the middle to each foot, and how far the hips sway over the foot that carries. */
  readonly track: number;
  readonly sway: number;
  /** Everything above the legs, from the sine and cosine of the left foot's phase. */
  readonly upper: (sine: number, cosine: number) => PoseChange;
}

/** An easy walk: 1.3 m a stride for somebody of 1.75 m. */
export const WALK: Gait = {
  stride: 0.76,
  contact: 0.62,
  touch: 0.188,
  heelPitch: 20,
  flatFrom: 0.16,
  flatTo: 0.56,
  toePitch: -46,
  swing: [
    [0.74, -0.15, 0.055, -38],
    [0.86, 0.085, 0.03, 4],
  ],
  hips: 0.509,
  bounce: 0.01,
  lowestAt: 0.02,
  track: 0.038,
  sway: 0.014,
  upper: (sine, cosine) => ({
    bodyLean: 2,
    bodyTurn: -5 * cosine,
    bodyTilt: -2.5 * sine,
    waistTurn: 12 * cosine,
    waistTilt: 2.5 * sine,
    headTurn: -7 * cosine,
    bothShoulderOut: 6,
    leftShoulderForward: -20 * cosine - 2,
    rightShoulderForward: 20 * cosine - 2,
    leftElbow: 22 - 12 * cosine,
    rightElbow: 22 + 12 * cosine,
  }),
};

/** A steady run: 2.4 m a stride for somebody of 1.75 m, with both feet off the floor between the steps. */
export const RUN: Gait = {
  stride: 1.36,
  contact: 0.31,
  touch: 0.15,
  heelPitch: 6,
  flatFrom: 0.12,
  flatTo: 0.5,
  toePitch: -52,
  swing: [
    [0.42, -0.36, 0.16, -78],
    [0.56, -0.23, 0.27, -70],
    [0.72, 0.08, 0.17, -18],
    [0.86, 0.27, 0.1, 10],
    [0.95, 0.225, 0.025, 10],
  ],
  hips: 0.5,
  bounce: 0.022,
  lowestAt: 0.15,
  track: 0.022,
  sway: 0.008,
  upper: (sine, cosine) => ({
    bodyLean: 8,
    waistLean: 4,
    headLean: -9,
    bodyTurn: -8 * cosine,
    bodyTilt: -3 * sine,
    waistTurn: 20 * cosine,
    waistTilt: 3 * sine,
    headTurn: -12 * cosine,
    bothShoulderOut: 12,
    bothShoulderTwist: 22,
    leftShoulderForward: 4 - 42 * cosine,
    rightShoulderForward: 4 + 42 * cosine,
    leftElbow: 92 - 14 * cosine,
    rightElbow: 92 + 14 * cosine,
    bothForearmTwist: 10,
    bothWrist: 20,
  }),
};

/** The pose at a phase: the left foot touches the floor at whole numbers, the right one half a stride later. */
export function gaitPose(gait: Gait, phase: number): BodyPose {
  const left = phase - Math.floor(phase);
  const right = left < 0.5 ? left + 0.5 : left - 0.5;
  const sine = sinDegrees(360 * left);
  const cosine = cosDegrees(360 * left);
  const leftFoot = footing(gait, left, gait.track);
  const rightFoot = footing(gait, right, -gait.track);
  const up = gait.hips - gait.bounce * cosDegrees(720 * (left - gait.lowestAt));
  const pose = plant({
    change: gait.upper(sine, cosine),
    hips: [gait.sway * sine, up, 0],
    left: leftFoot,
    right: rightFoot,
  });
  return changePose(pose, { lift: Math.max(0, Math.min(leftFoot.up ?? 0, rightFoot.up ?? 0)) });
}

function footing(gait: Gait, at: number, aside: number): Footing {
  if (at <= gait.contact) {
    // On the floor the foot stays where it is, so it falls behind the hips evenly.
    const pitchDegrees = contactPitch(gait, at / gait.contact);
    return { aside, forward: gait.touch - gait.stride * at, pitchDegrees, outDegrees: 6 };
  }
  const [forward, up, pitchDegrees] = swingAt(gait, at);
  return { aside, forward: forward!, up: up!, pitchDegrees: pitchDegrees!, outDegrees: 4 };
}

function contactPitch({ heelPitch, flatFrom, flatTo, toePitch }: Gait, share: number): number {
  if (share < flatFrom) return heelPitch * (1 - share / flatFrom);
  if (share <= flatTo) return 0;
  const rise = (share - flatTo) / (1 - flatTo);
  return toePitch * rise * rise * (2 - rise);
}

/** Smooth through the keys; at its ends as fast as the foot on the floor, so that it neither drags nor kicks. */
function swingAt(gait: Gait, at: number): number[] {
  const { contact, touch, stride, toePitch, heelPitch, swing } = gait;
  const keys: SwingKey[] = [[contact, touch - stride * contact, 0, toePitch], ...swing, [1, touch, 0, heelPitch]];
  const next = Math.max(
    1,
    keys.findIndex(([time]) => time >= at),
  );
  const [from, to] = [keys[next - 1]!, keys[next]!];
  const before = keys[next - 2];
  const after = keys[next + 1];
  const width = to[0] - from[0];
  const t = (at - from[0]) / width;
  const atEnd = (axis: number) => (axis === 1 ? -stride : 0);
  return [1, 2, 3].map((axis) => {
    const slope = (a: SwingKey | undefined, b: SwingKey | undefined) =>
      a === undefined || b === undefined ? atEnd(axis) : (b[axis]! - a[axis]!) / (b[0] - a[0]);
    return hermite(from[axis]!, slope(before, to) * width, to[axis]!, slope(from, after) * width, t);
  });
}

/** From a with slope `da` to b with slope `db`. */
export function hermite(a: number, da: number, b: number, db: number, t: number): number {
  const square = t * t;
  const cube = square * t;
  return mixNumber(a, b, 3 * square - 2 * cube) + da * (cube - 2 * square + t) + db * (cube - square);
}
