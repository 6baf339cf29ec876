import { halve } from '../lib/sound/halve.ts';
import { createTrack, hall, master, mixInto, pingPong, play, SAMPLE_RATE, type Stereo } from '../lib/sound/mixer.ts';
import { sung, VOWELS } from '../lib/sound/vocal.ts';
import { bass, bell, clap, hat, kick, pad, pitch } from '../lib/sound/voices.ts';

/** Beats per minute; the first beat is at 0 s. */
export const TEMPO = 120;
/** Twelve bars of four. */
export const BEATS = 48;
/** Hz of the finished song: half of what it is made at, which loses nothing that it has. */
export const SONG_RATE = SAMPLE_RATE / 2;
const BEAT = 60 / TEMPO;
const SECONDS = BEATS * BEAT;

/** One chord per bar as MIDI notes, again and again: A minor, F, C, G. */
const CHORDS = [
  { root: 33, notes: [57, 60, 64, 69] },
  { root: 29, notes: [53, 57, 60, 65] },
  { root: 36, notes: [55, 60, 64, 67] },
  { root: 31, notes: [55, 59, 62, 67] },
] as const;
const chordOf = (bar: number) => CHORDS[bar % CHORDS.length]!;

/** What is sung: beat, note, length in beats, from which vowel to which. */
const MELODY = [
  [12, 69, 1.5, 'o', 'u'],
  [14, 72, 1, 'a', 'a'],
  [15, 71, 1.4, 'a', 'i'],
  [16.5, 69, 2.4, 'e', 'o'],
  [20, 67, 1.5, 'o', 'u'],
  [22, 69, 1, 'a', 'a'],
  [23, 67, 0.9, 'e', 'e'],
  [24, 64, 3, 'o', 'a'],
  [32, 76, 1.5, 'a', 'i'],
  [34, 74, 1, 'e', 'e'],
  [35, 72, 0.9, 'o', 'o'],
  [36, 74, 2.6, 'a', 'o'],
  [39, 72, 0.9, 'u', 'u'],
  [40, 76, 1.5, 'a', 'a'],
  [42, 79, 1, 'a', 'i'],
  [43, 76, 0.9, 'e', 'e'],
  [44, 72, 3.4, 'o', 'a'],
] as const;

/** The song of the film: 24 s at 24 kHz. */
export function song(): Stereo {
  const mix = createTrack(SECONDS);
  const one = () => 1;
  mixInto(mix, playDrums(), one);
  mixInto(mix, playBass(), (i) => duck(i, 0.7));
  const chords = playChords();
  mixInto(mix, chords, (i) => duck(i, 0.6));
  mixInto(mix, hall(chords, 0.85), (i) => 0.4 * duck(i, 0.4));
  const sparks = playSparks();
  mixInto(mix, sparks, one);
  mixInto(mix, pingPong(sparks, BEAT * 0.75, 0.45), one);
  const voice = createTrack(SECONDS);
  for (const [beat, note, length, from, to] of MELODY) {
    const seconds = length * BEAT;
    play(voice, sung(pitch(note - 12), seconds, VOWELS[from], VOWELS[to]), beat * BEAT, seconds, 0.34, -0.08);
    play(voice, sung(pitch(note) * 1.004, seconds, VOWELS[from], VOWELS[to]), beat * BEAT, seconds, 0.13, 0.25);
  }
  mixInto(mix, voice, one);
  mixInto(mix, hall(voice, 0.86), () => 0.5);
  return halve(master(mix, 0.6, 0.82, 1.2));
}

function playDrums(): Stereo {
  const drums = createTrack(SECONDS);
  const claps = createTrack(SECONDS);
  for (let beat = 0; beat < BEATS; beat++) {
    play(drums, kick, beat * BEAT, 0.45, beat < 8 || beat >= 46 ? 0.55 : 0.78);
    if (beat >= 4 && beat < 46) play(drums, hat(beat, 30), (beat + 0.5) * BEAT, 0.16, 0.42, 0.2);
    if (beat >= 16 && beat < 46)
      for (const quarter of [0.25, 0.75]) play(drums, hat(99 + beat, 110), (beat + quarter) * BEAT, 0.05, 0.16, -0.3);
    if (beat >= 8 && beat < 46 && beat % 2 === 1) play(claps, clap(7), beat * BEAT, 0.3, 0.45);
  }
  // A roll of claps leads into the second half.
  for (let i = 0; i < 8; i++)
    play(claps, clap(11 + i), (30 + i / 4) * BEAT, 0.2, 0.12 + 0.035 * i, (i % 2) * 0.4 - 0.2);
  mixInto(drums, claps, () => 1);
  mixInto(drums, hall(claps, 0.74), () => 0.4);
  return drums;
}

/** Eighths that jump an octave: what makes it dance. */
function playBass(): Stereo {
  const low = createTrack(SECONDS);
  for (let eighth = 8; eighth < 92; eighth++) {
    const { root } = chordOf(Math.floor(eighth / 8));
    play(low, bass(root + (eighth % 2 ? 12 : 0), 0.5 * BEAT), (eighth / 2) * BEAT, 0.5 * BEAT, 0.26);
  }
  play(low, bass(33, 2), 46 * BEAT, 1.4, 0.3);
  return low;
}

function playChords(): Stereo {
  const chords = createTrack(SECONDS);
  for (let bar = 0; bar < BEATS / 4; bar++) {
    const seconds = 4 * BEAT + 0.3;
    const { notes } = chordOf(bar);
    for (const [i, note] of notes.entries())
      play(chords, pad(note, seconds, 6 + i), bar * 4 * BEAT, seconds, 0.085, (i - 1.5) * 0.45);
  }
  return chords;
}

/** Sixteenths up and down the chord, from the second bar on. */
function playSparks(): Stereo {
  const sparks = createTrack(SECONDS);
  const order = [0, 1, 2, 3, 2, 1, 3, 2];
  for (let sixteenth = 16; sixteenth < 176; sixteenth++) {
    if (sixteenth % 8 === 7) continue;
    const { notes } = chordOf(Math.floor(sixteenth / 16));
    const level = sixteenth >= 128 ? 0.085 : 0.06;
    const note = notes[order[sixteenth % 8]!]! + 24;
    play(sparks, bell(note), (sixteenth / 4) * BEAT, 0.7, level, sixteenth % 2 ? 0.5 : -0.5);
  }
  return sparks;
}

/** Makes room for each kick: down by `depth` at the beat, back after half of it. */
function duck(sample: number, depth: number): number {
  const since = (sample / SAMPLE_RATE / BEAT) % 1;
  return 1 - depth * Math.exp(-since * 7);
}
