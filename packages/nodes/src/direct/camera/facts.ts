import type { CameraValue } from '../../ports.ts';
import { poseAt } from '../../stage/index.ts';
import { DEPTHS, pick, SHAKES, type ShakeName, type SharpDepth } from './bins.ts';
import { sharpRange } from './depth-of-field.ts';
import { easeOf } from './ease-of.ts';
import { type SpokenMove, spokenMoves } from './spoken.ts';
import { stretchesOf } from './stretches.ts';
import type { Support } from './support.ts';

/** A camera in words that no language has yet. */
export interface CameraFacts {
  /** One after the other; what is in one is done at the same time. */
  readonly stretches: readonly { readonly seconds: number; readonly moves: readonly SpokenMove[] }[];
  readonly support?: Support | undefined;
  readonly shake?: ShakeName | undefined;
  /** At the start. */
  readonly focalLengthMm: number;
  /** Left out while everything is sharp. */
  readonly focus?: { readonly fStop: number; readonly depth: SharpDepth } | undefined;
}

/** What is said of a camera. */
export function cameraFacts(camera: CameraValue): CameraFacts {
  return {
    stretches: stretchesOf(camera).map((stretch) => ({
      seconds: stretch.seconds,
      moves: spokenMoves(camera, easeOf(camera, stretch), stretch),
    })),
    focalLengthMm: camera.keys[0]!.focalLengthMm,
    ...bodyFacts(camera),
  };
}

/** What carries a camera, and how much of what it sees is sharp. */
export function bodyFacts(camera: CameraValue): Pick<CameraFacts, 'support' | 'shake' | 'focus'> {
  const { support, shake, fStop, sensorWidthMm } = camera;
  const { focusMetres, focalLengthMm } = poseAt(camera, 0);
  return {
    support,
    shake: shake && pick(SHAKES, shake.degrees),
    focus:
      fStop === undefined || focusMetres === undefined
        ? undefined
        : { fStop, depth: depthName(sharpRange(focusMetres, fStop, focalLengthMm, sensorWidthMm), focusMetres) },
  };
}

const depthName = ({ nearMetres, farMetres }: ReturnType<typeof sharpRange>, focusMetres: number): SharpDepth =>
  pick(DEPTHS, (farMetres - nearMetres) / focusMetres);
