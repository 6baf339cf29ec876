import type { CameraValue } from '../../ports.ts';
import { add, type PathKey, type Pose, poseAt, subtract } from '../../stage/index.ts';
import { pullOver } from './focus.ts';
import { turnAbout } from './turn.ts';

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
  ...(key.focusMetres !== undefined && { focusMetres: key.focusMetres }),
  ease: key.ease,
});

/** Pose of a camera after its last key. */
export const endPose = (camera: CameraValue): Pose => poseAt(camera, camera.seconds);

/**
 * Two moves at the same time: `base` plus everything `extra` does after its own start, turned to the heading of `base`.
 * As long as `base`; `extra` holds its end when it is shorter and is cut off when it is longer. The focus is that of `base`, unless
 * only `extra` has one or pulls it; what carries the camera, its unrest and its stop are those of `base` where it has any.
 */
export function moveTogether(base: CameraValue, extra: CameraValue): CameraValue {
  const steps = Math.max(1, Math.ceil(base.seconds / SAMPLE_SECONDS));
  const from = poseAt(extra, 0);
  const turn = poseAt(base, 0).panDegrees - from.panDegrees;
  const pulled = pullsFocus(extra);
  const keys = Array.from({ length: steps + 1 }, (_, i) => {
    const seconds = i === steps ? base.seconds : (base.seconds * i) / steps;
    const [own, more] = [poseAt(base, seconds), poseAt(extra, seconds)];
    const focusMetres = pulled ? more.focusMetres : (own.focusMetres ?? more.focusMetres);
    return toCameraKey({ ...offset(own, from, more, turn), focusMetres, seconds, ease: 'linear' });
  });
  return { ...base, ...bodyOf(base, extra), keys, moves: [...base.moves, ...extra.moves] };
}

/** Whether a camera goes from one focus to another. */
export const pullsFocus = ({ keys }: CameraValue): boolean =>
  keys.some(({ focusMetres }) => focusMetres !== keys[0]!.focusMetres);

/** What two cameras are that become one: each thing is that of the first where it has any. An unrest belongs to what carries the camera. */
function bodyOf(first: CameraValue, second: CameraValue): Pick<CameraValue, 'fStop' | 'support' | 'shake'> {
  const fStop = first.fStop ?? second.fStop;
  const support = first.support ?? second.support;
  const shake = first.shake ?? (first.support === undefined ? second.shake : undefined);
  return { ...(fStop !== undefined && { fStop }), ...(support && { support }), ...(shake && { shake }) };
}

/**
 * Moves one after the other. Each camera starts where the one before ended: its path is carried there as a whole, so a
 * camera that already continues from the one before stays as it is. The sensor is that of the first, and so are stop, support and
 * unrest where it has any. A camera without a focus keeps that of the one before; to another one it is
 * pulled over at once, in half a second.
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
  const moved = pullOver(end.focusMetres, next).map((key) =>
    toCameraKey({
      ...offset(end, from, key, turn),
      focusMetres: key.focusMetres ?? end.focusMetres,
      seconds: before.seconds + key.seconds,
      ease: key.ease,
    }),
  );
  const kept = before.keys.filter((key) => key.seconds < before.seconds);
  return {
    ...before,
    ...bodyOf(before, next),
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
