import type { MotionValue, SubjectValue } from '../direct/values/index.ts';
import { facingOf, placeToWorld, positionOf } from '../direct/where.ts';
import type { CameraValue } from '../ports.ts';
import {
  add,
  cosDegrees,
  type FrameSize,
  type Pose,
  restPose,
  scale,
  sinDegrees,
  subtract,
  type Vec3,
} from '../stage/index.ts';
import { EYES, type Framing, frameSubject, lookAt } from './frame-subject.ts';

export type MotionShot = MotionValue['shots'][number];

const LENS_MM = 35;
const SENSOR_WIDTH_MM = 36;
/** Where a subject stands that nobody placed, metres ahead of the camera at rest. */
export const MARK_METRES = 4;
/** An over-the-shoulder camera stands this far behind the shoulder and beside it, metres. */
const BEHIND_METRES = 0.8;
const BESIDE_METRES = 0.38;

/**
 * The camera of a shot. A camera that starts from its rest place is moved to where the size and the angle of the shot ask for,
 * with all of its move; one that starts elsewhere is where its author wants it.
 */
export function viewCamera(shot: MotionShot, frame: FrameSize, eyeMetres: number): CameraValue {
  const camera = shot.camera ?? holdStill(shot.seconds);
  if ((shot.size === 'unset' && shot.angle === 'unset') || !startsAtRest(camera) || isTiedToPlace(camera))
    return camera;
  const pose = framedPose(shot, camera, frame, eyeMetres);
  return pose === undefined ? camera : carry(camera, pose);
}

/** From where scenery fills the frame: where the shot put its camera, or the rest place for a camera that its author placed. */
export const standOf = (shot: MotionShot, camera: CameraValue): Vec3 =>
  camera === shot.camera ? [0, 0, 0] : camera.keys[0]!.position;

const holdStill = (seconds: number): CameraValue => ({
  seconds,
  sensorWidthMm: SENSOR_WIDTH_MM,
  keys: [{ ...restPose(LENS_MM), position: [0, 0, 0], seconds: 0, ease: 'linear' }],
  moves: [],
});

function startsAtRest({ keys }: CameraValue): boolean {
  const { position, panDegrees, tiltDegrees, rollDegrees } = keys[0]!;
  return [...position, panDegrees, tiltDegrees, rollDegrees].every((value) => value === 0);
}

/** Moves about somebody, or turned to somebody, are right only from where they were planned. */
const isTiedToPlace = ({ moves }: CameraValue): boolean =>
  moves.some(({ subject, aim }) => subject !== undefined || aim !== undefined);

function framedPose(shot: MotionShot, camera: CameraValue, frame: FrameSize, eyeMetres: number): Pose | undefined {
  const all = framed(shot, eyeMetres);
  const [main, other] = all;
  if (main === undefined) return undefined;
  const { focalLengthMm } = camera.keys[0]!;
  if (shot.angle === 'point-of-view') return throughEyes(main, focalLengthMm);
  if (shot.angle === 'over-shoulder' && other !== undefined) return overShoulder(main, other, focalLengthMm);
  const sides = all.map(({ feet }) => feet[0]);
  const shared: Framing = {
    size: shot.size,
    angle: shot.angle,
    feet: scale(
      all.reduce<Vec3>((sum, { feet }) => add(sum, feet), [0, 0, 0]),
      1 / all.length,
    ),
    heightMetres: Math.max(...all.map(({ heightMetres }) => heightMetres)),
    widthMetres: Math.max(...sides) - Math.min(...sides),
    towards: [0, 0, 1],
    frame,
    focalLengthMm,
    sensorWidthMm: camera.sensorWidthMm,
  };
  return frameSubject(shared);
}

/** Somebody in the frame, at the start of the shot. */
interface Standing {
  readonly feet: Vec3;
  readonly heightMetres: number;
  readonly facingDegrees: number;
}

/** Instants of a shot at which is looked where its subjects are. */
const LOOKS = 9;

/**
 * Whom the shot is about: those it names, else all who act. A camera that moves starts from where they stand at the beginning; one that
 * holds still looks at where they are on the average.
 */
