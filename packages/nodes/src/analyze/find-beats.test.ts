import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type BeatTrack, beatGrid, findBeats } from './find-beats.ts';
import { toMono } from './pcm.ts';
import { addBed, SAMPLE_RATE, synthBeats, type TrackKind } from './testing/synth-beats.ts';

const range = { min: 60, max: 180 };
const media = fileURLToPath(new URL('../../../../../shared/media/', import.meta.url));
const tempos = Array.from({ length: 20 }, (_, i) => 62 + i * 6.1);

/** How far the found beats are from the true ones, ms, for one synthetic track. */
function measure(kind: TrackKind, bpm: number) {
  const { pcm, beats } = synthBeats(kind, bpm, 15, 0.11);
  const found = findBeats(pcm, SAMPLE_RATE, range);
  const errors = beats.map((beat) => {
    const nearest = (found?.times ?? []).reduce((a, b) => (Math.abs(b - beat) < Math.abs(a - beat) ? b : a), Infinity);
    return (nearest - beat) * 1000;
  });
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  return { exact: Math.abs((found?.tempo ?? 0) - bpm) <= 0.1, mean, worst: Math.max(...errors.map(Math.abs)) };
}

describe('findBeats', () => {
  it.each(['click', 'kick', 'kick-hat', 'mix'] as const)(
    'finds the exact tempo and each beat of a %s track from 62 to 178 bpm',
    (kind) => {
      const results = tempos.map((bpm) => measure(kind, bpm));
      expect(results.filter(({ exact }) => exact).length).toBe(tempos.length);
      // The constant part is what the calibration of `PEAK_TO_ATTACK_SECONDS` leaves.
      for (const { mean, worst } of results) {
        expect(Math.abs(mean)).toBeLessThan(3);
        expect(worst).toBeLessThan(6);
      }
    },
  );

  it('follows a tempo that drifts from 112 to 120 bpm', () => {
    const { pcm, beats } = synthBeats('kick-hat', (seconds) => 112 + (8 * seconds) / 20, 20, 0.2);
    const found = findBeats(pcm, SAMPLE_RATE, range)!;
    expect(found.tempo).toBeGreaterThan(112);
    expect(found.tempo).toBeLessThan(120);
    for (const beat of beats) expect(Math.min(...found.times.map((time) => Math.abs(time - beat)))).toBeLessThan(0.02);
  });

  it('bridges a break without a kick', () => {
    const { pcm, beats } = synthBeats('mix', 100, 16, 0);
    addBed(pcm, 5, 8.4, 0.03);
    const found = findBeats(pcm, SAMPLE_RATE, range)!;
    expect(found.tempo).toBeCloseTo(100, 0);
    for (const beat of beats) expect(Math.min(...found.times.map((time) => Math.abs(time - beat)))).toBeLessThan(0.01);
  });

  it('finds the phase of a given tempo', () => {
    const { pcm } = synthBeats('kick', 120, 8, 0.3);
    const found = findBeats(pcm, SAMPLE_RATE, { ...range, tempo: 60 })!;
    expect(found.tempo).toBe(60);
    expect(found.confidence).toBe(1);
    expect((found.times[0]! % 0.5) - 0.3).toBeCloseTo(0, 2);
  });

  it('gives nothing for silence and for less than two beats', () => {
    expect(findBeats(new Float32Array(SAMPLE_RATE * 4), SAMPLE_RATE, range)).toBeUndefined();
    expect(findBeats(synthBeats('kick', 60, 0.4, 0).pcm, SAMPLE_RATE, range)).toBeUndefined();
    expect(findBeats(new Float32Array(0), SAMPLE_RATE, range)).toBeUndefined();
  });

  it('gives the same twice, and beats within the sound only', () => {
    const { pcm } = synthBeats('mix', 93, 10, 2);
    pcm.fill(0, 0, 2 * SAMPLE_RATE);
    const found = findBeats(pcm, SAMPLE_RATE, range)!;
    expect(findBeats(pcm, SAMPLE_RATE, range)).toEqual(found);
    expect(found.times[0]).toBeCloseTo(2, 2);
    expect(found.times.at(-1)).toBeLessThan(10);
  });
});

