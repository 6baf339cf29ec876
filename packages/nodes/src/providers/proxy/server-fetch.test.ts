import { describe, expect, it } from 'vitest';
import type { Fetch } from '../http/transport.ts';
import { createProviders } from '../setup/create-providers.ts';
import { createReferences } from '../setup/references.ts';
import { callOf } from '../testing/requests.ts';
import { createGateway } from './gateway.ts';
import { loadServerSetup } from './load-server-setup.ts';
import { CALL_HEADER, ERROR_HEADER, TOKEN_HEADER } from './protocol.ts';
import { keyNameOf, serverFetch } from './server-fetch.ts';

const ORIGIN = 'http://127.0.0.1:4807';
const ARK = 'https://ark.ap-southeast.bytepluses.com/api/v3';
const signal = new AbortController().signal;
const env = (name: string) => (['ARK_API_KEY', 'FAL_KEY', 'SECOND_KEY'].includes(name) ? 'sk-canary-1234' : undefined);
const nothing: Fetch = () => Promise.reject(new Error('nothing is reached'));
const { setup } = createGateway({
  env,
  fetch: nothing,
  config: {
    providers: {
      'ark-byteplus': {},
      second: { profile: 'ark-byteplus', key: { env: 'SECOND_KEY' }, account: 'second' },
      fal: {},
    },
  },
});

/** A server that answers as told, and what it was asked. */
function server(answer: (path: string) => Response | Error = () => Response.json({ id: 'cgt-1' })) {
  const asked: { readonly path: string; readonly init: RequestInit; readonly headers: Headers }[] = [];
  const fetch: Fetch = async (url, init) => {
    expect(url.startsWith(`${ORIGIN}/`)).toBe(true);
    const path = url.slice(ORIGIN.length);
    asked.push({ path, init, headers: new Headers(init.headers) });
    if (path === '/api/ping') return new Response(null, { status: 204 });
    const given = answer(path);
    if (given instanceof Error) throw given;
    return given;
  };
  return { asked, fetch, calls: serverFetch({ origin: ORIGIN, token: 'the-token', routes: setup.routes, fetch }) };
}

const keyed = (variable: string, scheme = 'Bearer') => ({ authorization: `${scheme} ${keyNameOf(variable)}` });
const refusal = (status: number, error: object) =>
  Response.json({ error }, { status, headers: { [ERROR_HEADER]: '1' } });

