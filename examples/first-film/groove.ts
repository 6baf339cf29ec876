import { createTrack, hall, master, mixInto, pingPong, play, SAMPLE_RATE, type Stereo } from '../lib/sound/mixer.ts';
import { bass, bell, clap, hat, kick, pad } from '../lib/sound/voices.ts';

/** Beats per minute; the first beat is at 0 s. */
export const TEMPO = 112;
/** Six bars of four. */
export const BEATS = 24;
const BEAT = 60 / TEMPO;
const SECONDS = BEATS * BEAT;

/** One chord per bar as MIDI notes: A minor 9, F major 7, C add 9, G 6, F major 7, A minor 9. */
const CHORDS = [
  { root: 33, notes: [57, 60, 64, 67, 71] },
  { root: 29, notes: [57, 60, 64, 65, 72] },
  { root: 36, notes: [55, 60, 62, 64, 72] },
  { root: 31, notes: [55, 59, 62, 64, 71] },
  { root: 29, notes: [57, 60, 64, 65, 72] },
  { root: 33, notes: [57, 60, 64, 69, 71] },
] as const;

/** The motif: beat and note. It answers itself an octave of thirds lower in the last bars. */
const MOTIF = [
  [0.5, 76],
  [1.5, 79],
  [2.5, 83],
  [4.5, 81],
  [6, 76],
  [8.5, 79],
  [9.5, 83],
  [10.5, 88],
  [12.5, 86],
  [14, 83],
  [16.5, 84],
  [17.5, 81],
  [18.5, 76],
  [20, 76],
  [20.5, 79],
  [21, 83],
  [22, 88],
] as const;

/** The music of the film: 12.86 s at 48 kHz. */
export function groove(): Stereo {
  const drums = playDrums();
  const low = createTrack(SECONDS);
  const chords = createTrack(SECONDS);
  CHORDS.forEach(({ root, notes }, bar) => {
    for (const [step, length, up] of [
      [0.5, 0.4, 0],
      [1.5, 0.4, 0],
      [2.25, 0.2, 12],
      [2.5, 0.4, 0],
      [3.5, 0.45, 7],
    ] as const) {
      if (bar < 5 || step < 2) play(low, bass(root + up, length * BEAT), (bar * 4 + step) * BEAT, length * BEAT, 0.28);
    }
    notes.forEach((note, i) => {
      const seconds = 4 * BEAT + 0.35;
      play(chords, pad(note, seconds, 5 + i), bar * 4 * BEAT, seconds, 0.085, (i - 2) * 0.35);
    });
  });
  const bells = createTrack(SECONDS);
  for (const [i, [beat, note]] of MOTIF.entries()) play(bells, bell(note), beat * BEAT, 1.6, 0.2, i % 2 ? 0.35 : -0.35);

  const mix = createTrack(SECONDS);
  const one = () => 1;
  mixInto(mix, drums, one);
  mixInto(mix, low, (i) => duck(i, 0.75));
  mixInto(mix, chords, (i) => duck(i, 0.6));
  mixInto(mix, hall(chords, 0.84), (i) => 0.35 * duck(i, 0.4));
  mixInto(mix, bells, one);
  const echo = pingPong(bells, BEAT * 0.75, 0.42);
  mixInto(mix, echo, one);
  mixInto(mix, hall(bells, 0.86), () => 0.4);
  return master(mix, 0.6, 0.8, 1.7);
}

function playDrums(): Stereo {
  const drums = createTrack(SECONDS);
  const claps = createTrack(SECONDS);
  for (let beat = 0; beat < BEATS; beat++) {
    play(drums, kick, beat * BEAT, 0.45, beat < 4 || beat >= 22 ? 0.5 : 0.74);
    // Hats come in with the second bar and leave before the last.
    if (beat >= 4 && beat < 22) {
      play(drums, hat(beat, 34), (beat + 0.5) * BEAT, 0.16, 0.4, 0.15);
      for (const quarter of [0.25, 0.75]) play(drums, hat(99 + beat, 120), (beat + quarter) * BEAT, 0.05, 0.16, -0.3);
    }
    if (beat >= 8 && beat < 22 && beat % 2 === 1) play(claps, clap(7), beat * BEAT, 0.3, 0.42);
  }
  mixInto(drums, claps, () => 1);
  mixInto(drums, hall(claps, 0.7), () => 0.35);
  return drums;
}

/** Makes room for each kick: down by `depth` at the beat, back after half of it. */
function duck(sample: number, depth: number): number {
  const since = (sample / SAMPLE_RATE / BEAT) % 1;
  return 1 - depth * Math.exp(-since * 7);
}
