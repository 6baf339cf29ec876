import type { CameraValue } from '../../ports.ts';

export type Support = NonNullable<CameraValue['support']>;
export type CameraShake = NonNullable<CameraValue['shake']>;

/** Unrest of a hand-held camera when nothing else is said: half a degree at most, about once a second. */
const HANDHELD = { degrees: 0.5, hz: 1 } as const;

/** What the inputs of a camera say about its unrest. */
export interface ShakeInputs {
  readonly support: Support | undefined;
  /** Degrees at most; 0 for none, the usual one of the support when left out. */
  readonly shake: number | undefined;
  readonly shakeRate: number | undefined;
  readonly shakeSeed: number;
}

/** Unrest of a camera: what is asked for, else what its support usually has; `undefined` for none. */
export function planShake({ support, shake, shakeRate, shakeSeed }: ShakeInputs): CameraShake | undefined {
  const degrees = shake ?? (support === 'handheld' ? HANDHELD.degrees : 0);
  return degrees > 0 ? { degrees, hz: shakeRate ?? HANDHELD.hz, seed: shakeSeed } : undefined;
}
