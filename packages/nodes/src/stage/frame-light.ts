import { paintBackdrop } from './backdrop.ts';
import type { Canvas } from './canvas.ts';
import type { StageFrame } from './frame.ts';
import { type CardLight, createCardLight } from './light/card.ts';
import { createFloorShadows } from './light/floor-shadows.ts';
import { paintLitBackdrop } from './light/lit-backdrop.ts';
import { type PreparedLights, prepareLights } from './light/prepared.ts';
import { boxBody } from './light/shadow-outline.ts';
import { createStillVisibility } from './light/still-visibility.ts';
import { createSurfaceShader } from './light/surface.ts';
import type { View } from './projection.ts';
import type { Layer, Scene } from './scene.ts';
import { GREY_BOX_LIGHT, greyBoxShader } from './solid/grey-box.ts';
import type { Shader } from './solid/shade.ts';
import type { Solid } from './solid/solid.ts';

/** What light does to everything in one frame. */
export interface FrameLight {
  readonly surfaces: Shader;
  /** On a layer; `undefined` where pictures are shown as they are. */
  onLayer(layer: Layer): CardLight | undefined;
  /** Fills all that is still open. */
  paintBackdrop(canvas: Canvas): void;
}

/** Works out the light of a frame, for a view of it and all solids in it. */
export type LightFrame = (frame: StageFrame, view: View, solids: readonly Solid[]) => FrameLight;

/** Lights frames of one scene. */
export function createFrameLight({ backdrop }: Scene): LightFrame {
  const shadows = createFloorShadows();
  const floor = backdrop.ground?.height ?? Infinity;
  return ({ light, isStill = false }, view, solids) => {
    // Pictures alone keep the backdrop they always had; bodies stand on a floor that shows it.
    if (light === undefined && solids.length === 0)
      return {
        surfaces: greyBoxShader,
        onLayer: () => undefined,
        paintBackdrop: (canvas) => paintBackdrop(canvas, view, backdrop),
      };
    const lights: PreparedLights = light === undefined ? GREY_BOX_LIGHT : prepareLights(light);
    const visibility = isStill ? createStillVisibility(lights, solids) : undefined;
    if (floor < view.position[1]) {
      const occluders = solids.flatMap((solid) => solid.occluders);
      const still = visibility && { visibility, hulls: solids.filter(throwsShadow).map(boxBody) };
      shadows.measure(view, floor, lights, { occluders, still });
    }
    const eye = view.position;
    return {
      surfaces:
        light === undefined && !isStill
          ? greyBoxShader
          : createSurfaceShader(lights, eye, backdrop.horizon, visibility),
      onLayer: ({ quad, texture }) =>
        light === undefined ? undefined : createCardLight(lights, eye, quad, texture, backdrop.horizon),
      paintBackdrop: (canvas) => paintLitBackdrop(canvas, view, backdrop, { lights, shadows }),
    };
  };
}

const throwsShadow = ({ occluders }: Solid): boolean => occluders.length > 0;
