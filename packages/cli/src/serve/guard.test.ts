import { rmSync } from 'node:fs';
import { CALL_HEADER, type Gateway, TOKEN_HEADER } from '@shotgraph/nodes/proxy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedEngine } from './engine/served-engine.ts';
import { createToken, type Served, startServer } from './start-server.ts';
import { editorFolder } from './testing/page.ts';
import { type RawRequest, sendRaw } from './testing/raw.ts';

/** What was let through: everything with an effect, and everything that tells something. */
const passed: string[] = [];
const route = { name: 'fal' } as Gateway['setup']['routes'][number];
const gateway: Gateway = {
  get setup() {
    passed.push('setup');
    return { version: 1, routes: [route], budget: {}, people: 'unknown' } as const;
  },
  findCall: (_, method) => ({
    method: method as 'GET',
    isPath: () => true,
    ...(method === 'POST' && { hasBody: true }),
  }),
  async send() {
    passed.push('send');
    return { status: 200, headers: new Headers(), json: {} };
  },
  async openDownload() {
    passed.push('download');
    return new Response('clip');
  },
  async publish() {
    passed.push('publish');
    return { url: 'https://media.example.com/x', expiresAt: 1 };
  },
  redact: (text) => text,
};

/** Tells of every question that came as far as to it. */
const openEngine = async () => {
  const answer = async () => void passed.push('engine');
  const hostOf = () => ({ putFile: answer, putAsset: answer });
  const service = { purchases: answer, findRun: answer, run: answer, followPurchases: answer, leavePurchases: answer };
  const assets = { get: () => answer().then(() => new Blob(['clip'])) };
  return { service, assets, hostOf, prepare: answer, close: async () => {} } as unknown as ServedEngine;
};

