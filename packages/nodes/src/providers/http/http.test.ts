import { describe, expect, it } from 'vitest';
import { media, TEXT } from '../testing/requests.ts';
import { download } from './download.ts';
import { isAllowed, showUrl } from './hosts.ts';
import { INLINE_BUDGET, resolveAll } from './media-inputs.ts';
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
  it('go inline in their order as long as the body has room, videos never, equal ones once', async () => {
    const asked: [string, boolean][] = [];
    const big = { ...media('image', 0), bytes: INLINE_BUDGET / 2 };
    const request = {
      ...TEXT,
      images: [big, media('image', 1), big],
      videos: [media('video')],
      audios: [media('audio')],
    };
    const urls = await resolveAll(
      request,
      async ({ kind, hash }, { inline }) => {
        asked.push([`${kind} ${hash.slice(0, 2)}`, inline]);
        return { url: `https://x/${hash.slice(0, 2)}` };
      },
      signal,
    );
    expect(asked).toEqual([
      ['image 10', true],
      ['image 11', true],
      ['image 10', false],
      ['video 20', false],
      ['audio 30', true],
    ]);
    expect(urls.images).toEqual(['https://x/10', 'https://x/11', 'https://x/10']);
    expect([urls.videos, urls.audios]).toEqual([['https://x/20'], ['https://x/30']]);
  });
});
