import { createHash, createPublicKey, verify } from 'node:crypto';
import { probe } from '@shotgraph/nodes/emulation';
import { describe, expect, it } from 'vitest';
import { type Bench, bench } from '../testing/bench.ts';
import { listen } from '../testing/listener.ts';
import { greyPng, greyUrl } from '../testing/pictures.ts';

const TEXT = '/fal/queue/bytedance/seedance-2.0/fast/text-to-video';
const REFERENCE = '/fal/queue/bytedance/seedance-2.0/reference-to-video';
const INPUT = { prompt: 'a fox', resolution: '480p', duration: '4', aspect_ratio: '16:9' };

const pathOf = (url: string) => new URL(url).pathname;

async function submit(at: Bench, input: object = INPUT, path = TEXT) {
  const { status, json } = await at.ask('POST', path, input);
  expect(status).toBe(200);
  return json as {
    request_id: string;
    status_url: string;
    response_url: string;
    cancel_url: string;
    queue_position: number;
  };
}

describe('a request to fal', () => {
  it('waits, runs and completes, at addresses of owner and app', async () => {
    const at = await bench();
    const job = await submit(at);
    const base = `${at.env.FAL_QUEUE_URL}/bytedance/seedance-2.0/requests/${job.request_id}`;
    expect(job).toMatchObject({
      status_url: `${base}/status`,
      response_url: base,
      cancel_url: `${base}/cancel`,
      queue_position: 0,
    });
    const status = () => at.ask('GET', `${pathOf(job.status_url)}?logs=1`);
    expect(await status()).toMatchObject({ status: 202, json: { status: 'IN_QUEUE', queue_position: 0 } });
    expect((await at.ask('GET', pathOf(job.response_url))).status).toBe(400);
    at.clock.advance(1);
    expect(await status()).toMatchObject({
      status: 202,
      json: { status: 'IN_PROGRESS', logs: [{ message: 'rendering' }] },
    });
    at.clock.advance(2);
    expect(await status()).toMatchObject({
      status: 200,
      json: { status: 'COMPLETED', metrics: { inference_time: 2 } },
    });
    const { json } = await at.ask('GET', pathOf(job.response_url));
    expect(json).toEqual({
      video: { url: expect.stringMatching(/^http/), content_type: 'video/mp4', file_name: 'video.mp4' },
      seed: expect.any(Number),
    });
    const clip = await probe(await (await fetch(json.video.url)).blob(), 'clip');
    expect(clip.info).toMatchObject({ width: 108, height: 62, fps: 24, seconds: 4 });
  });

  it.each([
    ['no prompt', TEXT, { prompt: undefined }, 'prompt', 'missing'],
    ['a length as a number', TEXT, { duration: 5 }, 'duration', 'literal_error'],
    ['a tier the model lacks', TEXT, { resolution: '1080p' }, 'resolution', 'literal_error'],
    ['a field of another endpoint', TEXT, { image_url: greyUrl(400, 400) }, 'image_url', 'extra_forbidden'],
    ['sound that is no flag', TEXT, { generate_audio: 'yes' }, 'generate_audio', 'bool_type'],
    ['no first frame', '/fal/queue/bytedance/seedance-2.5/image-to-video', {}, 'image_url', 'missing'],
    [
      'ten images',
      REFERENCE,
      { image_urls: Array.from({ length: 10 }, () => 'https://a.example.com/b.png') },
      'image_urls',
      'too_long',
    ],
    ['audio alone', REFERENCE, { audio_urls: ['https://a.example.com/b.mp3'] }, 'audio_urls', 'value_error'],
    ['a task for the older models', REFERENCE, { task: 'editing' }, 'task', 'extra_forbidden'],
    ['an image too small', REFERENCE, { image_urls: [greyUrl(100, 100)] }, 'body', 'value_error'],
  ])('completes with an error for %s: the queue looks at no input', async (_, path, change, field, type) => {
    const at = await bench();
    const job = await submit(at, { ...INPUT, ...change }, path);
    expect((await at.ask('GET', pathOf(job.status_url))).json).toMatchObject({ status: 'COMPLETED', error_type: type });
    const { status, json } = await at.ask('GET', pathOf(job.response_url));
    expect({ status, json }).toMatchObject({
      status: 422,
      json: { detail: [{ loc: ['body', field], type, msg: expect.any(String) }] },
    });
  });

  it('can be cancelled while it waits; what runs does not stop', async () => {
    const at = await bench();
    const [first, second] = [await submit(at), await submit(at)];
    const cancel = ({ cancel_url }: { cancel_url: string }) => at.ask('PUT', pathOf(cancel_url));
    expect(await cancel(first)).toMatchObject({ status: 202, json: { status: 'CANCELLATION_REQUESTED' } });
    expect((await at.ask('GET', pathOf(first.status_url))).json).toMatchObject({
      status: 'COMPLETED',
      error_type: 'client_cancelled',
    });
    at.clock.advance(1);
    expect((await cancel(second)).status).toBe(202);
    at.clock.advance(2);
    expect(await cancel(second)).toMatchObject({ status: 400, json: { status: 'ALREADY_COMPLETED' } });
    expect((await at.ask('GET', pathOf(second.response_url))).status).toBe(200);
  });

  it('waits for others of the same key when only so many run, and moves up when one is cancelled', async () => {
    const at = await bench({ concurrency: 1 });
    const [first, second, third] = [await submit(at), await submit(at), await submit(at)];
    expect([first, second, third].map(({ queue_position }) => queue_position)).toEqual([0, 0, 0]);
    const states = async () => {
      const told = [first, second, third].map(
        async ({ status_url }) => (await at.ask('GET', pathOf(status_url))).json.status,
      );
      return (await Promise.all(told)).join(' ');
    };
    at.clock.advance(1);
    expect(await states()).toBe('IN_PROGRESS IN_QUEUE IN_QUEUE');
    at.clock.advance(2);
    expect(await states()).toBe('COMPLETED IN_PROGRESS IN_QUEUE');
    at.clock.advance(2);
    expect(await states()).toBe('COMPLETED COMPLETED IN_PROGRESS');
    const [running, waiting, last] = [await submit(at), await submit(at), await submit(at)];
    await at.ask('PUT', pathOf(running.cancel_url));
    await at.ask('PUT', pathOf(waiting.cancel_url));
    at.clock.advance(2);
    expect((await at.ask('GET', pathOf(last.status_url))).json.status).toBe('IN_PROGRESS');
  });

  it('is refused for unknown endpoints, keys and ids', async () => {
    const at = await bench({ key: 'right' });
    const authorization = 'Key right';
    expect((await at.ask('POST', TEXT, INPUT)).status).toBe(401);
    expect((await at.ask('POST', '/fal/queue/fal-ai/bytedance/x', INPUT, { authorization })).status).toBe(404);
    expect((await at.ask('POST', `${TEXT}?fal_webhook=nowhere`, INPUT, { authorization })).status).toBe(422);
    expect(
      (await at.ask('GET', '/fal/queue/bytedance/seedance-2.0/requests/x/status', undefined, { authorization })).status,
    ).toBe(404);
  });

  it('tells its end to a webhook, signed', async () => {
    const at = await bench({ queueSeconds: 0, runSeconds: 0 });
    const listener = await listen();
    const { request_id } = await submit(at, INPUT, `${TEXT}?fal_webhook=${encodeURIComponent(listener.url)}`);
    const { body, headers } = await listener.next();
    expect(JSON.parse(body)).toMatchObject({
      request_id,
      status: 'OK',
      payload: { video: { content_type: 'video/mp4' } },
    });
    const header = (name: string) => String(headers[`x-fal-webhook-${name}`]);
    const hash = createHash('sha256').update(body).digest('hex');
    const message = [header('request-id'), header('user-id'), header('timestamp'), hash].join('\n');
    const { keys } = (await at.ask('GET', '/fal/rest/.well-known/jwks.json')).json;
    const key = createPublicKey({ key: keys[0], format: 'jwk' });
    expect(verify(null, Buffer.from(message), key, Buffer.from(header('signature'), 'hex'))).toBe(true);
  });
});

