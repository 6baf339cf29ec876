import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { nodeHost } from '@shotgraph/engine/host/node';
import { describe, expect, it } from 'vitest';
import { predicted } from '../media/expr.ts';
import { asset } from '../media/ops/asset.ts';
import { renderMedia } from '../media/render.ts';
import type { ImageValue } from '../media/types.ts';
import { createReferences } from '../providers/setup/references.ts';
import { stillFinder, unconfiguredStills } from '../providers/setup/still-routes.ts';
import { json, lost, type Reply } from '../providers/stills/testing/faults.ts';
import { IMAGE_ANSWER } from '../providers/stills/testing/requests.ts';
import { defineGenerateImage, generateImage } from './image.ts';
import type { ImageValues } from './image-inputs.ts';
import { stillBench } from './testing/still-bench.ts';

const still = (id: string, width = 1280, height = 720) => predicted('image', { width, height, alpha: false }, id);
const values: ImageValues = {
  model: 'seedream-5.0-lite',
  provider: 'auto',
  prompt: { parts: ['a harbour at dawn'] },
  images: [],
  ratio: '16:9',
  resolution: '2K',
  width: undefined,
  height: undefined,
  format: 'auto',
  watermark: false,
  take: 1,
  pinned: undefined,
};
type Paid = Extract<typeof generateImage, { effect: 'paid' }>;
const paid = generateImage as Paid;
const problems = (more: Partial<ImageValues>, node = paid) =>
  node.check!({ ...values, ...more }).map(({ input, severity = 'error' }) => `${severity} ${input}`);
const requestOf = (more: Partial<ImageValues>) =>
  paid.call!({ ...values, ...more })!.request as { [member: string]: Json };

describe('generate/image before it runs', () => {
  it('says what is wrong with the wish, and what to do', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ resolution: '1K' })).toEqual(['error resolution']);
    expect(problems({ width: 1024 })).toEqual(['error height']);
    expect(problems({ width: 1024, height: 1024 })).toEqual(['error width']);
    expect(problems({ width: 6000.5, height: 2000 })).toContain('error width');
    expect(problems({ width: 8192, height: 450 })).toEqual(['error width']);
    expect(problems({ width: 2560, height: 1440 })).toEqual([]);
    expect(problems({ model: 'seedream-4.0', format: 'png' })).toEqual(['error format']);
    expect(problems({ prompt: { parts: [' '] } })).toEqual(['error prompt']);
    expect(problems({ prompt: { parts: ['word '.repeat(700)] } })).toEqual(['warning prompt']);
    expect(problems({ prompt: { parts: ['森'.repeat(301)] } })).toEqual(['warning prompt']);
    expect(problems({ take: 1.5 })).toEqual(['error take']);
    expect(problems({ model: 'x' as never })).toEqual(['error model']);
    expect(problems({ provider: 'x' as never })).toEqual(['error provider']);
    const [tier] = paid.check!({ ...values, resolution: '1K' });
    expect(tier).toEqual({
      input: 'resolution',
      message: '1K is not offered for seedream-5.0-lite at BytePlus ModelArk (images); use 2K, 3K, 4K',
      mend: { kind: 'set', input: 'resolution', value: '2K' },
    });
    expect(paid.check!({ ...values, width: 1024, height: 1024 })[0]!.message).toMatch(
      /1048576 pixels; .* 3686400 to 16777216 pixels; use 1920x1920/,
    );
  });

  it('says what is wrong with references, each by its place', () => {
    const many = Array.from({ length: 15 }, (_, at) => still(`${at}`));
    expect(problems({ images: many })).toEqual(['error images']);
    expect(problems({ images: [still('a', 10, 10), still('b', 4000, 200), still('c', 9000, 9000)] })).toEqual([
      'error images',
      'error images',
      'error images',
    ]);
    const large: ImageValue = { ...still('a'), bytes: 31e6 };
    const tooLarge = paid.check!({ ...values, images: [still('b'), large] });
    expect(tooLarge.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^images 2: 31000000 bytes are more/),
    ]);
    const heavy: ImageValue = { ...still('a'), bytes: 29e6 };
    expect(paid.check!({ ...values, images: [heavy, heavy] })[0]!.message).toMatch(/with its images inside/);
    expect(problems({ images: [still('a')], prompt: { parts: ['like image 1'] } })).toEqual(['warning prompt']);
  });

  it('judges nothing by what is not known yet', () => {
    const { width: _, images: __, prompt: ___, ...unknown } = values;
    expect(paid.check!({ ...unknown, height: 1440 })).toEqual([]);
    expect(paid.check!({ ...values, images: [undefined as never] })).toEqual([]);
    expect(paid.check!({})).toEqual([]);
  });

  it('asks for the key where it is known to be missing, and not where nothing is known', () => {
    const routes = unconfiguredStills.imageRoutes.map((route) => ({ ...route, facts: { hasKey: false } }));
    const node = defineGenerateImage({ providers: stillFinder(routes, []), references: createReferences() }) as Paid;
    expect(node.check!(values)).toMatchObject([
      { input: 'model', code: 'capability-missing', message: expect.stringMatching(/set ARK_API_KEY, or choose card/) },
    ]);
    expect(problems({ model: 'card' }, node)).toEqual([]);
    expect(problems({ model: 'card', width: 8192, height: 8192 }, node)).toEqual(['error width']);
  });

  it('costs what the list says, and nothing with the card', () => {
    expect(paid.price(values)).toMatchObject({ min: 0.035, max: 0.035, currency: 'USD' });
    expect(paid.price({ ...values, provider: 'ark-volcengine-images' as never })).toMatchObject({
      max: 0.22,
      currency: 'CNY',
    });
    expect(paid.price({ ...values, model: 'card' })).toBeUndefined();
    expect(paid.call!({ ...values, model: 'card' })).toBeUndefined();
  });

  it('predicts the size, and another picture for another take', () => {
    const { image } = paid.predict(values) as { image: ImageValue };
    expect(image.info).toEqual({ width: 2848, height: 1600, alpha: false });
    const again = paid.predict({ ...values, format: 'png' }) as { image: ImageValue };
    expect(again.image.expr.id).toBe(image.expr.id);
    expect((paid.predict({ ...values, take: 2 }) as { image: ImageValue }).image.expr.id).not.toBe(image.expr.id);
    const card = paid.predict({ ...values, model: 'card', ratio: '9:16', resolution: '1K' }) as { image: ImageValue };
    expect(card.image.info).toEqual({ width: 768, height: 1366, alpha: false });
  });

  it('names references by what they show, before anything is rendered', () => {
    const facts = {
      kind: 'image',
      format: 'jpg',
      mimeType: 'image/jpeg',
      info: { width: 640, height: 360, alpha: false },
    } as const;
    const stored = asset('ab'.repeat(32), facts);
    const parts = [{ input: 'images', index: 1 }, ' beside ', { input: 'images', index: 0 }];
    expect(requestOf({ images: [stored, still('lazy')], prompt: { parts } })).toEqual({
      model: 'seedream-5.0-lite',
      prompt: [{ kind: 'image', index: 1 }, ' beside ', { kind: 'image', index: 0 }],
      images: [
        { kind: 'image', content: 'ab'.repeat(32), mimeType: 'image/jpeg', width: 640, height: 360 },
        { kind: 'image', content: still('lazy').expr.id, mimeType: 'image/png', width: 1280, height: 720 },
      ],
      width: 2848,
      height: 1600,
      format: 'png',
      watermark: false,
    });
  });
});

