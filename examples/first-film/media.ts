import { type Layer, shrink, toRgba } from '../lib/layer.ts';
import { encodePng } from '../lib/png.ts';
import { SAMPLE_RATE } from '../lib/sound/mixer.ts';
import { encodeWav } from '../lib/wav.ts';
import { CLIP, fireflies } from './fireflies.ts';
import { groove } from './groove.ts';
import {
  duskSky,
  emberRidge,
  emberSky,
  farRidges,
  foxOnBank,
  foxOnHill,
  midRidges,
  nearGrass,
  nightRidges,
  nightSky,
  pines,
  softPines,
} from './layers.ts';

export { BEATS, TEMPO } from './groove.ts';

/**
 * The layers of each shot, far to near. All are 16:9 and lie exactly on each other, whatever their size: near ones are
 * finer, those out of focus coarser. A camera at rest should show the middle 80 %.
 */
export const LAYERS: readonly { readonly path: string; readonly width: number; readonly paint: () => Layer }[] = [
  { path: 'media/wide-1-sky.png', width: 1600, paint: duskSky },
  { path: 'media/wide-2-far.png', width: 1600, paint: farRidges },
  { path: 'media/wide-3-mid.png', width: 1600, paint: midRidges },
  { path: 'media/wide-4-pines.png', width: 1920, paint: pines },
  { path: 'media/fox-1-sky.png', width: 1600, paint: emberSky },
  { path: 'media/fox-2-ridge.png', width: 1280, paint: emberRidge },
  { path: 'media/fox-3-pines.png', width: 1280, paint: softPines },
  { path: 'media/fox-4-fox.png', width: 1920, paint: foxOnBank },
  { path: 'media/fox-5-grass.png', width: 1280, paint: nearGrass },
  { path: 'media/moon-1-sky.png', width: 1600, paint: nightSky },
  { path: 'media/moon-2-ridge.png', width: 1600, paint: nightRidges },
  { path: 'media/moon-3-fox.png', width: 1920, paint: foxOnHill },
];

/** The layers as PNG files by path. */
export async function images(): Promise<{ [path: string]: Uint8Array }> {
  const files: { [path: string]: Uint8Array } = {};
  for (const { path, width, paint } of LAYERS) {
    const height = (width * 9) / 16;
    files[path] = await encodePng(width, height, toRgba(shrink(paint(), width, height), path.endsWith('sky.png')));
  }
  return files;
}

/** The music as a WAV file by path: 24 beats of 112 bpm, 48 kHz stereo, 16 bit. */
export function music(): { [path: string]: Uint8Array } {
  const { left, right } = groove();
  return { 'media/groove.wav': encodeWav([left, right], SAMPLE_RATE) };
}

if (import.meta.main) {
  const { encodeClip, writeMedia } = await import('../lib/write-media.ts');
  await writeMedia(import.meta.url, await images());
  await writeMedia(import.meta.url, music());
  await encodeClip(import.meta.url, 'media/fireflies.mp4', { ...CLIP, paint: fireflies }, 23);
}