function framed({ subjects, choreography, camera, seconds }: MotionShot, eyeMetres: number): Standing[] {
  if (choreography === undefined) return [];
  const named = subjects.flatMap((name) => choreography.subjects.filter((subject) => subject.name === name));
  const who: readonly SubjectValue[] = named.length > 0 ? named : choreography.subjects;
  const holds = camera === undefined || camera.keys.length === 1;
  const looks = holds ? looksOf(seconds) : [0];
  return who.map(({ name, heightMetres }, i) => ({
    feet: meanOf(
      looks.map((at) => placeToWorld(positionOf(choreography, name, at) ?? markOf(i, who.length), -eyeMetres)),
    ),
    heightMetres,
    facingDegrees: facingOf(choreography, name, 0),
  }));
}

/** Instants spread over a shot. */
const looksOf = (seconds: number): number[] => Array.from({ length: LOOKS }, (_, i) => (seconds * i) / (LOOKS - 1));

/** Where a subject is on the average of a shot, on the floor; `undefined` for one that has no place. */
export function meanPlace({ choreography, seconds }: MotionShot, subject: string, eyeMetres: number): Vec3 | undefined {
  const places = looksOf(seconds).map((at) => choreography && positionOf(choreography, subject, at));
  const known = places.filter((place) => place !== undefined);
  return known.length === 0 ? undefined : meanOf(known.map((place) => placeToWorld(place, -eyeMetres)));
}

const meanOf = (places: readonly Vec3[]): Vec3 => scale(places.reduce<Vec3>(add, [0, 0, 0]), 1 / places.length);

/** Side by side in front of the camera, a stride apart. */
export const markOf = (index: number, count: number): readonly [number, number] => [
  (index - (count - 1) / 2) * 0.9,
  MARK_METRES,
];

const eyesOf = ({ feet, heightMetres }: Standing): Vec3 => [feet[0], feet[1] + EYES * heightMetres, feet[2]];

function throughEyes(who: Standing, focalLengthMm: number): Pose {
  // Facing 0 looks towards the camera at rest, which is a pan of half a turn.
  return { position: eyesOf(who), panDegrees: 180 - who.facingDegrees, tiltDegrees: 0, rollDegrees: 0, focalLengthMm };
}

/**
 * From behind a shoulder of one at the eyes of the other: the shoulder on the side of the camera at rest, so that both of a pair
 * of such shots lie on one side of the line between the two.
 */
function overShoulder(main: Standing, other: Standing, focalLengthMm: number): Pose {
  const target = eyesOf(main);
  const from = eyesOf(other);
  const away = subtract([from[0], 0, from[2]], [target[0], 0, target[2]]);
  const metres = Math.max(0.01, Math.sqrt(away[0] * away[0] + away[2] * away[2]));
  const back: Vec3 = scale(away, 1 / metres);
  const right: Vec3 = [back[2], 0, -back[0]];
  const side = from[0] * right[0] + from[2] * right[2] > 0 ? -1 : 1;
  const position = add(add(from, scale(back, BEHIND_METRES)), scale(right, side * BESIDE_METRES));
  return { ...lookAt(position, target), rollDegrees: 0, focalLengthMm };
}

/** A path that starts at rest, started from another pose: turned with its pan, its lens scaled to that of the pose. */
function carry(camera: CameraValue, to: Pose): CameraValue {
  const cos = cosDegrees(to.panDegrees);
  const sin = sinDegrees(to.panDegrees);
  const keys = camera.keys.map((key) => {
    const [x, y, z] = key.position;
    const [left, up, back] = add(to.position, [x * cos - z * sin, y, x * sin + z * cos]);
    return {
      ...key,
      position: [left, up, back] as [number, number, number],
      panDegrees: key.panDegrees + to.panDegrees,
      tiltDegrees: key.tiltDegrees + to.tiltDegrees,
      rollDegrees: key.rollDegrees + to.rollDegrees,
    };
  });
  return { ...camera, keys };
}
