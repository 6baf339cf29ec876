import { describe, expect, it } from 'vitest';
import { media, TEXT } from '../testing/requests.ts';
import { createJob } from './create-job.ts';
import { download } from './download.ts';
import { isAllowed, showUrl } from './hosts.ts';
import { INLINE_BUDGET, type ResolveMedia, resolveAll } from './media-inputs.ts';
import { policedFetch } from './policed-fetch.ts';
import { redact } from './redact.ts';
import { MAX_RETRY_AFTER_MS, parseRetryAfter } from './retry-after.ts';
import { createTransport, type Fetch } from './transport.ts';

const signal = new AbortController().signal;
const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

describe('Retry-After', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    ['5', 5000],
    [' 1.5 ', 1500],
    ['0', 0],
    ['-1', undefined],
    ['1e3', undefined],
    ['Infinity', undefined],
    ['9'.repeat(400), MAX_RETRY_AFTER_MS],
    ['5 apples', undefined],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['Sun, 22 Nov 2099 11:00:00 GMT', MAX_RETRY_AFTER_MS],
    ['Sun, 99 Nov 2026 11:00:00 GMT', undefined],
  ])('%s is %s ms', (value, expected) => {
    expect(parseRetryAfter(value, NOW)).toBe(expected);
  });
});

describe('redaction', () => {
  const key = 'sk-Ä/4+secret=key';
  it.each(['', 'a', 'ab', 'user:'])('finds the key in base64 behind "%s"', (before) => {
    const bytes = new TextEncoder().encode(`${before}${key} and more`);
    const encoded = btoa(String.fromCharCode(...bytes));
    expect(redact(`Basic ${encoded}`, [key])).toContain('[hidden]');
    expect(redact(encoded.replaceAll('+', '-').replaceAll('/', '_'), [key])).toContain('[hidden]');
  });

  it('hides plain and URL-encoded keys, and leaves everything else as it is', () => {
    expect(redact(`${key} ${encodeURIComponent(key)} rest`, [key])).toBe('[hidden] [hidden] rest');
    expect(redact('a key is a key', ['key'])).toBe('a key is a key');
  });
});

describe('hosts', () => {
  const allowed = ['*.volces.com', 'fal.media', 'http://127.0.0.1:8123'];
  it.each([
    ['https://a.b.volces.com/x', true],
    ['https://fal.media/x', true],
    ['http://127.0.0.1:8123/x', true],
    ['https://volces.com/x', false],
    ['https://evilvolces.com/x', false],
    ['https://a.volces.com.evil.com/x', false],
    ['http://a.volces.com/x', false],
    ['https://a.volces.com:8443/x', false],
    ['https://v3.fal.media/x', false],
    ['https://user:word@fal.media/x', false],
    ['http://127.0.0.1:8124/x', false],
    ['http://localhost:8123/x', false],
    ['file:///etc/passwd', false],
  ])('%s: %s', (url, expected) => {
    expect(isAllowed(new URL(url), allowed)).toBe(expected);
  });

  it('shows addresses without what gives rights', () => {
    expect(showUrl('https://me:word@fal.media/x?sig=1#y')).toBe('https://fal.media/x');
    expect(showUrl('nonsense')).toBe('an address that cannot be read');
  });
});

