import type { Vec3 } from '../vector.ts';

/** Linear light, 1 is the white of the screen; may be more. */
export type LinearRgb = readonly [red: number, green: number, blue: number];

/** A glowing ball: the smaller it seems from a place, the harder the shadows there. */
export interface StageLight {
  /** Metres, world space. */
  readonly position: Vec3;
  readonly radiusMetres: number;
  /** What a white surface facing the light sends back at `referenceMetres`; falls off with the square of the distance. */
  readonly colour: LinearRgb;
  readonly referenceMetres: number;
}

/** The light of one frame. */
export interface LightSetup {
  readonly lights: readonly StageLight[];
  /** From everywhere. */
  readonly ambient: LinearRgb;
  /** 0 clear; 1 hides what is 10 m away. */
  readonly haze: number;
}

/** What is between a light and the floor: a ball drawn from one place to another, for soft shadows. */
export interface Occluder {
  readonly from: Vec3;
  readonly to: Vec3;
  readonly radiusMetres: number;
}
