import type { Json } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import type { Fetch } from '../http/transport.ts';
import { reduceUrl, splitAddress } from './address.ts';
import { hiding } from './hide.ts';
import { type MemoryRecording, memoryRecording, recordingFetch } from './index.ts';

const SECRET = 'canary-K3y/with+odd=chars-8c1f';
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const base64url = (text: string) => base64(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const uri = encodeURIComponent(SECRET);
const smallUri = uri.replace(/%../g, (code) => code.toLowerCase());
/** One that nobody names: it can only be known by where it stands. */
const other = (number: number) => `c${number}`.padEnd(40, '0a1b2c3d4e5f');

interface Canary {
  readonly name: string;
  /** What must not be kept. */
  readonly needle: string;
  readonly url?: string;
  readonly init?: RequestInit;
  readonly answer?: { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string };
}

const echo = (message: string, status = 401) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: { code: 'X', message } }),
});

const CANARIES: readonly Canary[] = [
  { name: 'the key, echoed', needle: SECRET, answer: echo(`bad key ${SECRET}.`) },
  { name: 'the key in base64, echoed', needle: base64(SECRET), answer: echo(base64(SECRET)) },
  {
    name: 'the key in base64 behind a user',
    needle: base64(`user:${SECRET}`).slice(8, -4),
    answer: echo(`Basic ${base64(`user:${SECRET}`)}`),
  },
  {
    name: 'the key in base64url',
    needle: base64url(`ab${SECRET}`).slice(4, -3),
    answer: echo(base64url(`ab${SECRET}`)),
  },
  { name: 'the key URL-encoded', needle: uri, answer: echo(`/x?k=${uri}`) },
  { name: 'the key URL-encoded in small letters', needle: smallUri, answer: echo(smallUri) },
  {
    name: 'the key with escaped slashes',
    needle: 'canary-K3y',
    answer: { body: JSON.stringify({ a: SECRET }).replace('/', '\\/') },
  },
  {
    name: 'the key on a page',
    needle: SECRET,
    answer: { status: 502, headers: { 'content-type': 'text/html' }, body: `<p>${SECRET}</p>` },
  },
  {
    name: 'the key in what calls itself a film',
    needle: SECRET,
    answer: { headers: { 'content-type': 'video/mp4' }, body: `no ${SECRET}` },
  },
  { name: 'the key as the name of a member', needle: SECRET, answer: { body: JSON.stringify({ [SECRET]: 1 }) } },
  {
    name: 'headers of the request',
    needle: other(1),
    init: { headers: { authorization: `Bearer ${other(1)}`, cookie: other(1), 'x-api-key': other(1) } },
    answer: echo(`who is ${other(1)}?`),
  },
  {
    name: 'a header of a name of its own',
    needle: other(6),
    init: { method: 'PUT', headers: { 'X-My-Right': `Upload ${other(6)}` }, body: 'x' },
    answer: echo(`not ${other(6)}`),
  },
  {
    name: 'headers of the answer',
    needle: other(2),
    answer: {
      headers: { 'set-cookie': other(2), 'x-echo': other(2), location: `https://a.example/?token=${other(2)}` },
      body: 'x',
    },
  },
  { name: 'the key in the address', needle: 'canary', url: `https://a.example/${uri}?q=${uri}` },
  { name: 'the key in the body', needle: SECRET, init: { method: 'POST', body: JSON.stringify({ api: SECRET }) } },
  {
    name: 'a token in the body',
    needle: other(3),
    init: { method: 'POST', body: JSON.stringify({ accessToken: other(3) }) },
  },
  {
    name: 'a token in the answer',
    needle: other(4),
    answer: { body: JSON.stringify({ token: other(4), token_type: 'Bearer' }) },
  },
  { name: 'a token in an answer that is cut off', needle: other(5), answer: { body: `{"token": "${other(5)}` } },
  ...[
    'X-Tos-Signature',
    'X-Tos-Credential',
    'X-Amz-Security-Token',
    'X-Amz-Credential',
    'Signature',
    'token',
    'sig',
    'AWSAccessKeyId',
    'unheard-of',
  ].map(
    (parameter, at): Canary => ({
      name: `${parameter} of an address in the answer`,
      needle: other(10 + at),
      answer: { body: JSON.stringify({ video_url: `https://a.example/film.mp4?${parameter}=${other(10 + at)}&x=1` }) },
    }),
  ),
  {
    name: 'a signature in words',
    needle: other(30),
    answer: echo(`could not fetch (https://a.example/f?a=1&X-Amz-Signature=${other(30)}).`),
  },
  {
    name: 'a signature in the address asked',
    needle: other(31),
    url: `https://a.example/f?X-Tos-Signature=${other(31)}`,
  },
  {
    name: 'user and password of an address',
    needle: other(32),
    answer: { body: JSON.stringify([`https://me:${other(32)}@a.example/f#${other(32)}`]) },
  },
  {
    name: 'a password in a form',
    needle: other(34),
    init: { method: 'POST', body: new URLSearchParams({ user: 'me', password: other(34) }) },
  },
  {
    name: 'a signature in a form',
    needle: other(33),
    init: { method: 'POST', body: new URLSearchParams({ u: `https://a.example/?sig=${other(33)}` }) },
  },
];