describe('transport', () => {
  const options = { baseUrl: 'https://api.example.com/v1', key: () => 'a-long-secret', scheme: 'Bearer' } as const;

  it('reads the key at every call, and sends it in the header alone, without cookies or redirects', async () => {
    const seen: [string, RequestInit][] = [];
    let asked = 0;
    const fetch: Fetch = async (url, init) => {
      seen.push([url, init]);
      return Response.json({});
    };
    const transport = createTransport({ ...options, fetch, key: () => `secret-number-${++asked}` });
    await transport.send({ method: 'GET', path: '/a' }, signal);
    await transport.send({ method: 'POST', path: '/b', body: '{}' }, signal);
    expect(seen.map(([url]) => url)).toEqual(['https://api.example.com/v1/a', 'https://api.example.com/v1/b']);
    expect(seen.map(([, { headers }]) => (headers as { authorization: string }).authorization)).toEqual([
      'Bearer secret-number-1',
      'Bearer secret-number-2',
    ]);
    expect(seen[0]![1]).toMatchObject({ redirect: 'manual', credentials: 'omit' });
  });

  it.each(['https://evil.example.com/x', 'http://api.example.com/x', 'https://api.example.com.evil.com/'])(
    'sends nothing to %s',
    async (url) => {
      const fetch: Fetch = () => Promise.reject(new Error('must not be called'));
      const sent = createTransport({ ...options, fetch }).send({ method: 'GET', url }, signal);
      await expect(sent).rejects.toMatchObject({ code: 'provider-refused' });
    },
  );

  it('takes a redirect for no answer, also where a browser hides its status', async () => {
    const hidden = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
    for (const response of [
      new Response(null, { status: 307, headers: { location: 'https://evil.example.com/' } }),
      hidden,
    ]) {
      const sent = createTransport({ ...options, fetch: async () => response }).send(
        { method: 'GET', path: '/' },
        signal,
      );
      await expect(sent).rejects.toMatchObject({ name: 'TransportError', kind: 'redirected' });
    }
  });

  it('refuses answers that are too long', async () => {
    const fetch: Fetch = async () => new Response('x'.repeat(2000));
    const sent = createTransport({ ...options, fetch, maxBytes: 1000 }).send({ method: 'GET', path: '/' }, signal);
    await expect(sent).rejects.toMatchObject({ name: 'TransportError', kind: 'too-large' });
  });

  it('keeps nothing of an error that a fetch throws but its redacted words', async () => {
    const thrown = Object.assign(new TypeError('bad header Bearer a-long-secret'), { request: 'a-long-secret' });
    const fetch: Fetch = () => Promise.reject(thrown);
    const sent = createTransport({ ...options, fetch }).send({ method: 'GET', path: '/' }, signal);
    const error = (await sent.catch((caught: unknown) => caught)) as Error;
    expect((error.cause as Error).message).toBe('TypeError: bad header Bearer [hidden]');
    expect(error.cause).not.toHaveProperty('request');
  });
});

describe('download', () => {
  const url = 'https://fal.media/x.mp4';
  const from = (...responses: readonly Response[]) => {
    const left = [...responses];
    return { fetch: async () => left.shift()!, hosts: ['fal.media'] };
  };
  const redirect = (location: string) => new Response(null, { status: 302, headers: { location } });

  it('holds the length against what the header says, unless the body was compressed on its way', async () => {
    const short = () => new Response('abc', { headers: { 'content-length': '9' } });
    await expect(download(url, from(short()), signal)).rejects.toMatchObject({ code: 'provider-busy' });
    const zipped = new Response('abc', { headers: { 'content-length': '9', 'content-encoding': 'gzip' } });
    expect((await download(url, from(zipped), signal)).size).toBe(3);
  });

  it('follows redirects among allowed hosts, not elsewhere and not for ever', async () => {
    expect((await download(url, from(redirect('/y.mp4'), new Response('abc')), signal)).size).toBe(3);
    const away = download(url, from(redirect('http://10.0.0.1/')), signal);
    await expect(away).rejects.toMatchObject({ code: 'provider-refused' });
    const round = download(url, from(...Array.from({ length: 9 }, () => redirect('/x.mp4'))), signal);
    await expect(round).rejects.toThrow('more than 5 times');
  });

  it('stops at the size limit', async () => {
    const long = download(url, { ...from(new Response('x'.repeat(50))), maxBytes: 10 }, signal);
    await expect(long).rejects.toThrow('more than 10 bytes');
  });
});

