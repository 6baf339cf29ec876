import { depthOf } from '../../../stage/index.ts';
import { type SharpRange, sharpRange } from '../../camera/depth-of-field.ts';
import { tenth } from '../say.ts';
import type { Body, Moment, Scene } from '../scene.ts';
import type { ShotLint } from '../types.ts';
import { isSeen, middleOf } from './in-frame.ts';

/** Half of a body from front to back, and what nobody sees, metres. */
const TOLERANCE_METRES = 0.3;
/** Out of focus for this share of the time that it is seen counts. */
const BLURRED_SHARE = 0.6;
/** Blur that is asked for. */
const ON_PURPOSE =
  /\b(?:out of focus|blurr(?:ed|y)|defocus\p{L}*|soft focus|bokeh|rack(?:s|ing)? focus|focus (?:shifts|pulls))\b|虚焦|失焦|虚化|模糊|焦外|焦点转移/iu;

/** The main subject stands before or behind all that is sharp, by the lens and its stop, else by the plan of the depth. */
export function outOfFocus(scene: Scene): ShotLint[] {
  const { shot, shown, texts } = scene;
  const body = scene.bodyOf(shown[0]);
  if (body === undefined || shot.angle === 'point-of-view' || texts.some(({ text }) => ON_PURPOSE.test(text)))
    return [];
  const moments = scene.moments().filter((moment) => isSeen(body, moment));
  const states = moments.map((moment) => stateAt(scene, body, moment)).filter((state) => state !== undefined);
  const blurred = states.filter(({ off }) => off > TOLERANCE_METRES);
  // A pull of focus may begin or end elsewhere; somebody who is never sharp is no subject of it.
  const pulls = (shot.camera?.moves ?? []).some(({ move }) => move === 'rack-focus');
  const enough = pulls ? states.length : BLURRED_SHARE * states.length;
  const [first] = blurred;
  if (first === undefined || blurred.length < enough) return [];
  return [toLint(scene, body, first)];
}

interface State {
  readonly metres: number;
  readonly range: SharpRange;
  readonly byLens: boolean;
  /** How far from what is sharp, metres. */
  readonly off: number;
}

function stateAt({ shot: { camera, depth } }: Scene, body: Body, { pose, view, seconds }: Moment): State | undefined {
  const metres = depthOf(view, middleOf(body, seconds));
  const { focusMetres, focalLengthMm } = pose;
  const byLens = camera?.fStop !== undefined && focusMetres !== undefined;
  const range = byLens ? sharpRange(focusMetres, camera.fStop!, focalLengthMm, camera.sensorWidthMm) : depth?.sharp;
  if (range === undefined) return undefined;
  return { metres, range, byLens, off: Math.max(range.nearMetres - metres, metres - range.farMetres) };
}

function toLint({ shot: { camera } }: Scene, { subject }: Body, { metres, range, byLens }: State): ShotLint {
  const far = range.farMetres === Infinity ? 'on without end' : `to ${tenth(range.farMetres)} m`;
  const stop = byLens ? ` at f/${camera?.fStop}` : '';
  return {
    code: 'out-of-focus',
    severity: 'warning',
    input: byLens ? 'camera' : 'depth',
    message: `${subject.name} is ${tenth(metres)} m from the camera, and what is sharp${stop} reaches from ${tenth(range.nearMetres)} m ${far}`,
    remedy: byLens
      ? `focus on ${subject.name}, or close the aperture`
      : `set what is sharp to include ${tenth(metres)} m, or move ${subject.name}`,
  };
}
