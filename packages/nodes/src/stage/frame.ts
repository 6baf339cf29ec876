import type { Pose } from './camera-path.ts';
import type { Grade } from './grade.ts';
import type { LightSetup } from './light/setup.ts';
import type { Solid } from './solid/solid.ts';
import type { Vec3 } from './vector.ts';

/** What is sharp. */
export interface Focus {
  /** Distance of what is sharpest. */
  readonly metres: number;
  readonly fStop: number;
}

/** Everything about one frame that can change from frame to frame. */
export interface StageFrame {
  readonly pose: Pose;
  /** Over the whole picture, after everything else. */
  readonly grade?: Grade;
  /** Left out: pictures as they are, solids as if lit from above the camera. */
  readonly light?: LightSetup;
  /** Bodies that move; those that never do belong to the scene. */
  readonly solids?: readonly Solid[];
  /** Layers of the scene that are elsewhere in this frame: place among the layers, and how far they went, metres. */
  readonly moved?: readonly { readonly layer: number; readonly by: Vec3 }[];
  /** Left out: everything is sharp. */
  readonly focus?: Focus;
  /** A picture that is looked at for itself: true shadows, of bodies on bodies too. Takes many times as long. */
  readonly isStill?: boolean;
}
