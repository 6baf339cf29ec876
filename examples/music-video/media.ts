import { type Layer, toRgba } from '../lib/layer.ts';
import { encodePng } from '../lib/png.ts';
import { encodeWav } from '../lib/wav.ts';
import { bassist, drums, keys } from './band.ts';
import { singer } from './singer.ts';
import { SONG_RATE, song } from './song.ts';
import { crowd, truss, wall } from './stage.ts';

/** Everything that stands on the stage, far to near. */
export const LAYERS: readonly { readonly path: string; readonly paint: () => Layer }[] = [
  { path: 'media/wall.png', paint: wall },
  { path: 'media/truss.png', paint: truss },
  { path: 'media/drums.png', paint: drums },
  { path: 'media/keys.png', paint: keys },
  { path: 'media/bassist.png', paint: bassist },
  { path: 'media/singer.png', paint: singer },
  { path: 'media/crowd.png', paint: crowd },
];

/** The layers as PNG files by path. */
export async function images(): Promise<{ [path: string]: Uint8Array }> {
  const files: { [path: string]: Uint8Array } = {};
  for (const { path, paint } of LAYERS) {
    const layer = paint();
    files[path] = await encodePng(layer.width, layer.height, toRgba(layer, path.endsWith('wall.png')));
  }
  return files;
}

/** The song as a WAV file by path: 12 bars of 120 bpm, 24 kHz stereo, 16 bit. */
export function music(): { [path: string]: Uint8Array } {
  const { left, right } = song();
  return { 'media/song.wav': encodeWav([left, right], SONG_RATE) };
}

if (import.meta.main) {
  const { writeMedia } = await import('../lib/write-media.ts');
  await writeMedia(import.meta.url, await images());
  await writeMedia(import.meta.url, music());
}
