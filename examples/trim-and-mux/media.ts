import { SAMPLE_RATE } from '../lib/sound/mixer.ts';
import { encodeWav } from '../lib/wav.ts';
import { CLIP, leader } from './leader.ts';
import { tune } from './tune.ts';

/** The music as a WAV file by path: 12 beats of 120 bpm, 48 kHz, one channel, 16 bit. */
export function music(): { [path: string]: Uint8Array } {
  return { 'media/tune.wav': encodeWav([tune()], SAMPLE_RATE) };
}

if (import.meta.main) {
  const { encodeClip, writeMedia } = await import('../lib/write-media.ts');
  await writeMedia(import.meta.url, music());
  await encodeClip(import.meta.url, 'media/leader.mp4', { ...CLIP, paint: leader }, 20);
}