describe('serverFetch', () => {
  it('sends calls to their route, with the token and without anything that stands for the key', async () => {
    const { asked, calls } = server();
    const body = '{"a":1}';
    const headers = { ...keyed('ARK_API_KEY'), 'content-type': 'application/json' };
    await calls(`${ARK}/contents/generations/tasks`, { method: 'POST', headers, body });
    expect(asked.map(({ path }) => path)).toEqual([
      '/api/ping',
      '/api/provider/ark-byteplus/contents/generations/tasks',
    ]);
    const { init, headers: sent } = asked[1]!;
    expect(init).toMatchObject({ method: 'POST', body, credentials: 'omit', cache: 'no-store', redirect: 'error' });
    expect([...sent.keys()].sort()).toEqual(['content-type', CALL_HEADER, TOKEN_HEADER]);
    expect(sent.get(TOKEN_HEADER)).toBe('the-token');
  });

  it('tells routes of one address apart by the key that is meant, and by what is called', async () => {
    const { asked, calls } = server();
    const post = (path: string, variable: string) =>
      calls(`${ARK}${path}`, { method: 'POST', headers: keyed(variable), body: '{}' });
    await post('/contents/generations/tasks', 'SECOND_KEY');
    await post('/images/generations', 'ARK_API_KEY');
    await post('/chat/completions', 'ARK_API_KEY');
    expect(asked.filter(({ path }) => path !== '/api/ping').map(({ path }) => path)).toEqual([
      '/api/provider/second/contents/generations/tasks',
      '/api/provider/ark-byteplus-images/images/generations',
      '/api/provider/ark-byteplus-chat/chat/completions',
    ]);
  });

  it('names every call that changes something anew, and does not look before one that changes nothing', async () => {
    const { asked, calls } = server();
    const url = `${ARK}/contents/generations/tasks`;
    const once = () => calls(url, { method: 'POST', headers: keyed('ARK_API_KEY'), body: '{}' });
    await once();
    await once();
    await calls(`${url}/cgt-1`, { method: 'GET', headers: keyed('ARK_API_KEY') });
    const ids = asked.flatMap(({ headers }) => headers.get(CALL_HEADER) ?? []);
    expect(new Set(ids).size).toBe(2);
    expect(asked.at(-1)!.path).toBe('/api/provider/ark-byteplus/contents/generations/tasks/cgt-1');
    expect(asked).toHaveLength(5);
  });

  it('fetches results through the server, for a route that may fetch them', async () => {
    const { asked, calls } = server(() => new Response('clip'));
    const url = 'https://v3.fal.media/files/a.mp4?sig=a%2Fb&x=1';
    await calls(url, { method: 'GET' });
    const [path, query] = asked[0]!.path.split('?');
    expect([path, Object.fromEntries(new URLSearchParams(query))]).toEqual(['/api/download', { route: 'fal', url }]);
  });

  it.each([
    ['another host', 'GET', 'https://evil.example.com/x', keyed('ARK_API_KEY')],
    ['another host without a key', 'GET', 'https://evil.example.com/x', {}],
    ['a result that is written', 'PUT', 'https://v3.fal.media/x', {}],
    ['the key of another provider', 'GET', `${ARK}/contents/generations/tasks/x`, keyed('FAL_KEY', 'Key')],
    ['no key that is here', 'GET', `${ARK}/contents/generations/tasks/x`, { authorization: 'Bearer sk-1' }],
    ['a path nobody calls', 'POST', `${ARK}/contents/generations/tasks/x/cancel`, keyed('ARK_API_KEY')],
    ['an address that only begins alike', 'GET', `${ARK}.evil.example.com/x`, keyed('ARK_API_KEY')],
    ['no address', 'GET', 'nonsense', {}],
  ])('asks nobody about %s', async (_, method, url, headers) => {
    const { asked, calls } = server();
    await expect(calls(url, { method, headers })).rejects.toMatchObject({
      name: 'NodeError',
      code: 'provider-refused',
    });
    expect(asked).toEqual([]);
  });

  it.each([
    ['not-sent', { name: 'TransportError', kind: 'not-sent' }],
    ['broken', { name: 'TransportError', kind: 'broken' }],
    ['timed-out', { name: 'TransportError', kind: 'timed-out' }],
    ['redirected', { name: 'TransportError', kind: 'redirected' }],
    ['too-large', { name: 'TransportError', kind: 'too-large' }],
    ['repeated', { name: 'TransportError', kind: 'broken' }],
    ['failed', { name: 'NodeError', code: 'provider-busy' }],
    ['provider-refused', { name: 'NodeError', code: 'provider-refused', message: 'words' }],
    ['token-wrong', { name: 'NodeError', code: 'provider-refused' }],
    ['call-wrong', { name: 'NodeError', code: 'provider-refused', message: 'the server of this page: words' }],
  ])('makes what the server says with %s the error that it means', async (code, expected) => {
    const { calls } = server(() => refusal(502, { code, message: 'words' }));
    const init = { method: 'GET', headers: keyed('ARK_API_KEY') };
    await expect(calls(`${ARK}/contents/generations/tasks/x`, init)).rejects.toMatchObject(expected);
  });

  it('passes on how long to wait, and survives words that cannot be read', async () => {
    const busy = { code: 'provider-busy', message: 'm', retryable: true, retryAfterMs: 7 };
    const init = { method: 'GET', headers: keyed('ARK_API_KEY') };
    const url = `${ARK}/contents/generations/tasks/x`;
    await expect(server(() => refusal(503, busy)).calls(url, init)).rejects.toMatchObject({
      code: 'provider-busy',
      details: { retryable: true, retryAfterMs: 7 },
    });
    const garbled = new Response('<html>', { status: 500, headers: { [ERROR_HEADER]: 'x' } });
    await expect(server(() => garbled.clone()).calls(url, init)).rejects.toMatchObject({ code: 'provider-busy' });
    const once = { ...init, method: 'POST', body: '{}' };
    const create = server(() => garbled.clone()).calls(`${ARK}/contents/generations/tasks`, once);
    await expect(create).rejects.toMatchObject({ name: 'TransportError', kind: 'broken' });
  });

  it('leaves answers of the provider alone, refusals too', async () => {
    const { calls } = server(() => Response.json({ error: { code: 'repeated', message: 'm' } }, { status: 409 }));
    const init = { method: 'DELETE', headers: keyed('ARK_API_KEY') };
    expect((await calls(`${ARK}/contents/generations/tasks/x`, init)).status).toBe(409);
  });

  it('is sure of nothing once a call may have left, and rejects with the reason of an abort', async () => {
    const broken = server(() => new TypeError('Failed to fetch'));
    const init = { headers: keyed('ARK_API_KEY') };
    const url = `${ARK}/contents/generations/tasks`;
    await expect(broken.calls(url, { ...init, method: 'POST', body: '{}' })).rejects.toBeInstanceOf(TypeError);
    await expect(broken.calls(url, { ...init, method: 'GET' })).rejects.toMatchObject({
      code: 'provider-busy',
      message: expect.stringContaining('start "shotgraph serve" again'),
    });
    const reason = new Error('enough');
    const aborted = { ...init, method: 'GET', signal: AbortSignal.abort(reason) };
    await expect(broken.calls(url, aborted)).rejects.toBe(reason);
  });
});