const token = createToken();
let server: Served;
let folder: string;
beforeAll(async () => {
  folder = editorFolder();
  server = await startServer({ gateway, editor: folder, token, port: 0, openEngine });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const JSON_TYPE = 'application/json';
const BYTES_TYPE = 'application/octet-stream';
const MEDIA = `kind=video&content=${'a'.repeat(64)}&mime=video/mp4`;

interface Way {
  readonly method: string;
  readonly target: string;
  readonly type?: string;
  /** `{"model":"x"}` when left out. */
  readonly body?: string;
  /** Whether it is for everybody who may ask at all: the page itself, before it has a token. */
  readonly isOpen?: true;
}

const WAYS: readonly Way[] = [
  { method: 'GET', target: '/', isOpen: true },
  { method: 'HEAD', target: '/index.html', isOpen: true },
  { method: 'GET', target: '/api/ping' },
  { method: 'GET', target: '/api/setup' },
  { method: 'GET', target: '/api/download?route=fal&url=https%3A%2F%2Ffal.media%2Fx.mp4' },
  { method: 'POST', target: `/api/publish/fal?${MEDIA}`, type: BYTES_TYPE },
  { method: 'GET', target: '/api/provider/ark/contents/generations/tasks/cgt-1' },
  { method: 'POST', target: '/api/provider/ark/contents/generations/tasks', type: JSON_TYPE },
  { method: 'DELETE', target: '/api/provider/ark/contents/generations/tasks/cgt-1' },
  { method: 'POST', target: '/api/engine/purchases', type: JSON_TYPE, body: '[1]' },
  { method: 'POST', target: '/api/engine/run', type: JSON_TYPE, body: '[1,{}]' },
  { method: 'POST', target: '/api/engine/follow-purchases', type: JSON_TYPE, body: '[1]' },
  { method: 'GET', target: `/api/engine/asset?hash=${'a'.repeat(64)}` },
  { method: 'POST', target: `/api/engine/put-file?session=1&path=a&hash=${'a'.repeat(64)}`, type: BYTES_TYPE },
  { method: 'POST', target: `/api/engine/put-asset?session=1&hash=${'a'.repeat(64)}`, type: BYTES_TYPE },
  { method: 'PUT', target: '/api/provider/fal/bytedance/seedance-2.5/requests/1/cancel' },
];

/** Values of one part of a request: the right ones first, then those that must not pass. */
interface Part {
  readonly good: readonly (readonly string[])[];
  readonly bad: readonly (readonly string[])[];
}

const line = (name: string, ...values: readonly string[]) => values.map((value) => [`${name}: ${value}`]);

function partsOf({ method, type, isOpen }: Way, port: number): { readonly [part: string]: Part } {
  const isSafe = method === 'GET' || method === 'HEAD';
  const own = `http://127.0.0.1:${port}`;
  const foreign = ['http://evil.example.com', `http://127.0.0.1:${port + 1}`, `https://127.0.0.1:${port}`, 'null'];
  const half = `${token.slice(0, 20)}${token.slice(21)}`;
  return {
    host: {
      good: line('Host', `127.0.0.1:${port}`),
      bad: [
        ...line(
          'Host',
          'evil.example.com',
          `evil.example.com:${port}`,
          '127.0.0.1',
          'localhost',
          `127.0.0.1:${port + 1}`,
        ),
        ...line('Host', `localhost.evil.com:${port}`, `127.0.0.1.:${port}`, `localhost.:${port}`, `LOCALHOST:${port}`),
        ...line('Host', `127.1:${port}`, `2130706433:${port}`, `[::ffff:127.0.0.1]:${port}`, `0.0.0.0:${port}`, ''),
        ...line('Host', `user@127.0.0.1:${port}`, `127.0.0.1:${port}/`, `127.0.0.1:0${port}`, `127.0.0.1:${port},evil`),
        [],
        [`Host: 127.0.0.1:${port}`, 'Host: evil.example.com'],
        [`Host: 127.0.0.1:${port}`, `Host: 127.0.0.1:${port}`],
      ],
    },
    origin: {
      good: [...(isSafe ? [[]] : []), ...line('Origin', own)],
      bad: [
        ...line(
          'Origin',
          ...foreign,
          `http://localhost:${port}`,
          `http://[::1]:${port}`,
          `${own}/`,
          own.toUpperCase(),
          '',
        ),
        [`Origin: ${own}`, 'Origin: http://evil.example.com'],
        ...(isSafe ? [] : [[]]),
      ],
    },
    site: {
      good: [[], ...line('Sec-Fetch-Site', 'same-origin', 'none')],
      bad: line('Sec-Fetch-Site', 'cross-site', 'same-site', 'Same-Origin', 'same-origin, cross-site', ''),
    },
    token: {
      good: line(TOKEN_HEADER, token),
      bad: isOpen
        ? []
        : [
            [],
            ...line(TOKEN_HEADER, '', 'null', 'undefined', half, `${token}x`, token.toLowerCase(), `Bearer ${token}`),
            [`${TOKEN_HEADER}: ${token}`, `${TOKEN_HEADER}: ${token}`],
            [`Cookie: ${TOKEN_HEADER}=${token}`],
            [`Authorization: Bearer ${token}`],
          ],
    },
    type: {
      good: type === undefined ? [[]] : line('Content-Type', type),
      bad:
        type === undefined
          ? []
          : [
              [],
              ...line(
                'Content-Type',
                'text/plain',
                'application/x-www-form-urlencoded',
                'multipart/form-data; boundary=x',
              ),
              ...line(
                'Content-Type',
                type === JSON_TYPE ? BYTES_TYPE : JSON_TYPE,
                `text/plain; ${type}`,
                `${type}, text/plain`,
              ),
              ...line('Content-Type', `${type}; charset=utf-16`, ''),
              [`Content-Type: ${type}`, 'Content-Encoding: gzip'],
            ],
    },
  };
}

let calls = 0;
const requestOf = ({ method, target, type, body = '{"model":"x"}' }: Way, headers: readonly string[]): RawRequest => ({
  method,
  target,
  headers: [...headers, `${CALL_HEADER}: call-number-${String(++calls).padStart(8, '0')}`],
  ...(type !== undefined && { body }),
});

/** Whether anything was done or told. */
async function passes(request: RawRequest): Promise<boolean> {
  passed.length = 0;
  const { status, head } = await sendRaw(server.port, request);
  expect(head.toLowerCase()).not.toContain('access-control-');
  expect(status).not.toBe(0);
  if (status >= 400)
    expect(head.toLowerCase()).toMatch(/x-shotgraph-error|^http\/1\.1 400 bad request\r\nconnection: close/);
  // `setup` alone is looked at to see whether there is such a route; it is told by its own path only.
  return status < 400 || passed.some((what) => what !== 'setup');
}

/** Numbers that look random, the same ones each time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % sides;
  };
}

describe.each(WAYS)('$method $target', (way) => {
  it('is answered when everything is right', async () => {
    const parts = Object.values(partsOf(way, server.port));
    const most = Math.max(...parts.map(({ good }) => good.length));
    for (let at = 0; at < most; at++) {
      const request = requestOf(
        way,
        parts.flatMap(({ good }) => good[at % good.length]!),
      );
      expect(await passes(request), JSON.stringify(request)).toBe(true);
    }
  });

  it('is refused when any one part is wrong', async () => {
    const parts = partsOf(way, server.port);
    for (const [wrong, { bad }] of Object.entries(parts)) {
      for (const value of bad) {
        const headers = Object.entries(parts).flatMap(([name, { good }]) => (name === wrong ? value : good[0]!));
        const request = requestOf(way, headers);
        expect(await passes(request), JSON.stringify(request)).toBe(false);
      }
    }
  });

  it('is refused in 60 mixtures with something wrong in each', async () => {
    const parts = Object.values(partsOf(way, server.port));
    const roll = dice(WAYS.indexOf(way) + 1);
    for (let mixture = 0; mixture < 60; mixture++) {
      const faulty = parts.filter(({ bad }) => bad.length > 0);
      const surely = faulty[roll(faulty.length)]!;
      const headers = parts.flatMap((part) => {
        const values = part === surely ? part.bad : [...part.good, ...part.bad];
        return values[roll(values.length)]!;
      });
      const request = requestOf(way, headers);
      expect(await passes(request), JSON.stringify(request)).toBe(false);
    }
  });

  it('is answered under every name of this machine', async () => {
    for (const host of [`localhost:${server.port}`, `[::1]:${server.port}`]) {
      const headers = [`Host: ${host}`, `Origin: http://${host}`, `${TOKEN_HEADER}: ${token}`];
      const typed = way.type === undefined ? headers : [...headers, `Content-Type: ${way.type}`];
      expect(await passes(requestOf(way, typed))).toBe(true);
    }
  });

  it('is refused with other methods and with forms of address that name a host', async () => {
    const { port } = server;
    const headers = [`Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`, `${TOKEN_HEADER}: ${token}`];
    const right = way.type === undefined ? headers : [...headers, `Content-Type: ${way.type}`];
    for (const method of ['OPTIONS', 'PATCH', 'TRACE', 'PROPFIND', 'POST', 'HEAD']) {
      const isOwn = method === way.method || (way.isOpen && method === 'HEAD');
      // Whether a provider takes a method is its list's to say, and here that lets everything through.
      if (!isOwn && !way.target.startsWith('/api/provider/'))
        expect(await passes(requestOf({ ...way, method }, right)), method).toBe(false);
    }
    const forms = ['http://evil.example.com', `http://127.0.0.1:${port}`, `//127.0.0.1:${port}`, '/'];
    for (const form of forms) {
      const request = requestOf({ ...way, target: `${form}${way.target}` }, right);
      expect(await passes(request), form).toBe(false);
      expect((await sendRaw(port, request)).status, form).toBe(400);
    }
  });
});

describe('before a body is read', () => {
  const own = () => [`Host: 127.0.0.1:${server.port}`, `Origin: http://127.0.0.1:${server.port}`];
  const create = WAYS[7]!;

  it('refuses who has no token without waiting for the body', async () => {
    const headers = [...own(), `Content-Type: ${JSON_TYPE}`, 'content-length: 1000000'];
    const { status, body } = await sendRaw(server.port, { method: 'POST', target: create.target, headers });
    expect([status, JSON.parse(body).error.code]).toEqual([401, 'token-wrong']);
  });

  it('refuses what is too long, and what is not asked for', async () => {
    const headers = [...own(), `${TOKEN_HEADER}: ${token}`];
    const long = [...headers, `Content-Type: ${JSON_TYPE}`, 'content-length: 67108865'];
    const first = await sendRaw(server.port, { method: 'POST', target: create.target, headers: long });
    expect([first.status, JSON.parse(first.body).error.code]).toEqual([413, 'too-large']);
    for (const target of ['/api/setup', '/api/ping', '/api/provider/ark/contents/generations/tasks/cgt-1']) {
      const { status } = await sendRaw(server.port, { method: 'GET', target, headers, body: '{}' });
      expect(status, target).toBe(400);
    }
  });

  it('does not ask for a body that is held back', async () => {
    const headers = [...own(), `${TOKEN_HEADER}: ${token}`, `Content-Type: ${JSON_TYPE}`, 'expect: 100-continue'];
    const { status } = await sendRaw(server.port, { method: 'POST', target: create.target, headers, body: '{}' });
    expect(status).toBe(417);
  });

  it('tells nothing about paths without a token', async () => {
    for (const target of ['/api', '/api/', '/api/none', '/api/provider/none/x', '/api?x'])
      expect((await sendRaw(server.port, { method: 'GET', target, headers: own() })).status, target).toBe(401);
  });

  it('answers paths only as they are written', async () => {
    const headers = [...own(), `${TOKEN_HEADER}: ${token}`];
    const statusOf = async (target: string) => (await sendRaw(server.port, { method: 'GET', target, headers })).status;
    const others = [
      '/api/./ping',
      '/api/x/../ping',
      '/api/%2e/ping',
      '/api\\ping',
      '/api/ping/',
      '/api//ping',
      '/api/ping#x',
    ];
    for (const target of [...others, '/api/setup/x', '/api/PING']) expect(await statusOf(target), target).toBe(404);
    expect(await statusOf('/api/ping')).toBe(204);
  });

  it('takes no upgrade', async () => {
    const upgrade = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='];
    const request = { method: 'GET', target: '/api/ping' };
    expect((await sendRaw(server.port, { ...request, headers: [...own(), ...upgrade] })).status).toBe(401);
    const headers = [...own(), ...upgrade, `${TOKEN_HEADER}: ${token}`];
    expect((await sendRaw(server.port, { ...request, headers })).status).toBe(204);
  });
});

describe('a call that failed in a way nobody foresaw', () => {
  it('counts as one that may have arrived', async () => {
    const failing = { ...gateway, send: () => Promise.reject(new RangeError('with sk-canary in it')) };
    const own = await startServer({ gateway: failing, editor: folder, token, port: 0 });
    const origin = `http://127.0.0.1:${own.port}`;
    const headers = [`Host: 127.0.0.1:${own.port}`, `Origin: ${origin}`, `${TOKEN_HEADER}: ${token}`];
    const request = requestOf(WAYS[7]!, [...headers, `Content-Type: ${JSON_TYPE}`]);
    const { status, body } = await sendRaw(own.port, request);
    expect([status, JSON.parse(body).error.code, body.includes('canary')]).toEqual([502, 'broken', false]);
    await own.close();
  });
});
