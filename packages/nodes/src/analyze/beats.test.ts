import type { Host, MediaJob, RunContext } from '@shotgraph/engine';
import { isUnknown } from '@shotgraph/engine';
import { outputsOf } from '@shotgraph/engine/testing';
import { describe, expect, it } from 'vitest';
import { asset } from '../media/ops/asset.ts';
import { beats } from './beats.ts';
import { toMono } from './pcm.ts';
import { synthBeats, toWav } from './testing/synth-beats.ts';
import { synthPattern } from './testing/synth-patterns.ts';

if (beats.effect !== 'compute') throw new Error('analysis costs time');
const { predict, run, check } = beats;

const music = asset('a'.repeat(64), {
  kind: 'audio',
  format: 'wav',
  mimeType: 'audio/wav',
  codec: 'pcm-s16',
  info: { seconds: 6, sampleRate: 48_000, channels: 2 },
});
const range = { min: 60, max: 180 };

/** A host whose ffmpeg gives these bytes whatever it is asked, and the jobs it was given. */
function fakeHost(wav: Uint8Array<ArrayBuffer>) {
  const jobs: MediaJob[] = [];
  const host = {
    media: {
      run(job: MediaJob) {
        jobs.push(job);
        return Promise.resolve({ outputs: ['b'.repeat(64)], log: '' });
      },
    },
    assets: { get: () => Promise.resolve(new Blob([wav])) },
  } as unknown as Pick<Host, 'assets' | 'media'>;
  const context: RunContext<'assets' | 'media'> = { host, signal: new AbortController().signal, progress: () => {} };
  return { context, jobs };
}

describe('analyze/beats', () => {
  it('finds tempo, beat times and count in one ffmpeg job', async () => {
    const { pcm, beats: truth } = synthBeats('mix', 120, 6, 0.25);
    const { context, jobs } = fakeHost(toWav(pcm));
    const found = await outputsOf(run({ audio: music, tempo: undefined, offset: undefined, ...range }, context));
    expect(found.tempo).toBeCloseTo(120, 1);
    expect(found.count).toBe(truth.length);
    for (const [i, time] of found.times.entries()) expect(Math.abs(time - truth[i]!)).toBeLessThan(0.005);
    expect(found.beats).toEqual({ tempo: found.tempo, times: found.times, confidence: found.beats.confidence });
    expect(jobs.map(({ inputs }) => inputs.map(({ hash }) => hash))).toEqual([['a'.repeat(64)]]);
  });

  it('gives other tempos with what speaks for them, and where bars begin', async () => {
    const { pcm } = synthPattern('swing', 120, 12, 0.25);
    const { context } = fakeHost(toWav(pcm));
    const found = await outputsOf(run({ audio: music, tempo: undefined, offset: undefined, ...range }, context));
    expect(found.alternatives).toContain(60);
    expect(found.likelihoods.length).toBe(found.alternatives.length);
    expect(found).toMatchObject({ downbeat: 1, beatsPerBar: 4, confidence: found.beats.confidence });
    expect(found.barConfidence).toBeGreaterThan(0.5);
  });

  it('takes the inputs of version 1 as they are', () => {
    expect(beats.migrations?.[0]?.({ tempo: 90 })).toEqual({ tempo: 90 });
  });

  it('keeps a given tempo and finds the first beat', async () => {
    const { context } = fakeHost(toWav(synthBeats('kick', 120, 6, 0.25).pcm));
    const found = await outputsOf(run({ audio: music, tempo: 60, offset: undefined, ...range }, context));
    expect(found.tempo).toBe(60);
    expect(found.count).toBe(6);
    expect(found.times[0]! % 0.5).toBeCloseTo(0.25, 2);
  });

  it('counts the found tempo from a given first beat', async () => {
    const { context } = fakeHost(toWav(synthBeats('kick', 120, 6, 0.25).pcm));
    const found = await outputsOf(run({ audio: music, tempo: undefined, offset: 1.25, ...range }, context));
    expect(found.times[0]).toBe(1.25);
    expect(found.times.length).toBe(10);
  });

  it('analyses nothing when tempo and offset are given, and predicts them exactly', async () => {
    const inputs = { audio: music, tempo: 90, offset: 0.5, ...range };
    const { context, jobs } = fakeHost(new Uint8Array());
    const found = await outputsOf(run(inputs, context));
    expect(found.times).toEqual([0.5, 1.167, 1.833, 2.5, 3.167, 3.833, 4.5, 5.167, 5.833]);
    expect(predict(inputs)).toEqual(found);
    expect(jobs).toEqual([]);
  });

  it('predicts only what it is told', () => {
    const nothing = predict({ audio: music, tempo: undefined, offset: undefined, ...range });
    expect(Object.values(nothing).every(isUnknown)).toBe(true);
    const known = predict({ audio: music, tempo: 90, offset: undefined, ...range });
    expect(known).toMatchObject({ tempo: 90, confidence: 1, alternatives: [], likelihoods: [] });
    expect(isUnknown(known.downbeat)).toBe(true);
  });

  it('says what to do when there is no beat', async () => {
    const { context } = fakeHost(toWav(new Float32Array(24_000)));
    await expect(run({ audio: music, tempo: undefined, offset: undefined, ...range }, context)).rejects.toMatchObject({
      code: 'input-invalid',
      message: 'no beat was found in 6 s of sound; set tempo and offset by hand',
      details: { input: 'audio' },
    });
  });

  it('refuses an offset after the music and a range below an octave', () => {
    expect(check!({ audio: music, offset: 7, min: 100, max: 180 }).map(({ input }) => input)).toEqual([
      'offset',
      'max',
    ]);
    expect(check!({ audio: music, offset: 1, min: 60, max: 180 })).toEqual([]);
  });
});

describe('toMono', () => {
  it('averages channels and pairs of samples', () => {
    const pcm = Float32Array.from([0, 0.5, -0.25]);
    expect([...toMono(toWav(pcm).buffer)].map((value) => Math.round(value * 1000) / 1000)).toEqual([0, 0.5, -0.25]);
  });

  it('refuses bytes that are no PCM', () => {
    expect(() => toMono(new ArrayBuffer(100))).toThrow('not rendered as 16-bit PCM');
  });
});