describe.skipIf(!existsSync(media))('findBeats on the recordings of ../shared/media', () => {
  it.each([
    // A drummer with a swing feel, so the beats move a little; a programmed loop, so they do not.
    ['drums.mp3', 150, 1, 0.05],
    ['drum-bass.ogg', 136, 0.5, 0.002],
  ] as const)('%s has %f bpm and nearly constant intervals', async (file, bpm, tolerance, spread) => {
    const found = (await heardIn(file))!;
    expect(Math.abs(found.tempo - bpm)).toBeLessThan(tolerance);
    const intervals = found.times.slice(1).map((time, i) => time - found.times[i]!);
    for (const interval of intervals) expect(Math.abs(interval - 60 / bpm)).toBeLessThan(spread);
  });
});

/**
 * Onsets of single instruments in the recordings, s, found another way: peaks of the rising energy of one band of 2 ms windows (30 to
 * 120 Hz for the kick, 5 to 16 kHz for the hat), read from a list.
 */
const KICKS = [
  3.205, 4.018, 5.62, 7.227, 8.803, 10.402, 12.018, 13.632, 15.233, 16.824, 18.399, 20.023, 21.615, 23.194,
];
const HATS = [0.029, 0.892, 1.332, 1.774, 2.656, 3.543, 4.419, 5.313, 5.744, 6.185, 6.63, 7.072, 7.948];

describe.skipIf(!existsSync(media))('findBeats against onsets picked by hand in ../shared/media', () => {
  it.each([
    ['drums.mp3', KICKS],
    ['drum-bass.ogg', HATS],
  ] as const)('%s has a beat within a frame of each', async (file, onsets) => {
    const found = (await heardIn(file))!;
    for (const onset of onsets)
      expect(Math.min(...found.times.map((time) => Math.abs(time - onset)))).toBeLessThan(1 / 24);
  });

  it('drums.mp3 has its kick on the first of four beats', async () => {
    const { bars, times } = (await heardIn('drums.mp3'))!;
    expect(bars.beatsPerBar).toBe(4);
    expect(bars.confidence).toBeGreaterThan(0.5);
    const ones = times.filter((_, i) => i % 4 === bars.first);
    const onOne = KICKS.filter((kick) => ones.some((time) => Math.abs(time - kick) < 1 / 24));
    // All but the one at 4.018 s, which leads into the first whole bar.
    expect(onOne.length).toBeGreaterThanOrEqual(KICKS.length - 2);
  });

  it('drum-bass.ogg may as well be counted half as fast, and the doubt is said', async () => {
    const { tempo, confidence, alternatives } = (await heardIn('drum-bass.ogg'))!;
    expect(alternatives[0]!.tempo).toBeCloseTo(tempo / 2, 1);
    expect(alternatives[0]!.confidence / confidence).toBeGreaterThan(0.7);
  });
});

describe("findBeats on the film's music", () => {
  it('finds 112 bpm within 0.2 and all 24 beats within 15 ms', async () => {
    const wav = await readFile(new URL('../../../../examples/first-film/media/groove.wav', import.meta.url));
    const found = findBeats(toMono(new Uint8Array(wav).buffer), SAMPLE_RATE, range)!;
    expect(Math.abs(found.tempo - 112)).toBeLessThan(0.2);
    expect(found.times.length).toBe(24);
    for (const [i, time] of found.times.entries()) expect(Math.abs(time - (i * 60) / 112)).toBeLessThan(0.015);
  });
});

describe('beatGrid', () => {
  it('spaces beats by the tempo from the offset to the end, without drift', () => {
    expect(beatGrid(120, 0.25, 2)).toEqual([0.25, 0.75, 1.25, 1.75]);
    expect(beatGrid(112, 0, 600).at(-1)).toBe(Math.round((1119 * 60_000) / 112) / 1000);
  });
});

const recordings = new Map<string, Promise<BeatTrack | undefined>>();
/** What is found in a recording of ../shared/media; each is listened to once. */
function heardIn(file: string): Promise<BeatTrack | undefined> {
  const known = recordings.get(file) ?? decode(media + file).then((pcm) => findBeats(pcm, SAMPLE_RATE, range));
  recordings.set(file, known);
  return known;
}

async function decode(path: string): Promise<Float32Array> {
  const args = ['-v', 'error', '-i', path, '-ac', '2', '-ar', '48000', '-c:a', 'pcm_s16le', '-f', 'wav', '-'];
  const { stdout } = await promisify(execFile)('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 26 });
  return toMono(new Uint8Array(stdout).buffer);
}
