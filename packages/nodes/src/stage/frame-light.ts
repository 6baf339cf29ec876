import { paintBackdrop } from './backdrop.ts';
import type { Canvas } from './canvas.ts';
import type { StageFrame } from './frame.ts';
import { type CardLight, createCardLight } from './light/card.ts';
import { createFloorShadows } from './light/floor-shadows.ts';
import { paintLitBackdrop } from './light/lit-backdrop.ts';
import { type PreparedLights, prepareLights } from './light/prepared.ts';
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
  const lit = (lights: PreparedLights, view: View, solids: readonly Solid[]) => {
    const height = backdrop.ground?.height;
    if (height !== undefined && height < view.position[1])
      shadows.measure(view, height, lights, { occluders: solids.flatMap(({ occluders }) => occluders) });
    return (canvas: Canvas) => paintLitBackdrop(canvas, view, backdrop, { lights, shadows });
  };
  return ({ light }, view, solids) => {
    if (light !== undefined) {
      const lights = prepareLights(light);
      return {
        surfaces: createSurfaceShader(lights, view.position, backdrop.horizon),
        onLayer: ({ quad, texture }) => createCardLight(lights, view.position, quad, texture, backdrop.horizon),
        paintBackdrop: lit(lights, view, solids),
      };
    }
    return {
      surfaces: greyBoxShader,
      onLayer: () => undefined,
      // Pictures alone keep the backdrop they always had; bodies stand on a floor that shows it.
      paintBackdrop:
        solids.length > 0 ? lit(GREY_BOX_LIGHT, view, solids) : (canvas) => paintBackdrop(canvas, view, backdrop),
    };
  };
}
