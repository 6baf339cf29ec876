import { describe, expect, it } from 'vitest';
import type { Fetch } from '../http/transport.ts';
import { media } from '../testing/requests.ts';
import { createResolve } from './create-resolve.ts';
import { toDataUrl } from './data-url.ts';
import { falStorage } from './fal-storage.ts';
import type { Publisher } from './publisher.ts';
import { replicateFiles } from './replicate-files.ts';
import { s3Publisher } from './s3.ts';
import { presign } from './sign-v4.ts';
import { webServer } from './web-server.ts';

const signal = new AbortController().signal;
const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const KEY = 'secret-of-the-test';
const clip = media('video');
const bytes = new Blob(['clip']);
const AWS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

/** Answers in turn, and what was asked. */
function scripted(...answers: readonly (() => Response)[]) {
  const seen: { readonly url: string; readonly init: RequestInit }[] = [];
  const fetch: Fetch = async (url, init) => {
    seen.push({ url, init });
    const answer = answers[seen.length - 1];
    if (!answer) throw new TypeError(`connection lost ${url}`);
    return answer();
  };
  return { seen, fetch };
}

describe('signing', () => {
  it("gives the signature of the vendor's published example", async () => {
    const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt');
    const now = Date.UTC(2013, 4, 24);
    const signed = await presign({ method: 'GET', url, region: 'us-east-1', expiresSeconds: 86_400, now }, AWS);
    expect(new URL(signed).searchParams.get('X-Amz-Signature')).toBe(
      'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    );
  });

  it('signs the token of temporary credentials', async () => {
    const url = new URL('https://b.example.com/x');
    const what = { method: 'PUT', url, region: 'auto', expiresSeconds: 60, now: NOW } as const;
    const signed = await presign(what, { ...AWS, sessionToken: 'a/b+c' });
    expect(signed).toContain('&X-Amz-Security-Token=a%2Fb%2Bc&X-Amz-SignedHeaders=host&X-Amz-Signature=');
  });
});

describe('S3-compatible store', () => {
  const setup = {
    endpoint: 'https://s3.example.com',
    region: 'auto',
    bucket: 'films',
    credentials: () => AWS,
    now: () => NOW,
  };

  it.each([
    ['path', 'https://s3.example.com/films/refs/a%20b/'],
    ['host', 'https://films.s3.example.com/refs/a%20b/'],
  ] as const)('writes the object and gives an address to read it, style %s', async (style, start) => {
    const { fetch, seen } = scripted(() => new Response());
    const publisher = s3Publisher({ ...setup, fetch, style, prefix: 'refs/a b/' });
    const { url, expiresAt } = await publisher.publish(clip, bytes, signal);
    expect(seen[0]!.url.startsWith(`${start}${clip.content}.mp4?X-Amz-Algorithm`)).toBe(true);
    expect(seen[0]!.init).toMatchObject({ method: 'PUT', headers: { 'content-type': 'video/mp4' } });
    expect(url.startsWith(`${start}${clip.content}.mp4?`)).toBe(true);
    expect(url).not.toBe(seen[0]!.url);
    expect(expiresAt).toBe(NOW + 86_400_000);
  });

  it('shows neither signature nor secret when it fails', async () => {
    for (const { fetch } of [scripted(() => new Response('', { status: 403 })), scripted()]) {
      const error = (await s3Publisher({ ...setup, fetch, style: 'path' })
        .publish(clip, bytes, signal)
        .catch((caught: unknown) => caught)) as Error;
      const said = `${error.stack} ${(error.cause as Error | undefined)?.stack}`;
      expect(said).toMatch(/upload to https:\/\/s3\.example\.com\/films/);
      expect(said).not.toMatch(/X-Amz-Signature=[0-9a-f]|wJalr/);
    }
  });

  it('refuses a life that no store signs', () => {
    expect(() => s3Publisher({ ...setup, fetch, style: 'path', expiresSeconds: 10 })).toThrow(RangeError);
  });
});

describe('fal storage', () => {
  const addresses = (upload: string) => () =>
    Response.json({ upload_url: upload, file_url: 'https://v3.fal.media/files/clip.mp4' });

  it('asks for addresses with the key and uploads without it', async () => {
    const { fetch, seen } = scripted(addresses('https://up.fal.media/put?sig=1'), () => new Response());
    const got = await falStorage({ fetch, key: () => KEY, now: () => NOW }).publish(clip, bytes, signal);
    expect(got).toEqual({ url: 'https://v3.fal.media/files/clip.mp4', expiresAt: NOW + 86_400_000 });
    expect(seen.map(({ url, init }) => `${init.method} ${url}`)).toEqual([
      'POST https://rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3',
      'PUT https://up.fal.media/put?sig=1',
    ]);
    expect(JSON.parse(String(seen[0]!.init.body))).toEqual({
      content_type: 'video/mp4',
      file_name: `${clip.content}.mp4`,
    });
    expect(JSON.stringify(seen[1]!.init.headers)).not.toContain(KEY);
  });

  it('uploads to no other host, and nothing too large', async () => {
    const { fetch, seen } = scripted(addresses('http://10.0.0.1/put'));
    const publisher = falStorage({ fetch, key: () => KEY });
    await expect(publisher.publish(clip, bytes, signal)).rejects.toMatchObject({ code: 'provider-refused' });
    const huge = { size: 91e6 } as Blob;
    await expect(publisher.publish(clip, huge, signal)).rejects.toMatchObject({ code: 'input-invalid' });
    expect(seen).toHaveLength(1);
  });
});

describe('Replicate files', () => {
  it('uploads a form and gives the address', async () => {
    const { fetch, seen } = scripted(() =>
      Response.json({ urls: { get: 'https://api.replicate.com/v1/files/f' }, expires_at: '2026-11-23T12:00:00Z' }),
    );
    const got = await replicateFiles({ fetch, key: () => KEY }).publish(clip, bytes, signal);
    expect(got).toEqual({ url: 'https://api.replicate.com/v1/files/f', expiresAt: NOW + 86_400_000 });
    const { body, headers } = seen[0]!.init;
    expect(await ((body as FormData).get('content') as File).text()).toBe('clip');
    expect(headers).not.toHaveProperty('content-type');
  });
});

describe('data URLs', () => {
  it('hold all bytes and a type in lower case', async () => {
    const all = new Uint8Array(100_001).map((_, at) => at % 256);
    const url = await toDataUrl({ ...media('image'), mimeType: 'image/PNG' }, new Blob([all]));
    expect(url.startsWith('data:image/png;base64,')).toBe(true);
    const back = await (await fetch(url)).arrayBuffer();
    expect(new Uint8Array(back)).toEqual(all);
  });
});

describe("a web server of one's own", () => {
  const SECRET = 'Bearer upload-secret-of-the-test';
  const setup = {
    putUrl: 'https://media.example.com/in/{name}',
    publicUrl: 'https://cdn.example.com/{name}',
    headers: () => ({ authorization: SECRET }),
  };

  it('writes the file with its headers and gives the public address', async () => {
    const { fetch, seen } = scripted(() => new Response(null, { status: 201 }));
    const got = await webServer({ ...setup, fetch }).publish(clip, bytes, signal);
    expect(got).toEqual({ url: `https://cdn.example.com/${clip.content}.mp4`, expiresAt: Infinity });
    expect(seen).toMatchObject([
      {
        url: `https://media.example.com/in/${clip.content}.mp4`,
        init: {
          method: 'PUT',
          redirect: 'manual',
          headers: { authorization: SECRET, 'content-type': 'video/mp4' },
        },
      },
    ]);
  });

  it('says when its files go', async () => {
    const { fetch } = scripted(() => new Response());
    const got = await webServer({ ...setup, fetch, keepSeconds: 7200, now: () => NOW }).publish(clip, bytes, signal);
    expect(got.expiresAt).toBe(NOW + 7_200_000);
  });

  it.each([
    ['provider-refused', () => new Response('', { status: 403 })],
    ['provider-refused', () => new Response('', { status: 302, headers: { location: 'https://evil.example.com' } })],
    ['provider-busy', () => new Response('', { status: 503 })],
    [
      'provider-busy',
      () => {
        throw new TypeError(`invalid header ${SECRET}`);
      },
    ],
  ] as const)('tells %s without its headers', async (code, answer) => {
    const { fetch, seen } = scripted(answer);
    const error = (await webServer({ ...setup, fetch })
      .publish(clip, bytes, signal)
      .catch((caught: unknown) => caught)) as Error;
    expect(error).toMatchObject({ code });
    expect(`${error.stack} ${(error.cause as Error | undefined)?.stack}`).not.toContain(SECRET);
    expect(seen).toHaveLength(1);
  });

  it.each(['', 'two\r\nlines', 'ünusual'])('sends nothing with a header that cannot be: %j', async (value) => {
    const { fetch, seen } = scripted();
    const publisher = webServer({ ...setup, fetch, headers: () => ({ 'x-token': value }) });
    await expect(publisher.publish(clip, bytes, signal)).rejects.toThrow(
      /^header x-token of the upload .*set its variable/,
    );
    expect(seen).toEqual([]);
  });
});

describe('reaching media', () => {
  const counting = () => {
    const published: string[] = [];
    const publisher: Publisher = {
      async publish({ content }) {
        published.push(content);
        return { url: `https://x/${published.length}`, expiresAt: NOW + 2 * 3_600_000 };
      },
    };
    return { published, publisher };
  };
  const load = async () => bytes;
  const still = media('image');
  const inline = { inline: true, room: 1e6, signal };
  const outside = { inline: false, room: 0, signal };

  it('puts small pictures into the request and publishes the rest once per life of an address', async () => {
    const { publisher, published } = counting();
    let now = NOW;
    const sizes: { readonly [content: string]: Blob } = { [media('image', 1).content]: new Blob(['x'.repeat(1001)]) };
    const loaded: string[] = [];
    const resolve = createResolve({
      load: async (content) => {
        loaded.push(content);
        return sizes[content] ?? bytes;
      },
      publisher,
      inlineBytes: 1000,
      now: () => now,
    });
    expect(await resolve(still, inline)).toEqual({ dataUrl: 'data:image/png;base64,Y2xpcA==' });
    expect(await resolve(media('image', 1), inline)).toEqual({ url: 'https://x/1' });
    expect(await resolve(clip, outside)).toEqual({ url: 'https://x/2' });
    expect(await resolve(clip, outside)).toEqual({ url: 'https://x/2' });
    expect(loaded).toHaveLength(3);
    now += 3_600_000;
    expect(await resolve(clip, outside)).toEqual({ url: 'https://x/3' });
    expect(published).toHaveLength(3);
  });

  it('publishes what has no room, and what the provider does not take inside', async () => {
    const { publisher } = counting();
    const url = 'data:image/png;base64,Y2xpcA==';
    const resolve = createResolve({ load, publisher });
    expect(await resolve(still, { ...inline, room: url.length })).toEqual({ dataUrl: url });
    expect(await resolve(still, { ...inline, room: url.length - 1 })).toEqual({ url: 'https://x/1' });
    const never = createResolve({ load, publisher, inlineKinds: ['audio'] });
    expect(await never(still, inline)).toEqual({ url: 'https://x/2' });
  });

  it('shares addresses of what was published', async () => {
    const { publisher, published } = counting();
    const known = new Map();
    for (let at = 0; at < 2; at++) {
      const resolve = createResolve({ load, publisher, published: known, now: () => NOW });
      expect(await resolve(clip, outside)).toEqual({ url: 'https://x/1' });
    }
    expect(published).toHaveLength(1);
  });

  it('says what to set up when a local clip has nowhere to go, before anything is made of it', async () => {
    const never = () => Promise.reject(new Error('must not be called'));
    await expect(createResolve({ load: never })(clip, outside)).rejects.toMatchObject({
      code: 'capability-missing',
      details: { input: 'videos' },
      message: expect.stringMatching(
        /^video 200000000000: a local video needs an address .*nothing is configured to publish it; set SHOTGRAPH_S3_ENDPOINT/,
      ),
    });
  });

  it('takes a large picture inside rather than not at all, as long as there is room', async () => {
    const resolve = createResolve({ load: async () => new Blob([new Uint8Array(5e6)]) });
    expect(await resolve(still, { ...inline, room: 7e6 })).toHaveProperty('dataUrl');
    await expect(resolve(still, inline)).rejects.toThrow(
      /^image 100000000000: the request has no room left for its 5000000 bytes/,
    );
  });
});
