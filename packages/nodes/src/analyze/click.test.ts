import type { Json } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { assetArgs } from '../media/ops/asset.ts';
import { probe } from '../media/probe.ts';
import { renderClicks } from './click.ts';
import { encodeWav, storeWav } from './wav.ts';

/** Samples at which a sound begins after silence. */
const starts = (samples: Float32Array): number[] =>
  [...samples.keys()].filter(
    (i) => samples[i] !== 0 && samples.subarray(Math.max(0, i - 200), i).every((s) => s === 0),
  );

describe('renderClicks', () => {
  it('starts every click on its sample, the first of a bar louder and higher', () => {
    const samples = renderClicks(
      [
        { seconds: 0.25, accent: true },
        { seconds: 0.75, accent: false },
      ],
      1,
    );
    expect(samples.length).toBe(48_000);
    // A sine starts at 0, so the first sample that is heard is the one after.
    expect(starts(samples)).toEqual([12_001, 36_001]);
    const peak = (from: number) => Math.max(...samples.subarray(from, from + 2400).map(Math.abs));
    expect(peak(12_000) / peak(36_000)).toBeCloseTo(2, 1);
    const crossings = (from: number, count: number) =>
      [...samples.subarray(from + 1, from + count)].filter((s, i, all) => i > 0 && s > 0 !== all[i - 1]! > 0).length;
    expect(crossings(12_000, 480)).toBe(2 * crossings(36_000, 480) + 1);
  });

  it('leaves out what lies outside, and cuts the last click off with the track', () => {
    const samples = renderClicks(
      [-0.1, 0.99, 1, 2].map((seconds) => ({ seconds, accent: false })),
      1,
    );
    expect(starts(samples)).toEqual([47_521]);
  });

  it('never clips where clicks overlap', () => {
    const samples = renderClicks(
      [0, 0.02, 0.04].map((seconds) => ({ seconds, accent: true })),
      0.2,
    );
    expect(Math.max(...samples.map(Math.abs))).toBeLessThanOrEqual(1);
  });
});

describe('a stored click track', () => {
  it('is a WAV file that is what its facts say', async () => {
    const stored = new Map<string, unknown>();
    const samples = renderClicks([{ seconds: 0, accent: true }], 1.5);
    const bytes: Uint8Array<ArrayBuffer>[] = [];
    const value = await storeWav(samples, 48_000, {
      async put(given) {
        bytes.push(given as Uint8Array<ArrayBuffer>);
        return 'a'.repeat(64);
      },
      async putFacts(hash, facts: Json) {
        stored.set(hash, facts);
      },
    });
    expect(value).toMatchObject({ kind: 'audio', info: { seconds: 1.5, sampleRate: 48_000, channels: 1 } });
    expect(assetArgs(value.expr)?.hash).toBe('a'.repeat(64));
    expect(await probe(new Blob([bytes[0]!]), 'click')).toEqual(stored.get('a'.repeat(64)));
  });

  it('rounds and clips to 16 bits', () => {
    const view = new DataView(encodeWav(Float32Array.of(0, 0.5, -1, 2), 48_000).buffer);
    expect([44, 46, 48, 50].map((at) => view.getInt16(at, true))).toEqual([0, 16_384, -32_767, 32_767]);
    expect(view.getUint32(40, true)).toBe(8);
  });
});