describe('storage of fal', () => {
  const initiate = (at: Bench, headers = {}) =>
    at.ask(
      'POST',
      '/fal/rest/storage/upload/initiate?storage_type=fal-cdn-v3',
      { content_type: 'image/png', file_name: '../a b.png' },
      headers,
    );

  it('takes a file once and gives it back; requests can refer to it', async () => {
    const at = await bench();
    const { upload_url, file_url } = (await initiate(at)).json;
    expect(file_url).toMatch(/\/fal\/files\/[0-9a-f]{32}\/a-b\.png$/);
    expect((await fetch(file_url)).status).toBe(404);
    const put = () =>
      fetch(upload_url, {
        method: 'PUT',
        body: new Uint8Array(greyPng(800, 600)),
        headers: { 'content-type': 'image/png' },
      });
    expect([(await put()).status, (await put()).status]).toEqual([200, 409]);
    const file = await fetch(file_url);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(greyPng(800, 600));
    expect(file.headers.get('content-disposition')).toBe('attachment');
    const job = await submit(at, { ...INPUT, aspect_ratio: 'auto', image_urls: [file_url] }, REFERENCE);
    at.clock.advance(3);
    const { json } = await at.ask('GET', pathOf(job.response_url));
    expect((await probe(await (await fetch(json.video.url)).blob(), 'clip')).info).toMatchObject({
      width: 94,
      height: 70,
    });
  });

  it('forgets a file after its time', async () => {
    const at = await bench();
    const lifecycle = { 'x-fal-object-lifecycle': JSON.stringify({ expiration_duration_seconds: 60 }) };
    const { upload_url } = (await initiate(at, lifecycle)).json;
    at.clock.advance(60);
    expect((await fetch(upload_url, { method: 'PUT', body: 'x' })).status).toBe(404);
    expect((await at.ask('POST', '/fal/rest/storage/upload/initiate', {})).status).toBe(422);
  });
});
