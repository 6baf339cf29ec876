import { createTrack, hall, master, mixInto, pingPong, play } from '../lib/sound/mixer.ts';
import { bass, bell, hat, kick } from '../lib/sound/voices.ts';

/** Beats per minute; the first beat is at 0 s. */
export const TEMPO = 120;
const BEAT = 60 / TEMPO;
const BEATS = 12;

/** A step of an eighth note each; `undefined` rests. D dorian. */
const TUNE = [
  74,
  undefined,
  77,
  81,
  undefined,
  79,
  77,
  undefined,
  76,
  undefined,
  79,
  83,
  undefined,
  81,
  79,
  76,
  74,
  undefined,
  77,
  81,
  86,
  undefined,
  81,
  undefined,
];
const ROOTS = [38, 36, 38];

/** A short tune for the leader: 6 s at 48 kHz, one channel. */
export function tune(): Float32Array {
  const mix = createTrack(BEATS * BEAT);
  const bells = createTrack(BEATS * BEAT);
  for (let beat = 0; beat < BEATS; beat++) {
    play(mix, kick, beat * BEAT, 0.4, 0.7);
    play(mix, hat(beat, 45), (beat + 0.5) * BEAT, 0.12, 0.35);
    const root = ROOTS[Math.floor(beat / 4)]!;
    play(mix, bass(root + (beat % 2 ? 7 : 0), 0.45 * BEAT), (beat + 0.5) * BEAT, 0.45 * BEAT, 0.3);
  }
  TUNE.forEach((note, step) => {
    if (note !== undefined) play(bells, bell(note), (step * BEAT) / 2, 1.2, 0.24);
  });
  mixInto(mix, bells, () => 1);
  mixInto(mix, pingPong(bells, BEAT * 0.75, 0.35), () => 0.8);
  mixInto(mix, hall(bells, 0.8), () => 0.35);
  const { left, right } = master(mix, 0.7, 0.8, 0.6);
  return left.map((value, i) => (value + right[i]!) / 2);
}
