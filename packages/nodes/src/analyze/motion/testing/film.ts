import { type CameraPath, poseAt } from '../../../stage/camera-path.ts';
import type { FrameSize } from '../../../stage/projection.ts';
import { createRenderer } from '../../../stage/renderer.ts';
import { type Layer, type Scene, seenAt, uprightQuad } from '../../../stage/scene.ts';
import { createTexture } from '../../../stage/texture.ts';
import { type Luma, toLuma } from '../luma.ts';
import { lazyLuma } from './lazy-luma.ts';
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

const made = new Map<string, Layer>();

/** Textures are painted once: they cost more than measuring. */
function once(name: string, make: () => Layer): Layer {
  const layer = made.get(name) ?? make();
  made.set(name, layer);
  return layer;
}

const wall = (): Layer => once('wall', () => layerAt('wall', plaster(1200, 900, 3, [255, 240, 220]), WALL_METRES, 3));

/** A plastered wall and nothing else. */
export const wallScene = (): Scene => ({ backdrop, layers: [wall()] });

/** Pillars in front of a wall; together they cover about `share` of the frame. */
export function pillarScene(share = 0.4): Scene {
  const name = `pillars ${share}`;
  return {
    backdrop,
    layers: [wall(), once(name, () => layerAt(name, pillars(1600, 1200, 5, 10, share), PILLAR_METRES, 4))],
  };
}

/** The frames of a film, 0 to `frames` - 1, each painted when it is first looked at. */
export function shoot(scene: Scene, path: CameraPath, frames: number, size = FILM_SIZE): Luma[] {
  const renderer = createRenderer(scene, size, path.sensorWidthMm);
  return Array.from({ length: frames }, (_, i) =>
    lazyLuma(size, () => {
      const luma = toLuma(paintFrame(renderer, path, i / FPS), size.width, size.height);
      return Float32Array.from(luma.data);
    }),
  );
}

/** The one place that knows how the stage is asked for a frame. */
function paintFrame(renderer: ReturnType<typeof createRenderer>, path: CameraPath, seconds: number): Uint8ClampedArray {
  return renderer.render({ pose: poseAt(path, seconds) });
}

/**
 * Puts somebody into the frames who crosses the picture from left to right, bobbing: about 18 % of the frame, taller than wide.
 */
export function crossBySubject(frames: readonly Luma[], seed = 11): Luma[] {
  const subject = plaster(200, 200, seed, [255, 255, 255]);
  return frames.map((frame, i) =>
    lazyLuma(frame, () => {
      const { width, height } = frame;
      const wide = Math.round(width * 0.21);
      const tall = Math.round(height * 0.86);
      const copy = Float32Array.from(frame.data);
      const left = Math.round(-wide / 2 + ((width + wide / 2) * i) / frames.length);
      const bob = i % 6 < 3 ? i % 6 : 6 - (i % 6);
      for (let y = 0; y < tall; y++) {
        for (let x = Math.max(0, -left); x < Math.min(wide, width - left); x++)
          copy[(height - tall + y) * width + left + x] = subject.data[((y + 3 * bob) * 200 + x) * 4]!;
      }
      return copy;
    }),
  );
}
