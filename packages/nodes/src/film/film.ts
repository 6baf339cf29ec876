import type { ChoreographyValue, DepthValue, LightingValue, SubjectValue } from '../direct/values/index.ts';
import type { CameraValue } from '../ports.ts';
import type { FrameSize, Grade, Pose, Scene, Vec3 } from '../stage/index.ts';
import type { Guide } from './guides.ts';
import type { FilmPlan } from './plan-film.ts';

/** A cut-out that goes where its subject goes. */
export interface MovingLayer {
  /** Place among the layers of the scene. */
  readonly layer: number;
  readonly subject: string;
}

/**
 * One shot ready to be painted: plain data, so that it can be sent to a thread, from which every frame follows by arithmetic
 * alone.
 */
export interface ShotPlan {
  readonly scene: Scene;
  /** How it is seen: a path, or the poses of all frames one by one. */
  readonly view: { readonly camera: CameraValue } | { readonly poses: readonly Pose[]; readonly sensorWidthMm: number };
  /** The floor lies this far below the camera at rest. */
  readonly eyeMetres: number;
  readonly choreography?: ChoreographyValue;
  /** Members of the choreography that are shown as stand-ins. */
  readonly actors: readonly SubjectValue[];
  readonly moving: readonly MovingLayer[];
  readonly lighting?: LightingValue;
  /** What the lights stand around: world space. */
  readonly lightMark: Vec3;
  /** What has to be sharp, where the camera's own stop does not say. */
  readonly sharp?: NonNullable<DepthValue['sharp']>;
  readonly grade?: Grade;
}

/** A film ready to be painted. */
export interface Film {
  readonly size: FrameSize;
  readonly plan: FilmPlan;
  /** As many as the plan's pieces name. */
  readonly shots: readonly ShotPlan[];
  /** Drawn over every frame. */
  readonly guide: Guide;
}
