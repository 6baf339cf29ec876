import { registerHooks } from 'node:module';
import { probe } from '@shotgraph/nodes/emulation';
import Replicate, { validateWebhook } from 'replicate';
import { describe, expect, it } from 'vitest';
import { type Bench, bench } from './testing/bench.ts';
import { listen } from './testing/listener.ts';
import { greyPng } from './testing/pictures.ts';

// Packages of others may publish sources under the condition this repository uses for its own.
registerHooks({
  resolve(specifier, context, next) {
    const foreign = context.parentURL?.includes('/node_modules/') === true;
    const conditions = context.conditions.filter((condition) => !(foreign && condition === 'source'));
    return next(specifier, { ...context, conditions });
  },
});
const { createFalClient } = await import('@fal-ai/client');

const PICTURE = new Blob([new Uint8Array(greyPng(800, 600))], { type: 'image/png' });
const INSTANT = { queueSeconds: 0, runSeconds: 0 };

const clipAt = async (url: string) => probe(await (await fetch(url)).blob(), 'clip');

/** The client knows its hosts by heart; only its `fetch` can be told otherwise. */
function falAt({ env }: Bench) {
  const hosts = [
    ['https://queue.fal.run', env.FAL_QUEUE_URL!],
    ['https://rest.fal.ai', env.FAL_STORAGE_URL!],
  ] as const;
  const redirect: typeof fetch = (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    const [from = '', to = ''] = hosts.find(([host]) => url.startsWith(host)) ?? [];
    return fetch(`${to}${url.slice(from.length)}`, init);
  };
  return createFalClient({ credentials: 'any-key', fetch: redirect });
}

describe('the official client of fal', () => {
  it('uploads a file, submits, follows and reads the result', async () => {
    const at = await bench();
    const fal = falAt(at);
    const image_url = await fal.storage.upload(PICTURE);
    const endpoint = 'bytedance/seedance-2.0/image-to-video';
    const { request_id: requestId } = await fal.queue.submit(endpoint, {
      input: { prompt: 'a fox', image_url, duration: '4', resolution: '480p' },
    });
    expect((await fal.queue.status(endpoint, { requestId })).status).toBe('IN_QUEUE');
    at.clock.advance(1);
    expect((await fal.queue.status(endpoint, { requestId, logs: true })).status).toBe('IN_PROGRESS');
    at.clock.advance(2);
    expect((await fal.queue.status(endpoint, { requestId })).status).toBe('COMPLETED');
    const { data } = await fal.queue.result(endpoint, { requestId });
    expect((await clipAt((data as { video: { url: string } }).video.url)).info).toMatchObject({
      width: 94,
      height: 70,
    });
  });

  it('subscribes, cancels, and tells what was wrong with an input', async () => {
    const at = await bench();
    const fal = falAt(at);
    const endpoint = 'bytedance/seedance-2.0/text-to-video';
    const { request_id: requestId } = await fal.queue.submit(endpoint, { input: { prompt: 'a fox' } });
    await fal.queue.cancel(endpoint, { requestId });
    const instant = falAt(await bench(INSTANT));
    const { data } = await instant.subscribe(endpoint, {
      input: { prompt: 'a fox', duration: '4', resolution: '480p' },
    });
    expect(data).toMatchObject({ video: { content_type: 'video/mp4' } });
    const wrong = instant.subscribe(endpoint, { input: { prompt: 'a fox', duration: '99' } });
    await expect(wrong).rejects.toMatchObject({ status: 422, body: { detail: [{ type: 'literal_error' }] } });
  });
});

const replicateAt = ({ env }: Bench) => new Replicate({ auth: 'any-key', baseUrl: env.REPLICATE_BASE_URL! });
const MODEL = 'bytedance/seedance-2.0';

describe('the official client of Replicate', () => {
  it('uploads a file with the input, waits and gives the output', async () => {
    const at = await bench({ queueSeconds: 0, runSeconds: 0 });
    const input = { prompt: 'a fox', image: PICTURE, aspect_ratio: 'adaptive', duration: 4, resolution: '480p' };
    const output = await replicateAt(at).run(MODEL, { input });
    expect((await clipAt(String(output))).info).toMatchObject({ width: 94, height: 70 });
  });

  it('creates, reads, lists, pages and cancels', async () => {
    const at = await bench();
    const replicate = replicateAt(at);
    const created = await replicate.predictions.create({ model: MODEL, input: { prompt: 'a fox' } });
    expect(created.status).toBe('starting');
    expect((await replicate.predictions.get(created.id)).id).toBe(created.id);
    expect((await replicate.predictions.cancel(created.id)).status).toBe('canceled');
    for await (const page of replicate.paginate(replicate.predictions.list))
      expect(page.map(({ id }) => id)).toEqual([created.id]);
    const file = await replicate.files.create(PICTURE);
    expect((await replicate.files.get(file.id)).content_type).toBe('image/png');
    expect(await replicate.files.delete(file.id)).toBe(true);
    await expect(replicate.predictions.create({ model: MODEL, input: {} })).rejects.toThrow('prompt is required');
  });

  it('finds its webhooks genuine, and forged ones not', async () => {
    const at = await bench({ ...INSTANT, faults: [{ on: 'callback', kind: 'forged-callback' }] });
    const replicate = replicateAt(at);
    const { url, next } = await listen();
    const webhook = { webhook: url, webhook_events_filter: ['completed' as const] };
    await replicate.predictions.create({ model: MODEL, input: { prompt: 'a fox' }, ...webhook });
    const { key } = await replicate.webhooks.default.secret.get();
    const genuine = async () => {
      const { body, headers } = await next();
      const header = (name: string) => String(headers[`webhook-${name}`]);
      return validateWebhook({
        id: header('id'),
        timestamp: header('timestamp'),
        signature: header('signature'),
        body,
        secret: key,
      });
    };
    expect([await genuine(), await genuine()]).toEqual([false, true]);
  });
});
