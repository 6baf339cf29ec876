import type { CameraValue } from '../../../../ports.ts';
import { type SharpRange, sharpRange } from '../../../camera/depth-of-field.ts';
import type { DepthValue } from '../../../values/index.ts';
import { type Bins, binOf } from '../light/facts.ts';

/** Sharp part in proportion to its middle: 0.1 is 10 cm at 1 m. */
const DEPTHS_OF_FIELD = [
  [0.12, 'razor-thin'],
  [0.6, 'shallow'],
  [3, 'moderate'],
  [Infinity, 'deep'],
] as const satisfies Bins<string>;
export type DepthOfField = (typeof DEPTHS_OF_FIELD)[number][1];

/** Beyond this everything is as far as can be, m. */
const FAR_METRES = 1e6;

/** Nothing that is sharp over more than this is razor-thin, however far away it is, m. */
const RAZOR_METRES = 0.25;

/** How much is sharp, in a word. */
export function depthOfField({ nearMetres, farMetres }: SharpRange): DepthOfField {
  const far = Math.min(farMetres, FAR_METRES);
  // Measured against the geometric middle, so that a metre counts for less the farther away it is.
  const field = binOf(DEPTHS_OF_FIELD, (far - nearMetres) / Math.sqrt(nearMetres * far));
  return field === 'razor-thin' && far - nearMetres > RAZOR_METRES ? 'shallow' : field;
}

/** What is sharp as a shot begins: as its layers say, else as its lens does; `undefined` where neither limits it. */
export function sharpOf(depth: DepthValue | undefined, camera: CameraValue | undefined): SharpRange | undefined {
  if (depth?.sharp) return depth.sharp;
  if (camera?.fStop === undefined) return undefined;
  const { focusMetres, focalLengthMm } = camera.keys[0]!;
  if (focusMetres === undefined) return undefined;
  // A lens focuses no nearer than twice its focal length, where things are as large on the sensor as they are.
  const nearest = (2 * focalLengthMm) / 1000;
  return sharpRange(Math.max(focusMetres, nearest), camera.fStop, focalLengthMm, camera.sensorWidthMm);
}