describe('media of a request', () => {
  const request = (more: object) => ({ ...TEXT, ...more });
  const named = (content: string) => content.slice(0, 2);
  /** Data URLs of so many characters, by content; addresses for what has none or does not fit. */
  const sized = (lengths: { readonly [content: string]: number }) => {
    const asked: [string, boolean, number][] = [];
    const resolve: ResolveMedia = async ({ content }, { inline, room }) => {
      asked.push([named(content), inline, room]);
      const length = lengths[named(content)] ?? 0;
      return inline && length > 0 && length <= room
        ? { dataUrl: `data:${named(content)},`.padEnd(length, 'A') }
        : { url: `https://x/${named(content)}` };
    };
    return { asked, resolve };
  };
  const kinds = (urls: readonly string[]) => urls.map((url) => url.slice(0, 12).replace(/A+$/, ''));

  it('go inline in their order as long as the body has room, videos never', async () => {
    const half = INLINE_BUDGET / 2;
    const { asked, resolve } = sized({ '10': half, '11': half - 100, '30': 101, '20': 100 });
    const all = {
      images: [media('image', 0), media('image', 1)],
      videos: [media('video')],
      audios: [media('audio')],
    };
    const urls = await resolveAll(request(all), resolve, signal);
    expect(asked.filter(([name]) => name !== '20')).toEqual([
      ['10', true, INLINE_BUDGET],
      ['11', true, half],
      ['30', true, 100],
    ]);
    expect(asked).toContainEqual(['20', false, 0]);
    expect(kinds(urls.images)).toEqual(['data:10,', 'data:11,']);
    expect([urls.videos, urls.audios]).toEqual([['https://x/20'], ['https://x/30']]);
  });

  it('of equal content are resolved once, and count twice where they stand in the body twice', async () => {
    const [small, big] = [media('image', 0), media('image', 1)];
    const { asked, resolve } = sized({ '10': 1000, '11': INLINE_BUDGET - 1500 });
    const clips = [media('video'), media('video')];
    const urls = await resolveAll(request({ images: [small, big, small], videos: clips }), resolve, signal);
    expect(kinds(urls.images)).toEqual(['data:10,', 'data:11,', 'https://x/10']);
    expect(urls.videos).toEqual(['https://x/20', 'https://x/20']);
    expect(asked.filter(([name]) => name !== '20')).toHaveLength(3);
    expect(asked.filter(([name]) => name === '20')).toHaveLength(1);
  });

  it('are not taken larger than the room that was given', async () => {
    const resolve: ResolveMedia = async () => ({ dataUrl: 'data:'.padEnd(INLINE_BUDGET + 1, 'A') });
    await expect(resolveAll(request({ images: [media('image')] }), resolve, signal)).rejects.toMatchObject({
      accepted: 'no',
      message: expect.stringMatching(/^image 1000.* the request has no room for it; publish it$/),
    });
  });
});

describe('policed fetch', () => {
  const through = async (url: string, allow: readonly string[] = []) => {
    const seen: RequestInit[] = [];
    const fetch = policedFetch(
      async (_, init) => {
        seen.push(init);
        return new Response();
      },
      { allow },
    );
    await fetch(url, { redirect: 'follow', credentials: 'include' });
    return seen[0];
  };

  it.each([
    ['https://api.example.com/v1', []],
    ['http://127.0.0.1:4010/v1/x', ['http://127.0.0.1:4010/v1']],
    ['http://localhost:4010/x', ['http://localhost:4010']],
    ['http://[::1]:4010/x', ['http://[::1]:4010']],
  ])('lets %s through, without redirects and cookies', async (url, allow) => {
    expect(await through(url, allow)).toEqual({ redirect: 'manual', credentials: 'omit' });
  });

  it.each([
    ['http://api.example.com/v1', ['http://api.example.com']],
    ['http://10.0.0.1/x', ['http://10.0.0.1']],
    ['http://127.0.0.1:4011/x', ['http://127.0.0.1:4010']],
    ['http://127.0.0.1.evil.com/x', ['http://127.0.0.1']],
    ['http://localhost.evil.com/x', ['http://localhost.evil.com']],
    ['file:///etc/passwd', []],
    ['data:text/plain,x', []],
    ['nonsense', ['nonsense']],
  ])('does not let %s through', async (url, allow) => {
    await expect(through(url, allow)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('is sure that nothing was bought when it refuses', async () => {
    const fetch = policedFetch(() => Promise.reject(new Error('must not be called')), { allow: [] });
    const options = { fetch, baseUrl: 'http://api.example.com', key: () => 'a-long-secret', scheme: 'Bearer' } as const;
    const call = {
      provider: 'p',
      prepare: async () => ({ method: 'POST', path: '/x' }) as const,
      readJob: () => undefined,
      explain: () => ({ code: 'c', message: 'm' }),
    };
    await expect(createJob(createTransport(options), call, signal)).rejects.toMatchObject({
      accepted: 'no',
      retryable: false,
      message: expect.stringContaining('http://api.example.com/x is not reached: only https is'),
    });
  });
});
