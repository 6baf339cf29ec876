import type { RunContext } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { generateVideo } from '../catalogue.ts';
import type { FileValue } from '../media/types.ts';
import { generateImage } from './image.ts';
import type { Take } from './take.ts';

const clip = {
  hash: 'a'.repeat(64),
  name: 'shot-take-2.mp4',
  bytes: 12,
  facts: {
    kind: 'video',
    format: 'mp4',
    mimeType: 'video/mp4',
    info: { width: 1280, height: 720, fps: 24, seconds: 5, audio: null },
  },
} as unknown as FileValue;
const picture = {
  ...clip,
  name: 'face.png',
  facts: { kind: 'image', format: 'png', mimeType: 'image/png', info: { width: 4, height: 4, alpha: false } },
} as unknown as FileValue;
/** Nothing of this may be asked for anything. */
const context = { host: {}, signal: new AbortController().signal, progress: () => {} } as RunContext<never>;
type Paid = Extract<typeof generateVideo, { effect: 'paid' }>;
const video = generateVideo as Paid;
const image = generateImage as never as Paid;
const given = (more: object) => ({ model: 'seedance-2.0', provider: 'auto', prompt: '', images: [], ...more }) as never;

describe('a node that is pinned to a finished take', () => {
  it('gives it as it is, for nothing, whatever else it says', async () => {
    const values = given({ pinned: clip, seconds: 99, take: -3 });
    expect(video.check!(values)).toEqual([]);
    expect(video.price!(values)).toBeUndefined();
    expect(video.call!(values)).toBeUndefined();
    const made = (await video.run(values, context as never)) as Take;
    expect(made.video).toMatchObject({ kind: 'video', info: { seconds: 5 }, bytes: 12 });
    expect(video.predict!(values)).toEqual(made);
    expect(made.lastFrame).toMatchObject({ kind: 'image', info: { width: 1280, height: 720 } });
    // What comes after is the same for any prompt: it is not made again.
    const other = (await video.run(given({ pinned: clip, prompt: 'another' }), context as never)) as Take;
    expect(other.video.expr.id).toBe(made.video.expr.id);
  });

  it('is a picture where a picture is made', async () => {
    const values = given({ pinned: picture, model: 'seedream-4.5' });
    expect(image.check!(values)).toEqual([]);
    expect(image.call!(values)).toBeUndefined();
    expect(await image.run(values, context as never)).toMatchObject({ image: { kind: 'image', info: { width: 4 } } });
    expect(image.predict!(values)).toMatchObject({ image: { kind: 'image' } });
  });

  it('refuses a file of another kind', () => {
    expect(video.check!(given({ pinned: picture }))).toMatchObject([
      { input: 'pinned', code: 'file-invalid', message: '"face.png" is image, not video; pin a clip, or nothing' },
    ]);
    expect(image.check!(given({ pinned: clip }))).toMatchObject([{ input: 'pinned' }]);
  });
});
