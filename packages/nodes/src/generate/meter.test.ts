import { describe, expect, it } from 'vitest';
import { checkLimits } from '../providers/limits/index.ts';
import { PROFILES } from '../providers/profile/builtin.ts';
import { unconfiguredStills } from '../providers/setup/still-routes.ts';
import { type MeterValues, meter as meterOf } from './meter.ts';
import { toKnownRequest } from './order.ts';

const plain = {
  model: 'seedance-2.0',
  provider: 'ark-byteplus',
  task: 'auto',
  prompt: { parts: ['A fox runs'] },
  images: [],
  videos: [],
  audios: [],
  firstFrame: null,
  lastFrame: null,
  seconds: 5,
  ratio: '16:9',
  resolution: '480p',
} as unknown as MeterValues;
const NO_FRAMES = { firstFrame: undefined, lastFrame: undefined };
const picture = { kind: 'image', width: 1280, height: 720 };
const clip = (seconds: number) => ({ kind: 'video', width: 1280, height: 720, fps: 24, seconds });
const sound = (seconds: number) => ({ kind: 'audio', seconds });
const times = <T>(count: number, value: T) => Array.from({ length: count }, () => value);

const rowsOf = (values: object) =>
  Object.fromEntries(
    meterOf('generate/video', { ...plain, ...values } as MeterValues)!.rows.map(({ id, used, allowed, state }) => [
      id,
      `${used}/${allowed} ${state}`,
    ]),
  );

describe('the meter of a shot', () => {
  it('counts references, seconds and words against what the model takes', () => {
    const rows = rowsOf({ images: times(9, picture), videos: [clip(4), clip(6.5)], audios: [sound(15.1)] });
    expect(rows).toEqual({
      images: '9/9 full',
      videos: '2/3 free',
      audios: '1/3 free',
      total: '12/15 free',
      videoSeconds: '10.5/15 free',
      // Within the tolerance nothing is refused.
      audioSeconds: '15.1/15 full',
      words: '3/1000 free',
    });
  });

  it('says which model it is, what it is made from, and when that was checked', () => {
    const { taker, mode, verifiedOn } = meterOf('generate/video', { ...plain, images: [picture] })!;
    expect([taker, mode]).toEqual(['seedance-2.0 at BytePlus ModelArk', 'from references']);
    expect(verifiedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('tells what does not go together, as the plan will', () => {
    const both = meterOf('generate/video', { ...plain, images: [picture], firstFrame: picture })!;
    expect(both.conflicts.map(({ input }) => input)).toEqual(['firstFrame']);
    const alone = meterOf('generate/video', { ...plain, audios: [sound(5)] })!;
    expect(alone.conflicts.map(({ message }) => message)).toEqual([
      'seedance-2.0 does not take sounds alone; wire an image or a video too',
    ]);
  });

  it('leaves out what is not known: an input that is wired to something unknown is no absence', () => {
    const { images: _, ...waiting } = plain;
    expect(meterOf('generate/video', { ...waiting, audios: [sound(5)] })!.conflicts).toEqual([]);
  });

  it('writes the prompt in the numbering of the provider', () => {
    const parts = ['Like ', { input: 'images', index: 1 }, ', not [Image 1]'];
    const { sent } = meterOf('generate/video', { ...plain, prompt: { parts }, images: [picture, picture] } as never)!;
    expect(sent).toBe('Like [Image 2], not Image no. 1');
  });

  it('knows what runs here, and nothing of models and nodes it has never heard of', () => {
    const { taker, rows } = meterOf('generate/video', { ...plain, model: 'animatic' })!;
    expect([taker, rows.map(({ allowed }) => allowed)]).toEqual(['animatic, free and here', [30, 10, 10]]);
    expect(meterOf('generate/video', { ...plain, model: 'nobody' })).toBeUndefined();
    expect(meterOf('transform/trim', plain)).toBeUndefined();
    expect(meterOf('toString', plain)).toBeUndefined();
  });

  it('agrees with the rules about every model, for all numbers and lengths around the limits', () => {
    for (const [provider, profile] of Object.entries(PROFILES)) {
      for (const model of Object.keys(profile.models)) {
        const { references, videos, audios } = profile.families[profile.models[model]!.family]!;
        for (const images of [0, references.images, references.images + 1])
          for (const count of [1, references.videos, references.videos + 1])
            for (const extra of [-0.3, 0, videos.seconds.tolerance, videos.seconds.tolerance + 0.1]) {
              const values = {
                ...plain,
                model,
                provider,
                images: times(images, picture),
                videos: times(count, clip((videos.seconds.total + extra) / count)),
                audios: [sound(audios.seconds.total + extra)],
              };
              const meter = meterOf('generate/video', values as MeterValues)!;
              const { request, pending } = toKnownRequest(
                { ...values, ...NO_FRAMES } as never,
                (media: object) => media,
              );
              const issues = checkLimits(request, profile, { pending });
              const over = (...ids: string[]) =>
                meter.rows.some(({ id, state }) => ids.includes(id) && state === 'over');
              const isRefused = (rule: number, text: string) =>
                issues.some((issue) => issue.rule === rule && issue.message.includes(text));
              const where = `${model} at ${provider}, ${images} images, ${count} clips, ${extra} s`;
              expect(over('images', 'videos', 'audios', 'total'), where).toBe(isRefused(9, 'too many'));
              const isLong = isRefused(13, 'together') || isRefused(13, 'too long');
              expect(over('videoSeconds'), where).toBe(isLong);
              expect(over('audioSeconds'), where).toBe(isRefused(16, 'too long'));
            }
      }
    }
  });

  it('agrees with the rules about long prompts', () => {
    for (const count of [1000, 1001]) {
      const prompt = { parts: ['word '.repeat(count)] };
      const { rows } = meterOf('generate/video', { ...plain, prompt })!;
      const { request, pending } = toKnownRequest({ ...plain, ...NO_FRAMES, prompt } as never, () => ({}));
      const isLong = checkLimits(request, PROFILES['ark-byteplus']!, { pending }).some(({ rule }) => rule === 20);
      expect(rows.find(({ id }) => id === 'words')!.state === 'over').toBe(isLong);
    }
  });
});

describe('the meter of pictures and texts', () => {
  it('counts the pictures they go by', () => {
    const model = unconfiguredStills.imageModels[0]!;
    const meter = meterOf('generate/image', { model, provider: 'auto', prompt: { parts: ['A fox'] }, images: [null] })!;
    expect(meter.rows[0]).toMatchObject({ id: 'images', used: 1, state: 'free' });
    expect(meter.sent).toBe('A fox');
    expect(meterOf('generate/image', { model: 'card' })).toBeUndefined();
  });

  it('counts the tokens of a chat', () => {
    const model = unconfiguredStills.chatModels[0]!;
    const meter = meterOf('generate/text', { model, prompt: { parts: ['Say it'] }, images: [], maxTokens: 2_000_000 })!;
    expect(meter.rows.map(({ id, state }) => [id, state])).toEqual([
      ['images', 'free'],
      ['answer', 'over'],
      ['context', 'over'],
    ]);
  });
});
