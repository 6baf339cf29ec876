import { type BodyPose, mapPose } from './body-pose.ts';
import { hermite } from './gait.ts';
import { plant, type Stance } from './stance.ts';

/** A pose at a phase 0..1. */
export type PoseKey = readonly [at: number, pose: BodyPose];

/**
 * The pose at a phase of a cycle: smooth through all keys (Catmull and Rom), and from the last one on to the first of the next
 * cycle.
 *
 * @param keys - rising, the first at 0
 */
export function cycleAt(keys: readonly PoseKey[], phase: number): BodyPose {
  const at = phase - Math.floor(phase);
  const key = (i: number): PoseKey => {
    const turns = Math.floor(i / keys.length);
    const [time, pose] = keys[i - turns * keys.length]!;
    return [time + turns, pose];
  };
  return between(key, keys.length - 1, at);
}

/** The pose at a phase of something that happens once: the first key before it, the last one after it. */
export function onceAt(keys: readonly PoseKey[], phase: number): BodyPose {
  const last = keys.length - 1;
  if (phase <= keys[0]![0]) return keys[0]![1];
  if (phase >= keys[last]![0]) return keys[last]![1];
  return between((i) => keys[Math.min(last, Math.max(0, i))]!, last, phase);
}

function between(key: (i: number) => PoseKey, last: number, at: number): BodyPose {
  let i = last;
  while (i > 0 && key(i)[0] > at) i--;
  const [before, from, to, after] = [key(i - 1), key(i), key(i + 1), key(i + 2)];
  const width = to[0] - from[0];
  const t = (at - from[0]) / width;
  return mapPose((name) => {
    const slope = (a: PoseKey, b: PoseKey) => (b[0] === a[0] ? 0 : ((b[1][name] - a[1][name]) / (b[0] - a[0])) * width);
    return hermite(from[1][name], slope(before, to), to[1][name], slope(from, after), t);
  });
}

/** Keys given as stances. */
export const planted = (...keys: readonly (readonly [at: number, stance: Stance])[]): readonly PoseKey[] =>
  keys.map(([at, stance]) => [at, plant(stance)]);
