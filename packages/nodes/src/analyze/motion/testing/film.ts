import { type CameraPath, poseAt } from '../../../stage/camera-path.ts';
import type { FrameSize } from '../../../stage/projection.ts';
import { createRenderer } from '../../../stage/renderer.ts';
import { type Layer, type Scene, seenAt, uprightQuad } from '../../../stage/scene.ts';
import { createTexture } from '../../../stage/texture.ts';
import { type Luma, toLuma } from '../luma.ts';
import { pillars, plaster } from './textures.ts';

/** Of the frames that tests measure. */
export const FILM_SIZE: FrameSize = { width: 320, height: 180 };
/** Frames per second of films made for tests. */
export const FPS = 24;
/** Where the wall stands, metres ahead of the camera at rest. */
export const WALL_METRES = 8;
/** Where the pillars stand. */
export const PILLAR_METRES = 4;

const LENS_MM = 35;
const SENSOR_MM = 36;

/** An upright picture as wide as `frames` frames of the camera at rest; it goes on mirrored to the sides. */
function layerAt(
  name: string,
  pixels: Parameters<typeof createTexture>[0],
  depthMetres: number,
  frames: number,
): Layer {
  const widthMetres = seenAt(FILM_SIZE, depthMetres, LENS_MM, SENSOR_MM).width * frames;
  const heightMetres = (widthMetres * pixels.height) / pixels.width;
  const quad = uprightQuad({ depthMetres, widthMetres, heightMetres, centre: [0, 0] });
  return { name, texture: createTexture(pixels), quad, edgeX: 'mirror', edgeY: 'mirror' };
}

const backdrop: Scene['backdrop'] = { zenith: [40, 46, 60], horizon: [130, 138, 150] };

/** A plastered wall and nothing else. */
export const wallScene = (): Scene => ({
  backdrop,
  layers: [layerAt('wall', plaster(1200, 900, 3, [255, 240, 220]), WALL_METRES, 3)],
});

/** Pillars in front of a wall; together they cover about `share` of the frame. */
export const pillarScene = (share = 0.4): Scene => ({
  backdrop,
  layers: [...wallScene().layers, layerAt('pillars', pillars(1600, 1200, 5, 10, share), PILLAR_METRES, 4)],
});

/** Paints single frames of a scene along a path, as luma. */
export function createCamera(scene: Scene, path: CameraPath, size = FILM_SIZE): (frame: number) => Luma {
  const renderer = createRenderer(scene, size, path.sensorWidthMm);
  return (frame) => toLuma(paintFrame(renderer, path, frame / FPS), size.width, size.height);
}

/** The one place that knows how the stage is asked for a frame. */
function paintFrame(renderer: ReturnType<typeof createRenderer>, path: CameraPath, seconds: number): Uint8ClampedArray {
  const pose = poseAt(path, seconds);
  // The stage takes a frame with a pose in it, or the pose itself.
  const frame = { ...pose, pose };
  return renderer.render(frame);
}

/** The frames of a film, 0 to `frames` - 1. */
export function shoot(scene: Scene, path: CameraPath, frames: number): Luma[] {
  const camera = createCamera(scene, path);
  return Array.from({ length: frames }, (_, i) => camera(i));
}

/**
 * Puts a striped subject into the frames that crosses the picture from left to right while it swings its stripes: about 18 % of
 * the frame, taller than wide.
 */
export function crossBySubject(frames: readonly Luma[], seed = 11): Luma[] {
  const { width, height } = frames[0]!;
  const subject = plaster(200, 200, seed, [255, 255, 255]);
  const wide = Math.round(width * 0.21);
  const tall = Math.round(height * 0.86);
  return frames.map(({ data }, i) => {
    const copy = Float32Array.from(data);
    const left = Math.round(-wide / 2 + ((width + wide / 2) * i) / frames.length);
    const bob = i % 6 < 3 ? i % 6 : 6 - (i % 6);
    for (let y = 0; y < tall; y++) {
      for (let x = Math.max(0, -left); x < Math.min(wide, width - left); x++)
        copy[(height - tall + y) * width + left + x] = subject.data[((y + 3 * bob) * 200 + x) * 4]!;
    }
    return { width, height, data: copy };
  });
}