/** Header of a Windows bitmap: as much of a picture as anybody looks at here. */
function bitmap(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(58);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, 58, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  return bytes;
}

const picture: Reply = () => new Response(bitmap(2848, 1600));
const shot = (inputs: object = {}) => ({
  fox: { type: 'generate/image', version: 1, inputs: { model: 'seedream-5.0-lite', prompt: 'a fox', ...inputs } },
});
const wanted = { still: 'fox.image' };
const asked = (urls: readonly { readonly method: string; readonly url: string }[]) =>
  urls.map(({ method, url }) => `${method} ${new URL(url).hostname}`);

describe('generate/image through the ledger', () => {
  it('is bought once: the plan says the price, then that nothing is to pay', async () => {
    const bench = stillBench([json(IMAGE_ANSWER), picture]);
    const plan = await bench.plan(shot(), wanted);
    expect(plan.issues).toEqual([]);
    expect(plan.totals).toEqual([{ min: 0.035, max: 0.035, currency: 'USD' }]);
    expect(bench.seen).toEqual([]);
    const first = await bench.run(shot(), wanted);
    expect(first.failures).toEqual([]);
    expect(first.outputs!.still).toMatchObject({ kind: 'image', info: { width: 2848, height: 1600 }, bytes: 58 });
    expect(first.purchases.at(-1)).toMatchObject({
      type: 'bought',
      before: false,
      receipt: { price: { amount: 0.035 } },
    });
    const refreshed = await bench.run(shot(), wanted, { cache: 'refresh' });
    expect(refreshed.outputs).toEqual(first.outputs);
    expect(refreshed.purchases).toMatchObject([{ type: 'bought', before: true }]);
    expect((await bench.run(shot(), wanted, { maxCost: {} })).purchases).toEqual([]);
    expect((await bench.plan(shot(), wanted)).totals).toEqual([]);
    expect(asked(bench.seen)).toEqual([
      'POST ark.ap-southeast.bytepluses.com',
      'GET ark-results.tos-ap-southeast-1.volces.com',
    ]);
  });

  it('buys another take, and takes of one model side by side', async () => {
    const both = stillBench([
      (seen, signal) => (seen.method === 'POST' ? json(IMAGE_ANSWER)(seen, signal) : picture(seen, signal)),
    ]);
    const nodes = {
      ...shot(),
      owl: { type: 'generate/image', version: 1, inputs: { ...shot({ take: 2 }).fox.inputs } },
    };
    const { failures } = await both.run(nodes, { ...wanted, other: 'owl.image' });
    expect(failures).toEqual([]);
    expect(both.seen.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  it('buys nothing over the budget, and nothing without one', async () => {
    const bench = stillBench([json(IMAGE_ANSWER), picture]);
    for (const maxCost of [{ USD: 0.03 }, {}, { CNY: 5 }]) {
      const { failures } = await bench.run(shot(), wanted, { maxCost });
      expect(failures).toEqual([expect.stringMatching(/^over-budget: /)]);
    }
    expect(bench.seen).toEqual([]);
  });

  it('never sends again what may have been bought', async () => {
    const bench = stillBench([lost('ECONNRESET')]);
    const codes = async () => (await bench.run(shot(), wanted)).failures;
    expect(await codes()).toEqual([expect.stringMatching(/^purchase-in-doubt: .*0\.035 USD; it is not sent again/)]);
    expect(await codes()).toEqual([expect.stringMatching(/^purchase-in-doubt: /)]);
    expect(bench.seen).toHaveLength(1);
  });

  it("tells a refusal in the provider's words, and may be run again", async () => {
    const refusal = json({ error: { code: 'InputTextSensitiveContentDetected', message: 'No.' } }, 400);
    const bench = stillBench([refusal, json(IMAGE_ANSWER), picture]);
    const { failures } = await bench.run(shot(), wanted);
    expect(failures).toEqual([expect.stringMatching(/^provider-refused: .*InputTextSensitive.*Nothing was bought$/)]);
    expect((await bench.run(shot(), wanted)).failures).toEqual([]);
  });

  it('sends a file beside the graph as it is', async () => {
    const host = memoryHost({ files: { 'fox.bmp': bitmap(640, 360) } });
    const bench = stillBench([json(IMAGE_ANSWER), picture], { host });
    const nodes = {
      ref: { type: 'input/image', version: 1, inputs: { file: 'fox.bmp' } },
      ...shot({ prompt: '@ref at night', images: [{ from: 'ref.image' }] }),
    };
    expect((await bench.run(nodes, wanted)).failures).toEqual([]);
    const sent = btoa(String.fromCharCode(...bitmap(640, 360)));
    expect(bench.seen[0]!.body).toMatchObject({ prompt: 'Image 1 at night', image: [`data:image/bmp;base64,${sent}`] });
  });
});

describe('generate/image with real pixels', { timeout: 120_000 }, () => {
  it('paints a card without any key, another for another take, and sends what has to be rendered', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shotgraph-card-'));
    const host = await nodeHost({ folder });
    try {
      const bench = stillBench([json(IMAGE_ANSWER), picture], { host });
      const card = (take: number) => ({
        type: 'generate/image',
        version: 1,
        inputs: { prompt: 'a card', resolution: '1K', ratio: '1:1', take },
      });
      const nodes = {
        one: card(1),
        two: card(2),
        ...shot({ images: [{ from: 'one.image' }], prompt: 'as @one' }),
      };
      const { outputs, failures } = await bench.run(nodes, { one: 'one.image', two: 'two.image', ...wanted });
      expect(failures).toEqual([]);
      const [one, two] = [outputs!.one, outputs!.two] as [ImageValue, ImageValue];
      expect(one.info).toMatchObject({ width: 1024, height: 1024 });
      const pixels = async (image: ImageValue) => {
        const context = { host, signal: new AbortController().signal };
        const { expr } = await renderMedia(image, { format: 'rawvideo' }, context);
        return new Uint8Array(await (await host.assets.get(expr.args.hash as string)).arrayBuffer());
      };
      const [first, second] = [await pixels(one), await pixels(two)];
      expect(first.subarray(0, 3)).not.toEqual(second.subarray(0, 3));
      expect(first.some((value) => value > 230)).toBe(true);
      const { image } = bench.seen[0]!.body as { readonly image: readonly string[] };
      expect(image[0]).toMatch(/^data:image\/png;base64,iVBOR/);
    } finally {
      await host.dispose();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