describe('loadServerSetup', () => {
  const load = (answer: () => Response | Error) =>
    loadServerSetup(ORIGIN, 'the-token', { fetch: server(answer).fetch, signal });

  it('gives what providers are made from, and names that stand for keys', async () => {
    const given = await load(() => Response.json(setup));
    expect(given.env('ARK_API_KEY')).toBe('held-by-server:ARK_API_KEY');
    expect(given.env('REPLICATE_API_TOKEN')).toBeUndefined();
    expect(createProviders(given).routes.map(({ name, facts }) => [name, facts.hasKey])).toEqual([
      ['ark-byteplus', true],
      ['second', true],
      ['fal', true],
    ]);
    expect(JSON.stringify(setup)).not.toContain('sk-canary-1234');
  });

  it('refuses answers that are not of its version', async () => {
    const other = { ...setup, version: 2 };
    const damaged = { ...setup, routes: [{ ...setup.routes[0]!, profile: { name: 'x' } }] };
    for (const answer of [{}, other, damaged, []])
      await expect(load(() => Response.json(answer))).rejects.toMatchObject({
        code: 'provider-refused',
        message: expect.stringContaining('is not of the version of this page'),
      });
    await expect(load(() => new Response('<html>'))).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('says what to do when no server is there, or another one than before', async () => {
    await expect(load(() => new TypeError('Failed to fetch'))).rejects.toMatchObject({ code: 'provider-busy' });
    const unreadable = new Response('{', { status: 500, headers: { [ERROR_HEADER]: 'failed' } });
    await expect(load(() => unreadable)).rejects.toMatchObject({ code: 'provider-busy' });
    await expect(load(() => refusal(401, { code: 'token-wrong', message: 'm' }))).rejects.toThrow(
      'does not know this page; open the address that "shotgraph serve" printed when it was started last',
    );
  });

  it('makes adapters whose calls go to the server', async () => {
    const { asked, fetch } = server((path) =>
      path === '/api/setup' ? Response.json(setup) : Response.json({ id: 'cgt-1' }),
    );
    const given = await loadServerSetup(ORIGIN, 'the-token', { fetch });
    const adapter = createProviders(given).adapter('second', createReferences());
    const attempt = { key: 'k', attempt: 1, tag: 1, at: 0 };
    expect(await adapter.create(callOf(), attempt, signal)).toEqual({ id: 'cgt-1' });
    expect(asked.map(({ path }) => path)).toEqual([
      '/api/setup',
      '/api/ping',
      '/api/provider/second/contents/generations/tasks',
    ]);
  });
});