async function everythingIn({ exchanges, bodies }: MemoryRecording): Promise<string> {
  const texts = await Promise.all([...bodies].map(async ([name, body]) => name + (await body.text())));
  return [JSON.stringify(exchanges), ...texts].join('\n');
}

describe('a recording', () => {
  it.each(CANARIES)('does not hold: $name', async ({ needle, url = 'https://a.example/x', init = {}, answer }) => {
    const store = memoryRecording();
    const { status = 200, headers = {}, body } = answer ?? { body: 'fine' };
    const fetch: Fetch = async () => new Response(body, { status, headers });
    const response = await recordingFetch(fetch, { write: store, secrets: () => [SECRET] })(url, init);
    expect(await response.text()).toBe(body);
    expect(store.exchanges).toHaveLength(1);
    expect(await everythingIn(store)).not.toContain(needle);
  });

  it('refuses to hold a film with the key in it', async () => {
    const store = memoryRecording();
    const troubles: unknown[] = [];
    const film = new Blob([new Uint8Array(2 ** 20 - 5), SECRET]);
    const fetch = recordingFetch(async () => new Response(film), {
      write: store,
      secrets: () => [SECRET],
      onTrouble: (error) => troubles.push(error),
    });
    expect((await (await fetch('https://a.example/x', {})).blob()).size).toBe(film.size);
    expect(await everythingIn(store)).toBe('[]');
    expect(troubles).toMatchObject([{ code: 'storage-failed' }]);
  });

  it('keeps what adapters live on, and no other header', async () => {
    const store = memoryRecording();
    const headers = {
      'content-type': 'image/png',
      date: 'Sun, 22 Nov 2026 12:00:00 GMT',
      'retry-after': '3',
      'x-request-id': 'r-1',
    };
    const fetch: Fetch = async () => new Response('png', { headers: { ...headers, 'content-length': '3' } });
    await (await recordingFetch(fetch, { write: store, secrets: () => [] })('https://a.example/x', {})).text();
    const { 'x-request-id': _, ...kept } = headers;
    expect(store.exchanges).toMatchObject([{ answer: { headers: { ...kept, 'content-length': '3' } } }]);
    expect(Object.keys((store.exchanges[0] as { answer: { headers: object } }).answer.headers)).toHaveLength(4);
  });
});

describe('addresses', () => {
  it.each([
    ['https://a.example/x?b=2&a=1', 'https://a.example/x?b=2&a=1'],
    ['https://a.example', 'https://a.example'],
    ['no address?token=1', 'no address?token=1'],
    ['https://a.example/x?page_num=1&page_size=500', 'https://a.example/x?page_num=1&page_size=500'],
  ])('%s stays as it is', (url, expected) => {
    expect(reduceUrl(url)).toBe(expected);
  });

  it('are the same reduced once and twice, and differ where their signatures do', () => {
    const signed = (signature: string) =>
      reduceUrl(`https://u:p@a.example/x?X-Amz-Date=1&a=1&X-Amz-Signature=${signature}#f`);
    const one = signed('1');
    expect(one).toMatch(/^https:\/\/a\.example\/x\?a=1&signed=[0-9a-f]{8}$/);
    expect(reduceUrl(one)).toBe(one);
    expect(signed('2')).not.toBe(one);
    expect(splitAddress(one).address).toBe(splitAddress(signed('2')).address);
  });

  it('keep long values apart without holding them', () => {
    const cursor = 'cD0yMDIyLTAxLTIxKzIzJTNBMTg'.repeat(3);
    const reduced = reduceUrl(`https://a.example/list?cursor=${cursor}`);
    expect(reduced).toMatch(/^https:\/\/a\.example\/list\?cursor=%7E[0-9a-f]{8}$/);
    expect(reduceUrl(reduced)).toBe(reduced);
    expect(splitAddress(`https://a.example/list?cursor=${cursor}`).address).toBe(reduced);
  });
});

describe('hiding', () => {
  it('leaves what adapters read as it is', () => {
    const task: Json = {
      id: 'cgt-20261122170644-abcde',
      status: 'succeeded',
      usage: { completion_tokens: 108_900, total_tokens: 108_900 },
      content: { video_url: 'https://a.example/out.mp4', text: 'key light from the left, "a token of love"' },
      seed: 42,
      error: null,
      ['__proto__']: 'own',
    };
    expect(hiding([SECRET]).json(task)).toEqual(task);
    expect(hiding([]).json(task)).toEqual(task);
  });

  it.each(['a', '"a', 'eyJ-', 'https://', 'basic ', '%41'])('reads long texts of %j once', (piece) => {
    const long = piece.repeat(1e6 / piece.length);
    expect(hiding([SECRET]).text(long).length).toBeGreaterThan(0);
  });

  it('changes nothing the second time', () => {
    const { text } = hiding([SECRET]);
    const once = text(`${SECRET} https://a.example/?sig=${other(1)} token=${other(2)} Bearer ${other(3)}`);
    expect(text(once)).toBe(once);
  });
});
