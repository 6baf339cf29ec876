import type { AssetStore, RunContext } from '@shotgraph/engine';
import { outputsOf } from '@shotgraph/engine/testing';
import { describe, expect, it } from 'vitest';
import { probe } from '../media/probe.ts';
import { beatMap } from './beat-map.ts';

if (beatMap.effect !== 'compute') throw new Error('a click track is rendered');
const { check, predict, run } = beatMap;

const music = { tempo: 120, times: Array.from({ length: 16 }, (_, i) => 0.25 + i / 2), confidence: 0.9 };
const plain = {
  beats: music,
  factor: 'x1',
  shift: 0,
  offset: undefined,
  downbeat: 1,
  beatsPerBar: 4,
  every: 4,
  pattern: undefined,
  seconds: undefined,
  fps: 24,
} as const;

/** A host that keeps what is stored. */
function fakeHost() {
  const stored: Blob[] = [];
  const assets: Pick<AssetStore, 'put' | 'putFacts'> = {
    put(bytes) {
      stored.push(new Blob([bytes as Uint8Array<ArrayBuffer>]));
      return Promise.resolve('c'.repeat(64));
    },
    putFacts: () => Promise.resolve(),
  };
  const context = { host: { assets }, signal: new AbortController().signal, progress: () => {} };
  return { stored, context: context as unknown as RunContext<'assets'> };
}

describe('direct/beat-map', () => {
  it('gives cuts, lengths, bars and words', async () => {
    const map = await outputsOf(run(plain, fakeHost().context));
    expect(map.bars).toEqual([0.25, 2.25, 4.25, 6.25]);
    expect(map.cuts).toEqual([2.25, 4.25, 6.25]);
    expect(map.lengths).toEqual([2.25, 2, 2, 2]);
    expect(map.beats).toEqual(music);
    expect(map.words).toBe(
      '120 bpm in bars of 4: 16 beats over 8.25 s, the first bar at 0.25 s.\n' +
        '3 cuts, every 4 beats, at 2.25 s (frame 54), 4.25 s (frame 102), 6.25 s (frame 150); shots last from 2 s to 2.25 s.',
    );
  });

  it('renders a click that plays, as long as the film', async () => {
    const { stored, context } = fakeHost();
    const { click } = await outputsOf(run({ ...plain, seconds: 4 }, context));
    expect(click.info).toEqual({ seconds: 4, sampleRate: 48_000, channels: 1 });
    expect(await probe(stored[0]!, 'click')).toMatchObject({ kind: 'audio', format: 'wav', info: click.info });
    const samples = new Int16Array(await stored[0]!.slice(44).arrayBuffer());
    const loudest = (seconds: number) => Math.max(...samples.subarray(seconds * 48_000, seconds * 48_000 + 2400));
    expect(loudest(0.25)).toBeGreaterThan(1.9 * loudest(0.75));
    expect(loudest(2.25)).toBe(loudest(0.25));
    expect(loudest(0)).toBe(0);
  });

  it('predicts everything but the sound itself', async () => {
    const inputs = { ...plain, factor: 'x2', pattern: [4, 2, 2], fps: 29.97 } as const;
    const { click: predictedClick, ...predictedRest } = predict(inputs);
    const { click, ...rest } = await outputsOf(run(inputs, fakeHost().context));
    expect(predictedRest).toEqual(rest);
    expect(predictedClick).toMatchObject({ kind: 'audio', info: click.info });
  });

  it('moves the bars to the downbeat, whichever of its beats is named', async () => {
    const bars = async (downbeat: number, shift = 0) =>
      (await outputsOf(run({ ...plain, downbeat, shift }, fakeHost().context))).bars;
    expect(await bars(3)).toEqual([1.25, 3.25, 5.25, 7.25]);
    expect(await bars(7)).toEqual(await bars(3));
    expect(await bars(1, 2)).toEqual(await bars(3));
    expect(await bars(1, -2)).toEqual(await bars(3));
  });

  it('counts bars in corrected beats', async () => {
    const half = await outputsOf(run({ ...plain, factor: '/2', every: 2 }, fakeHost().context));
    expect(half.beats.tempo).toBe(60);
    expect(half.bars).toEqual([0.25, 4.25]);
    expect(half.cuts).toEqual([2.25, 4.25, 6.25]);
  });

  it('says what cannot be, and offers a way out', () => {
    expect(check!({ ...plain, every: 1.5 })).toEqual([{ input: 'every', message: '1.5 is not a whole number; use 2' }]);
    expect(check!({ ...plain, pattern: [4, 0] })).toEqual([
      {
        input: 'pattern',
        message: 'a shot cannot last 0 beats; use whole numbers from 1 up',
        mend: { kind: 'set', input: 'pattern', label: 'cut evenly' },
      },
    ]);
    expect(check!({ ...plain, offset: 9 })).toMatchObject([
      { input: 'offset', message: 'the first bar cannot begin at 9 s, after the end at 8.25 s; lower the offset' },
    ]);
    expect(check!({ ...plain, seconds: 10, offset: 9 })).toEqual([]);
  });
});
