import type { CameraValue } from '../ports.ts';
import { add, cosDegrees, type PathKey, type Pose, poseAt, sinDegrees, subtract, type Vec3 } from '../stage/index.ts';

/** Combined moves are written as keys this far apart, s: half a frame at 24 fps, so that no ease is lost. */
const SAMPLE_SECONDS = 1 / 48;

/** One key of the `camera` port type, whose tuples are mutable. */
export type CameraKey = CameraValue['keys'][number];

/** A planned key as the `camera` port type writes it. */
export const toCameraKey = (key: PathKey): CameraKey => ({
  seconds: key.seconds,
  position: [...key.position],
  panDegrees: key.panDegrees,
  tiltDegrees: key.tiltDegrees,
  rollDegrees: key.rollDegrees,
  focalLengthMm: key.focalLengthMm,
  ease: key.ease,
});

/** Pose of a camera after its last key. */
export const endPose = (camera: CameraValue): Pose => poseAt(camera, camera.seconds);

/**
 * Two moves at the same time: `base` plus everything `extra` does after its own start, turned to the heading of `base`.
 * As long as `base`; `extra` holds its end when it is shorter and is cut off when it is longer.
 */
export function moveTogether(base: CameraValue, extra: CameraValue): CameraValue {
  const steps = Math.max(1, Math.ceil(base.seconds / SAMPLE_SECONDS));
  const from = poseAt(extra, 0);
  const turn = poseAt(base, 0).panDegrees - from.panDegrees;
  const keys = Array.from({ length: steps + 1 }, (_, i) => {
    const seconds = i === steps ? base.seconds : (base.seconds * i) / steps;
    return toCameraKey({
      ...offset(poseAt(base, seconds), from, poseAt(extra, seconds), turn),
      seconds,
      ease: 'linear',
    });
  });
  return { ...base, keys, moves: [...base.moves, ...extra.moves] };
}

/**
 * Moves one after the other. Each camera starts where the one before ended: its path is carried there as a whole, so a
 * camera that already continues from the one before stays as it is. Sensors are those of the first.
 *
 * @throws RangeError when there is no camera
 */
export function moveInTurn(cameras: readonly CameraValue[]): CameraValue {
  const [first, ...rest] = cameras;
  if (first === undefined) throw new RangeError('a chain needs at least one camera, got none');
  let joined = first;
  for (const next of rest) joined = append(joined, next);
  return joined;
}

function append(before: CameraValue, next: CameraValue): CameraValue {
  const end = endPose(before);
  const from = poseAt(next, 0);
  const turn = end.panDegrees - from.panDegrees;
  const moved = next.keys.map((key) =>
    toCameraKey({ ...offset(end, from, key, turn), seconds: before.seconds + key.seconds, ease: key.ease }),
  );
  const kept = before.keys.filter((key) => key.seconds < before.seconds);
  return {
    ...before,
    seconds: before.seconds + next.seconds,
    keys: [...kept, ...moved],
    moves: [...before.moves, ...next.moves],
  };
}

/** `base` plus the way from `from` to `to`, that way turned about the vertical; the lens grows by the same factor. */
function offset(base: Pose, from: Pose, to: Pose, turnDegrees: number): Pose {
  return {
    position: add(base.position, turnAbout(subtract(to.position, from.position), turnDegrees)),
    panDegrees: base.panDegrees + (to.panDegrees - from.panDegrees),
    tiltDegrees: base.tiltDegrees + (to.tiltDegrees - from.tiltDegrees),
    rollDegrees: base.rollDegrees + (to.rollDegrees - from.rollDegrees),
    focalLengthMm: (base.focalLengthMm * to.focalLengthMm) / from.focalLengthMm,
  };
}

/** Turns a direction to the right about the vertical, like a pan. */
function turnAbout([x, y, z]: Vec3, degrees: number): Vec3 {
  const cos = cosDegrees(degrees);
  const sin = sinDegrees(degrees);
  return [x * cos - z * sin, y, x * sin + z * cos];
}
