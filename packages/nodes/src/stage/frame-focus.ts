import type { Canvas } from './canvas.ts';
import { addFloorDepth, type DepthBuffer } from './focus/depth-buffer.ts';
import { createDepthOfField } from './focus/depth-of-field.ts';
import type { StageFrame } from './frame.ts';
import type { FrameSize, Matrix3, View } from './projection.ts';
import type { Scene } from './scene.ts';

/** Blurs frames of one size. Takes no memory until one has a focus. */
export interface FrameFocus {
  /** Room for the depth of a frame, empty; `undefined` when all of it is sharp. */
  begin(frame: StageFrame): DepthBuffer | undefined;
  /** Blurs a finished picture that has its depth, but for the floor's. */
  apply(canvas: Canvas, depth: DepthBuffer, view: View, frame: StageFrame): void;
}

/** Makes one for frames of a scene. */
export function createFrameFocus({ backdrop }: Scene, size: FrameSize, sensorWidthMm: number): FrameFocus {
  const blur = createDepthOfField(size);
  let depth: DepthBuffer | undefined;
  return {
    begin({ focus }) {
      if (focus === undefined) return undefined;
      depth ??= new Float32Array(size.width * size.height);
      return depth.fill(0);
    },
    apply({ pixels }, depths, view, { focus, pose: { focalLengthMm } }) {
      if (focus === undefined) return;
      if (backdrop.ground !== undefined) addFloorDepth(depths, view, backdrop.ground.height);
      blur.apply(pixels, depths, { ...focus, focalLengthMm, sensorWidthMm });
    },
  };
}

/** What is nearest for a pixel counts as infinitely far below this, 1/m. */
const FARTHEST = 1e-6;

/**
 * Writes the depth of a layer that has just been painted to the pixels that are covered for the most part since.
 *
 * @param layer - from `quadFromPicture`
 */
export function addLayerDepth(depth: DepthBuffer, { width, height, pixels }: Canvas, layer: Matrix3): void {
  for (let y = 0, at = 0; y < height; y++) {
    const rest = layer[7] * (y + 0.5) + layer[8] + layer[6] * 0.5;
    for (let x = 0; x < width; x++, at++) {
      if (depth[at] === 0 && pixels[at]! >>> 24 > 127) depth[at] = Math.max(FARTHEST, rest + layer[6] * x);
    }
  }
}
