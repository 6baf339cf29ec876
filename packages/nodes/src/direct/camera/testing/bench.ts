import type { CameraValue } from '../../../ports.ts';
import { createView, type Pose, poseAt, projectPoint, type Vec3 } from '../../../stage/index.ts';
import { outputsOf } from '../../testing/run-node.ts';
import type { ActionValue, ChoreographyValue, SubjectValue } from '../../values/index.ts';
import { camera } from '../camera.ts';
import type { CameraInputs } from '../camera-inputs.ts';

/** The size that deviations are measured at, pixels. */
export const FRAME = { width: 1280, height: 720 };

/** Somebody who is directed; 1.6 m tall and so with eyes below those of a camera at rest. */
export const somebody = (name: string, more: Partial<SubjectValue> = {}): SubjectValue => ({
  name,
  kind: 'person',
  description: '',
  heightMetres: 1.6,
  colour: '#808080',
  ...more,
});

/** One action; who walks takes 5 s from the start. */
export const action = (subject: string, path: ActionValue['path'], more: Partial<ActionValue> = {}): ActionValue => ({
  subject,
  seconds: 0,
  duration: 5,
  does: '',
  manner: '',
  pose: 'walk',
  path,
  ...more,
});

/** Actions, and everybody who acts. */
export const choreographed = (...actions: ActionValue[]): ChoreographyValue => ({
  subjects: [...new Set(actions.map(({ subject }) => subject))].map((name) => somebody(name)),
  actions,
});

/** A camera as the node plans it. */
export const planned = (inputs: Partial<CameraInputs>): CameraValue => outputsOf(camera, inputs).camera;

/** Where a pose sees a point in a 1280×720 picture. */
export function seen(pose: Pose, point: Vec3, sensorWidthMm = 36): { readonly x: number; readonly y: number } {
  const found = projectPoint(createView(pose, FRAME, sensorWidthMm), point);
  if (found === undefined) throw new Error(`the point ${point.join(', ')} lies behind the camera`);
  return found;
}

/** `count` + 1 instants of a camera, both ends included, that do not fall on its keys. */
export const instantsOf = ({ seconds }: CameraValue, count = 97): number[] =>
  Array.from({ length: count + 1 }, (_, i) => (seconds * i) / count);

/** Largest way between the places of a point in the picture over a camera, across and up, pixels. */
export function drift(camera: CameraValue, at: (seconds: number) => Vec3): { readonly x: number; readonly y: number } {
  const first = seen(poseAt(camera, 0), at(0));
  let [x, y] = [0, 0];
  for (const seconds of instantsOf(camera)) {
    const now = seen(poseAt(camera, seconds), at(seconds));
    x = Math.max(x, Math.abs(now.x - first.x));
    y = Math.max(y, Math.abs(now.y - first.y));
  }
  return { x, y };
}

/** Rounds to a nanometre, without negative zeros. */
export const tidy = (place: readonly number[]): number[] => place.map((value) => Math.round(value * 1e9) / 1e9 + 0);
