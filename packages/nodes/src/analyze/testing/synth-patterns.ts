import { createRandom, SAMPLE_RATE } from './synth-beats.ts';

/** Level of a sample, by seconds since the sound began. */
type Voice = (t: number) => number;

/** One sound of a bar. */
interface Hit {
  /** Beats from the start of the bar. */
  readonly beat: number;
  readonly voice: Voice;
  readonly seconds: number;
}

/** A bar that is played again and again. */
interface Pattern {
  readonly beatsPerBar: number;
  readonly hits: (random: () => number) => readonly Hit[];
  /** Whether something in it tells which beat begins the bar. */
  readonly hasDownbeat: boolean;
}

const turn = 2 * Math.PI;
const kickAt = (beat: number): Hit => ({
  beat,
  seconds: 0.25,
  voice: (t) => 0.8 * Math.exp(-t * 14) * Math.sin(turn * (50 * t + (110 / 28) * (1 - Math.exp(-28 * t)))),
});

const noise = (random: () => number, level: number, decay: number): Voice => {
  let before = 0;
  return (t) => {
    const now = 2 * random() - 1;
    const value = level * Math.exp(-t * decay) * (now - before);
    before = now;
    return value;
  };
};
const hatAt = (random: () => number, beat: number, level = 0.35): Hit => ({
  beat,
  seconds: 0.06,
  voice: noise(random, level, 60),
});
function snareAt(random: () => number, beat: number): Hit {
  const rattle = noise(random, 0.3, 18);
  const skin: Voice = (t) => 0.35 * Math.exp(-t * 22) * Math.sin(turn * 190 * t);
  return { beat, seconds: 0.2, voice: (t) => rattle(t) + skin(t) };
}
const bassAt = (beat: number, hertz: number): Hit => ({
  beat,
  seconds: 0.3,
  voice: (t) => 0.3 * Math.min(1, t / 0.01) * Math.exp(-t * 5) * Math.sin(turn * hertz * t),
});
/** A note that takes `attack` seconds to come up. */
const noteAt = (beat: number, hertz: number, attack: number, seconds: number): Hit => ({
  beat,
  seconds,
  voice: (t) =>
    0.3 *
    Math.min(1, t / attack) *
    Math.exp(-Math.max(0, t - attack) * 4) *
    (Math.sin(turn * hertz * t) + Math.sin(turn * 2 * hertz * t) / 2 + Math.sin(turn * 3 * hertz * t) / 4),
});
const onBeats = (count: number, hit: (beat: number) => Hit): Hit[] => Array.from({ length: count }, (_, i) => hit(i));

const softNotes = (attack: number) => [
  ...[220, 262, 330, 262].map((hertz, beat) => noteAt(beat, hertz, attack, 0.9)),
  noteAt(0, 110, attack, 1.2),
];

export const PATTERNS = {
  'four on the floor': {
    beatsPerBar: 4,
    hasDownbeat: false,
    hits: (random) => [
      ...onBeats(4, kickAt),
      ...onBeats(4, (beat) => hatAt(random, beat + 0.5)),
      ...onBeats(4, (beat) => bassAt(beat + 0.5, 55)),
      snareAt(random, 1),
      snareAt(random, 3),
    ],
  },
  rock: {
    beatsPerBar: 4,
    hasDownbeat: false,
    hits: (random) => [
      kickAt(0),
      kickAt(2),
      kickAt(2.5),
      snareAt(random, 1),
      snareAt(random, 3),
      ...onBeats(8, (half) => hatAt(random, half / 2, half % 2 === 0 ? 0.35 : 0.2)),
      ...onBeats(4, (beat) => bassAt(beat, beat < 2 ? 65 : 49)),
    ],
  },
  sixteenths: {
    beatsPerBar: 4,
    hasDownbeat: true,
    hits: (random) => [
      kickAt(0),
      kickAt(1.75),
      kickAt(2),
      snareAt(random, 1),
      snareAt(random, 3),
      ...onBeats(16, (quarter) => hatAt(random, quarter / 4, [0.35, 0.12, 0.25, 0.12][quarter % 4])),
    ],
  },
  'half-time': {
    beatsPerBar: 4,
    hasDownbeat: true,
    hits: (random) => [
      kickAt(0),
      snareAt(random, 2),
      ...onBeats(8, (half) => hatAt(random, half / 2, half % 2 === 0 ? 0.35 : 0.2)),
    ],
  },
  swing: {
    beatsPerBar: 4,
    hasDownbeat: true,
    hits: (random) => [
      kickAt(0),
      ...onBeats(4, (beat) => hatAt(random, beat)),
      hatAt(random, 1.66, 0.25),
      hatAt(random, 3.66, 0.25),
      ...[49, 55, 62, 73].map((hertz, beat) => bassAt(beat, hertz)),
    ],
  },
  waltz: {
    beatsPerBar: 3,
    hasDownbeat: true,
    hits: (random) => [
      kickAt(0),
      hatAt(random, 1, 0.4),
      hatAt(random, 2, 0.4),
      noteAt(0, 98, 0.01, 0.5),
      noteAt(1, 330, 0.01, 0.5),
      noteAt(2, 330, 0.01, 0.5),
    ],
  },
  'soft piano': { beatsPerBar: 4, hasDownbeat: true, hits: () => softNotes(0.02) },
  'soft pad': { beatsPerBar: 4, hasDownbeat: true, hits: () => softNotes(0.06) },
} as const satisfies { readonly [name: string]: Pattern };
export type PatternName = keyof typeof PATTERNS;

/**
 * A bar played again and again, with a little hiss; its beats are known to the sample.
 *
 * @param offset - seconds of the first beat, which begins a bar
 */
export function synthPattern(name: PatternName, bpm: number, seconds: number, offset: number) {
  const { beatsPerBar, hits }: Pattern = PATTERNS[name];
  const random = createRandom(3);
  const pcm = new Float32Array(Math.round(seconds * SAMPLE_RATE));
  const period = 60 / bpm;
  for (let bar = offset; bar < seconds; bar += beatsPerBar * period) {
    for (const hit of hits(random)) {
      const start = Math.round((bar + hit.beat * period) * SAMPLE_RATE);
      for (let i = 0; i < hit.seconds * SAMPLE_RATE && start + i < pcm.length; i++)
        pcm[start + i]! += hit.voice(i / SAMPLE_RATE);
    }
  }
  for (let i = 0; i < pcm.length; i++) pcm[i]! += 0.003 * (2 * random() - 1);
  // A beat cut short by the end is not asked for.
  const count = Math.ceil((seconds - 0.1 - offset) / period);
  return { pcm, beatsPerBar, beats: Array.from({ length: count }, (_, i) => offset + i * period) };
}
