import { describe, expect, it } from 'vitest';
import { CANARY } from '../../../nodes/src/providers/testing/contract.ts';
import { codeOf, pageOf, request, studio, upstream } from './testing/studio.ts';

describe('a result', () => {
  const MEGABYTE = 2 ** 20;

  it('arrives as it is made, and whole', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const origin = await upstream(async (_, answer) => {
      answer.writeHead(200, { 'content-type': 'text/html', 'content-length': 64 * MEGABYTE });
      answer.write(Buffer.alloc(MEGABYTE, 1));
      await held;
      for (let piece = 1; piece < 64; piece++) {
        if (!answer.write(Buffer.alloc(MEGABYTE, piece))) await new Promise((drained) => answer.once('drain', drained));
      }
      answer.end();
    });
    const { page } = await pageOf({ env: { ARK_API_KEY: CANARY, ARK_BASE_URL: origin } });
    const url = encodeURIComponent(`${origin}/clip.mp4`);
    const answer = await request(page, `/api/download?route=ark-byteplus&url=${url}`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'content-length': String(64 * MEGABYTE),
    });
    const reader = answer.body!.getReader();
    // The rest is not there yet.
    let bytes = (await reader.read()).value!.length;
    release();
    for (let read = await reader.read(); !read.done; read = await reader.read()) bytes += read.value.length;
    expect(bytes).toBe(64 * MEGABYTE);
  });

  it('that breaks off does not pass for a whole one', async () => {
    const origin = await upstream((_, answer) => {
      answer.writeHead(200);
      answer.write('half', () => setImmediate(() => answer.destroy()));
    });
    const { page } = await pageOf({ env: { ARK_API_KEY: CANARY, ARK_BASE_URL: origin } });
    const url = encodeURIComponent(`${origin}/clip.mp4`);
    const answer = await request(page, `/api/download?route=ark-byteplus&url=${url}`);
    await expect(answer.blob()).rejects.toThrow();
  });

  it('that is too long is refused', async () => {
    const origin = await upstream((_, answer) => void answer.writeHead(200, { 'content-length': 2 ** 31 }).write('x'));
    const { page } = await pageOf({ env: { ARK_API_KEY: CANARY, ARK_BASE_URL: origin } });
    const url = encodeURIComponent(`${origin}/clip.mp4`);
    const answer = await request(page, `/api/download?route=ark-byteplus&url=${url}`);
    expect([answer.status, await codeOf(answer)]).toEqual([502, 'provider-refused']);
  });

  it('comes from the hosts of its route only, on every hop', async () => {
    let hits = 0;
    const inner = await upstream((_, answer) => {
      hits++;
      answer.writeHead(200).end('private');
    });
    const origin = await upstream((asked, answer) => {
      if (asked.url === '/back') answer.writeHead(302, { location: '/clip.mp4' }).end();
      else if (asked.url === '/away') answer.writeHead(302, { location: `${inner}/x` }).end();
      else answer.writeHead(200).end('clip');
    });
    const { page } = await pageOf({ env: { ARK_API_KEY: CANARY, ARK_BASE_URL: origin } });
    const get = (url: string, route = 'ark-byteplus') =>
      request(page, `/api/download?route=${route}&url=${encodeURIComponent(url)}`);
    expect(await (await get(`${origin}/back`)).text()).toBe('clip');
    const foreign = [
      `${origin}/away`,
      `${inner}/x`,
      'http://169.254.169.254/latest/meta-data',
      'http://localhost/x',
      'file:///etc/passwd',
      'https://evil.example.com/x.mp4',
      'https://fal.media.evil.example.com/x.mp4',
      'https://user:pass@fal.media/x.mp4',
      'http://fal.media/x.mp4',
      `${page.origin}/api/setup`,
      'data:text/plain,x',
      'nonsense',
      '',
    ];
    for (const url of foreign) {
      const answer = await get(url);
      expect([answer.status, await codeOf(answer)], url).toEqual([502, 'provider-refused']);
    }
    expect((await get(`${origin}/clip.mp4`, 'fal')).status).toBe(502);
    expect((await get(`${origin}/clip.mp4`, 'none')).status).toBe(502);
    expect(hits).toBe(0);
  });
});

describe('publishing', () => {
  it('takes media by what they are, and nothing else', async () => {
    const { page } = await studio();
    const content = 'a'.repeat(64);
    const post = (path: string) =>
      request(page, path, { method: 'POST', body: 'x', headers: { 'content-type': 'application/octet-stream' } });
    const wrong = [
      'kind=video&content=../../x&mime=video/mp4',
      `kind=text&content=${content}&mime=text/html`,
      `kind=video&content=${content}&mime=text/html`,
      `kind=video&content=${content}&mime=video/mp4%0d%0ax:y`,
      `kind=video&content=${content.toUpperCase()}&mime=video/mp4`,
      'kind=',
    ];
    for (const query of wrong) expect((await post(`/api/publish/ark-byteplus?${query}`)).status, query).toBe(400);
    const right = `kind=video&content=${content}&mime=video/mp4`;
    const nowhere = await post(`/api/publish/ark-byteplus?${right}`);
    expect([nowhere.status, await codeOf(nowhere)]).toEqual([502, 'capability-missing']);
    expect((await post(`/api/publish/none?${right}`)).status).toBe(404);
  });
});
