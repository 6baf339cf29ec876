import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type EmulatorOptions, startEmulator } from './index.ts';
import { bench, TASK, TASKS } from './testing/bench.ts';

async function started(options: EmulatorOptions = {}) {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  return emulator;
}

/** Sends bytes as they are, which `fetch` would not. @returns the status */
async function raw(url: string, head: string): Promise<number> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(`${head}\r\nConnection: close\r\n\r\n`);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  await once(socket, 'close');
  return Number(/^HTTP\/1\.1 (\d+)/.exec(Buffer.concat(chunks).toString())?.[1]);
}

describe('startEmulator', () => {
  it('tells its addresses as environment variables, with keys that are accepted', async () => {
    const { url, env } = await started();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(env).toEqual({
      ARK_BASE_URL: `${url}/ark/api/v3`,
      CHAT_BASE_URL: `${url}/ark/api/v3`,
      FAL_QUEUE_URL: `${url}/fal/queue`,
      FAL_STORAGE_URL: `${url}/fal/rest`,
      REPLICATE_BASE_URL: `${url}/replicate/v1`,
      ...{ ARK_API_KEY: 'emulator', FAL_KEY: 'emulator', REPLICATE_API_TOKEN: 'emulator' },
    });
    expect(await (await fetch(url)).json()).toMatchObject({ env });
  });

  it('accepts one key only when it was given one, and tells it nobody', async () => {
    const at = await bench({ key: 'the-right-one' });
    const status = async (authorization: string) => (await at.ask('GET', TASKS, undefined, { authorization })).status;
    expect([await status('Bearer the-right-one'), await status('Bearer another')]).toEqual([200, 401]);
    expect(JSON.stringify([at.env, at.stats(), (await at.ask('GET', '/')).json])).not.toContain('the-right-one');
  });

  it.each([
    [{ queueSeconds: -1 }, 'queueSeconds must be from 0 to 86400 seconds, got -1'],
    [{ concurrency: 0 }, 'concurrency must be at least 1, got 0'],
    [{ key: '' }, 'key must not be empty'],
    [{ faults: [{ on: 'get', kind: 'reset-after-accept' }] }, '"reset-after-accept" can happen on create only'],
  ] satisfies [EmulatorOptions, string][])('refuses %j', async (options, message) => {
    await expect(startEmulator(options)).rejects.toThrow(message);
  });

  it('says when its port is taken', async () => {
    const { url } = await started();
    await expect(startEmulator({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('lets go of who waits for an answer when it is closed', async () => {
    const emulator = await startEmulator({ faults: [{ on: 'list', kind: 'hang' }] });
    const asked = fetch(`${emulator.url}${TASKS}`);
    await expect.poll(() => emulator.stats().faults.hang).toBe(1);
    const failed = expect(asked).rejects.toThrow();
    await emulator.close();
    await failed;
  });
});

describe('the server', () => {
  it.each([
    ['its address', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT', 200],
    ['its name', 'GET / HTTP/1.1\r\nHost: localhost:PORT', 200],
    ['another port', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:1', 403],
    ['no port', 'GET / HTTP/1.1\r\nHost: 127.0.0.1', 403],
    ['another name', 'GET / HTTP/1.1\r\nHost: rebound.example.com:PORT', 403],
    ['a longer name', 'GET / HTTP/1.1\r\nHost: localhost.example.com:PORT', 403],
    ['a page', 'POST /_reset HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: https://example.com', 403],
    ['a page without origin', 'GET /_stats HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nSec-Fetch-Site: cross-site', 403],
    ['an address as target', 'GET http://example.com/_stats HTTP/1.1\r\nHost: 127.0.0.1:PORT', 400],
    ['a target of another host', 'GET //example.com/_stats HTTP/1.1\r\nHost: 127.0.0.1:PORT', 404],
    ['a way out of a folder', 'GET /files/ark/../../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1:PORT', 404],
    ['a hidden way out', 'GET /files/ark/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: 127.0.0.1:PORT', 403],
    ['nothing', 'GET /nothing HTTP/1.1\r\nHost: 127.0.0.1:PORT', 404],
  ])('answers %s with the right status', async (_, head, status) => {
    const { url } = await bench();
    expect(await raw(url, head.replace('PORT', new URL(url).port))).toBe(status);
  });

  it('allows no page to read its answers', async () => {
    const { headers } = await fetch((await bench()).url);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('counts requests and accepted jobs, and forgets them when reset', async () => {
    const at = await bench();
    const { json } = await at.ask('POST', TASKS, TASK);
    await at.ask('POST', TASKS, {});
    await at.ask('GET', TASKS);
    expect((await at.ask('GET', '/_stats')).json).toEqual({
      requests: { ark: { create: 2, list: 1 } },
      accepted: [
        {
          ...{ provider: 'ark', id: json.id, at: '2026-11-22T17:06:44.000Z', model: TASK.model, seed: 42 },
          bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
      ...{ unfinished: { now: 1, most: 1 }, faults: {}, callbacksNotSent: 0 },
    });
    await at.ask('POST', '/_reset');
    expect((await at.ask('GET', '/_stats')).json).toMatchObject({
      requests: {},
      accepted: [],
      unfinished: { now: 0, most: 0 },
    });
    expect((await at.ask('GET', TASKS)).json.total).toBe(0);
  });

  it('takes faults while it runs, and tells which are left', async () => {
    const at = await bench();
    const faults = [{ on: 'list', kind: 429, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' }];
    expect((await at.ask('POST', '/_faults', faults)).json).toMatchObject([{ on: 'list', kind: '429', times: 1 }]);
    const refused = await at.ask('GET', TASKS);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, 'Wed, 21 Oct 2026 07:28:00 GMT']);
    expect((await at.ask('GET', '/_faults')).json).toEqual([]);
    expect((await at.ask('POST', '/_faults', [{ on: 'list' }])).json.error).toContain('0.kind');
    at.setFaults([{ on: 'list', kind: '500', times: 'always' }]);
    await at.ask('DELETE', '/_faults');
    expect((await at.ask('GET', TASKS)).status).toBe(200);
    expect(at.faults()).toEqual([]);
  });

  it('refuses input by moderation in the words of each provider', async () => {
    const at = await bench();
    at.setFaults([{ on: 'create', kind: 'moderation-input', times: 'always' }]);
    expect((await at.ask('POST', TASKS, TASK)).json.error.code).toBe('InputTextSensitiveContentDetected');
    const fal = (await at.ask('POST', '/fal/queue/bytedance/seedance-2.0/text-to-video', { prompt: 'x' })).json;
    const result = await at.ask('GET', new URL(fal.response_url).pathname);
    expect([result.status, result.json.detail[0].type]).toEqual([422, 'content_policy_violation']);
    const input = { prompt: 'x' };
    const { id } = (await at.ask('POST', '/replicate/v1/models/bytedance/seedance-2.0/predictions', { input })).json;
    at.clock.advance(3);
    expect((await at.ask('GET', `/replicate/v1/predictions/${id}`)).json).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('E005'),
    });
  });
});
