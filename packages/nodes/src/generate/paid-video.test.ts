import { type Buy, type Json, NodeError } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { generateVideo } from '../catalogue.ts';
import { predicted } from '../media/expr.ts';
import { asset } from '../media/ops/asset.ts';
import type { MediaValue } from '../media/types.ts';
import type { VideoRequest } from '../providers/request.ts';
import type { VideoValues } from './order.ts';

const still = (id: string) => predicted('image', { width: 1280, height: 720, alpha: false }, id);
const clip = (id: string, seconds = 5) =>
  predicted('video', { width: 1280, height: 720, fps: 24, seconds, audio: null }, id);
const music = predicted('audio', { seconds: 8, sampleRate: 44_100, channels: 2 }, 'music');
const values: VideoValues = {
  model: 'seedance-2.0',
  provider: 'ark-byteplus',
  task: 'auto',
  prompt: { parts: ['a fox runs'] },
  images: [],
  videos: [],
  audios: [],
  firstFrame: undefined,
  lastFrame: undefined,
  direction: undefined,
  style: 'pictures',
  overlay: 'none',
  guides: 'none',
  camera: undefined,
  depths: undefined,
  seconds: 5,
  autoSeconds: false,
  ratio: '16:9',
  resolution: '720p',
  fps: 24,
  sound: true,
  beats: undefined,
  cuts: 0,
  exposure: 0,
  temperature: 6500,
  vignette: 0,
  captions: false,
  webSearch: false,
  watermark: false,
  onBusy: 'wait',
  take: 1,
  pinned: undefined,
  seed: undefined,
};
const paid = generateVideo as Extract<typeof generateVideo, { effect: 'paid' }>;
const requestOf = (more: Partial<VideoValues>) =>
  paid.call!({ ...values, ...more })!.request as unknown as VideoRequest & { readonly [member: string]: Json };
const problemsOf = (more: Partial<VideoValues>) =>
  paid.check!({ ...values, ...more }).map(({ input, severity = 'error' }) => `${severity} ${input}`);

describe('generate/video with a model that is paid for', () => {
  it('names the task, which follows from what is wired where it is not chosen', () => {
    const still1 = still('a');
    expect(requestOf({}).task).toBe('text');
    expect(requestOf({ firstFrame: still1 }).task).toBe('first-frame');
    expect(requestOf({ firstFrame: still1, lastFrame: still('b') }).task).toBe('first-last-frame');
    expect(requestOf({ videos: [clip('v')] }).task).toBe('reference');
    expect(requestOf({ videos: [clip('v')], task: 'extend' }).task).toBe('extend');
  });

  it('refuses what contradicts the task', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ task: 'text', images: [still('a')], prompt: mention('images') })).toEqual(['error images']);
    expect(problemsOf({ task: 'edit' })).toContain('error videos');
    expect(problemsOf({ lastFrame: still('b') })).toContain('error firstFrame');
    expect(problemsOf({ firstFrame: still('a'), images: [still('b')] })).toContain('error firstFrame');
    expect(problemsOf({ audios: [music], prompt: mention('audios') })).toContain('error audios');
    expect(problemsOf({ seconds: 3.5 })).toEqual(['error seconds']);
    expect(problemsOf({ model: 'seedance-2.0-fast', resolution: '1080p' })).toEqual(['error resolution']);
  });

  it('judges nothing by what is not known yet', () => {
    const { firstFrame: _, images: __, ...unknown } = values;
    expect(paid.check!({ ...unknown, audios: [music], prompt: mention('audios') })).toEqual([]);
    expect(paid.check!({ ...values, images: [undefined as never], prompt: mention('images') })).toEqual([]);
  });

  it('says the same whatever the references are rendered with, before anything is rendered', () => {
    const facts = {
      kind: 'image',
      format: 'png',
      mimeType: 'image/png',
      info: { width: 1280, height: 720, alpha: false },
    };
    const stored = asset('ab'.repeat(32), facts as never) as MediaValue & { kind: 'image' };
    const lazy = still('fox');
    expect(requestOf({ images: [stored, lazy] }).images).toEqual([
      { kind: 'image', content: 'ab'.repeat(32), mimeType: 'image/png', width: 1280, height: 720 },
      { kind: 'image', content: lazy.expr.id, mimeType: 'image/png', width: 1280, height: 720 },
    ]);
  });

  it('turns mentions into references by kind and place, and frames into words', () => {
    const parts = [{ input: 'images', index: 0 }, ' meets ', { input: 'firstFrame', index: 0 }];
    expect(requestOf({ images: [still('a')], prompt: { parts } }).prompt).toEqual([
      { kind: 'image', index: 0 },
      ' meets ',
      'the first frame',
    ]);
  });

  it('costs what the reference page says, and a range where the fast model may take over', () => {
    expect(paid.price({ ...values })).toMatchObject({ min: 0.7623, max: 0.7623, currency: 'USD' });
    expect(paid.price({ ...values, onBusy: 'fast' })).toMatchObject({ min: 0.60984, max: 0.7623 });
    expect(paid.price({ ...values, autoSeconds: true })!.max).toBeCloseTo(2.274, 2);
    expect(paid.price({ ...values, model: 'animatic' })).toBeUndefined();
  });

  it('predicts size and length, and nothing while the model chooses the length', () => {
    expect(paid.predict({ ...values, ratio: '9:16' })).toMatchObject({
      video: { info: { width: 720, height: 1280, fps: 24, seconds: 5 } },
      lastFrame: { info: { width: 720, height: 1280 } },
    });
    const wide = { ...values, ratio: 'adaptive', firstFrame: still('a') } as const;
    expect(paid.predict(wide)).toMatchObject({ video: { info: { width: 1280, height: 720 } } });
    expect(paid.predict({ ...values, autoSeconds: true })).toEqual({
      video: { unknown: true },
      lastFrame: { unknown: true },
    });
  });

  it('takes the fast model when the other one is refused for being busy, and only then', async () => {
    const models: string[] = [];
    const run = (code: 'provider-busy' | 'purchase-in-doubt', onBusy: VideoValues['onBusy']) => {
      models.length = 0;
      const buy: Buy = async ({ request }) => {
        const { model } = request as unknown as VideoRequest;
        models.push(model);
        throw new NodeError(model === 'seedance-2.0' ? code : 'provider-refused', `${model}: ${code}`);
      };
      const host = { purchases: { buy }, media: undefined, assets: undefined } as never;
      return paid.run({ ...values, onBusy }, { host, signal: new AbortController().signal, progress: () => {} });
    };
    await expect(run('provider-busy', 'fast')).rejects.toThrow('seedance-2.0-fast');
    expect(models).toEqual(['seedance-2.0', 'seedance-2.0-fast']);
    await expect(run('purchase-in-doubt', 'fast')).rejects.toThrow('in-doubt');
    await expect(run('provider-busy', 'wait')).rejects.toThrow('busy');
    expect(models).toEqual(['seedance-2.0']);
  });

  it('says so when no provider has the model', () => {
    expect(paid.check!({ ...values, provider: 'replicate', model: 'seedance-2.0-mini' })).toMatchObject([
      { input: 'provider', code: 'capability-missing' },
    ]);
  });
});

function mention(input: string): VideoValues['prompt'] {
  return { parts: ['as in ', { input, index: 0 }] };
}
