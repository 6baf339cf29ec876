import { shrink, toRgba } from '../lib/layer.ts';
import { encodePng } from '../lib/png.ts';
import { SAMPLE_RATE } from '../lib/sound/mixer.ts';
import { encodeWav } from '../lib/wav.ts';
import { lighthouse } from '../still-to-clip/lighthouse.ts';
import { tune } from '../trim-and-mux/tune.ts';
import { MOVE, move } from './move.ts';

/** The picture as a PNG file by path, 1280x720. */
export async function images(): Promise<{ [path: string]: Uint8Array }> {
  const layer = shrink(lighthouse(), 1280, 720);
  return { 'media/lighthouse.png': await encodePng(layer.width, layer.height, toRgba(layer, false)) };
}

/** The music as a WAV file by path: 12 beats of 120 bpm, 48 kHz, one channel, 16 bit. */
export const music = (): { [path: string]: Uint8Array } => ({ 'media/tune.wav': encodeWav([tune()], SAMPLE_RATE) });

if (import.meta.main) {
  const { encodeClip, writeMedia } = await import('../lib/write-media.ts');
  await writeMedia(import.meta.url, { ...(await images()), ...music() });
  await encodeClip(import.meta.url, 'media/move.mp4', { ...MOVE, paint: move }, 26);
}
