import type { Attempt } from '@shotgraph/engine';
import { createProviders, createReferences } from '@shotgraph/nodes/providers';
import { CALL_HEADER, loadServerSetup, type ServerSetup, serverFetch } from '@shotgraph/nodes/proxy';
import { describe, expect, it } from 'vitest';
import { createStills } from '../../../nodes/src/providers/setup/create-stills.ts';
import { CANARY } from '../../../nodes/src/providers/testing/contract.ts';
import { CLIP } from '../../../nodes/src/providers/testing/fake.ts';
import { callOf, media, TEXT } from '../../../nodes/src/providers/testing/requests.ts';
import { codeOf, create, pageOf, request, studio, TASKS, upstream } from './testing/studio.ts';

const signal = new AbortController().signal;
const ATTEMPT: Attempt = { key: 'k', attempt: 1, tag: 77, at: Date.now() };

describe('providers of a page', () => {
  it('buy, look, find and fetch through the server, which alone has the key', async () => {
    const { fake, setup } = await studio();
    const providers = createProviders(setup);
    const adapter = providers.adapter('ark-byteplus', createReferences());
    const job = await adapter.create(callOf(), ATTEMPT, signal);
    expect((await adapter.get(job, signal)).status).toBe('queued');
    expect(await adapter.find!(callOf(), ATTEMPT, new Set(), signal)).toEqual(job);
    fake.jobs[0]!.status = 'done';
    const state = await adapter.get(job, signal);
    if (state.status !== 'done') throw new Error(state.status);
    const clip = await adapter.download(state.files.video!, signal);
    expect(new Uint8Array(await clip.arrayBuffer())).toEqual(CLIP);
    expect(fake.jobs).toHaveLength(1);
  });

  it('are the same as those of the machine: routes, order, facts, budget, prices', async () => {
    const config = {
      providers: {
        second: { profile: 'ark-byteplus', account: 'studio', concurrency: 7, models: { 'seedance-2.0': 'ep-1' } },
        'ark-byteplus': { expiresAfterSeconds: 7200 },
        replicate: {},
        fal: { key: { env: 'OTHER_KEY' } },
      },
      prefer: ['replicate', 'ark-byteplus'],
      budget: { day: { USD: 20 } },
      people: ['a'.repeat(64)],
    } as const;
    const env = { ARK_API_KEY: CANARY, OTHER_KEY: `${CANARY}-2`, SHOTGRAPH_S3_ENDPOINT: 'https://s3.example.com' };
    const s3 = {
      SHOTGRAPH_S3_BUCKET: 'b',
      SHOTGRAPH_S3_ACCESS_KEY: 'access-canary',
      SHOTGRAPH_S3_SECRET_KEY: 's3-canary-x',
    };
    const all: { readonly [name: string]: string } = { ...env, ...s3 };
    const { page, setup } = await pageOf({ env: all, config });
    const own = createProviders({ config, env: (name) => all[name], fetch });
    const inPage = createProviders(setup);
    expect(inPage.routes).toEqual(own.routes);
    expect(inPage.budget).toEqual(own.budget);
    expect(inPage.videoModels).toEqual(own.videoModels);
    const told = await (await request(page, '/api/setup')).text();
    for (const secret of Object.values(all).filter((value) => value.includes('canary')))
      expect(told).not.toContain(secret);
  });

  it('of pictures and words are the same too, at the address of the server', async () => {
    const all: { readonly [name: string]: string } = { ARK_API_KEY: CANARY, ARK_BASE_URL: 'http://127.0.0.1:9/api/v3' };
    const { setup } = await pageOf({ env: all });
    const report = (place: string, problem: string) => expect.unreachable(`${place}: ${problem}`);
    const own = createStills({ env: (name) => all[name], fetch, report });
    const inPage = createStills({ env: setup.env, fetch: setup.fetch, report, overrides: setup.stillOverrides });
    expect(inPage.imageRoutes).toEqual(own.imageRoutes);
    expect(inPage.chatRoutes).toEqual(own.chatRoutes);
    expect([setup.stillOverrides, setup.env('ARK_BASE_URL')]).toEqual([{}, all.ARK_BASE_URL]);
  });

  it('are the same without any key, and without a place to publish', async () => {
    const { setup } = await pageOf({});
    expect(createProviders(setup).routes).toEqual(createProviders({ env: () => undefined, fetch }).routes);
    expect(() => createProviders(setup).adapter('fal', createReferences())).toThrow('set FAL_KEY');
  });

  it('publish with the place of the server', async () => {
    const stored = new Map<string, { readonly key: string | undefined; readonly bytes: string }>();
    const store = await upstream(async (asked, answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of asked) chunks.push(chunk as Buffer);
      stored.set(asked.url!, { key: asked.headers['x-key'] as string, bytes: Buffer.concat(chunks).toString() });
      answer.writeHead(201).end();
    });
    const place = { kind: 'put', put: `${store}/in/{name}`, public: 'https://media.example.com/{name}' } as const;
    const config = {
      providers: { 'ark-byteplus': { publish: 'own' } },
      publish: { own: { ...place, headers: { 'X-Key': { env: 'PUT_KEY' } } } },
    };
    const { fake, setup, page } = await studio({ config, env: { PUT_KEY: 'put-canary-1' } });
    const references = createReferences();
    const clip = media('video');
    references.offer(clip.content, async () => new Blob(['a clip']));
    const adapter = createProviders(setup).adapter('ark-byteplus', references);
    const call = callOf({ ...TEXT, task: 'reference', prompt: ['like ', { kind: 'video', index: 0 }], videos: [clip] });
    await adapter.create(call, ATTEMPT, signal);
    expect([...stored]).toEqual([[`/in/${clip.content}.mp4`, { key: 'put-canary-1', bytes: 'a clip' }]]);
    expect(JSON.stringify(fake.jobs[0]!.body)).toContain(`https://media.example.com/${clip.content}.mp4`);
    expect(await (await request(page, '/api/setup')).text()).not.toMatch(/put-canary-1|\/in\//);
  });

  it('tell errors of publishing as publishers do', async () => {
    const store = await upstream((_, answer) => void answer.writeHead(403).end());
    const place = { kind: 'put', put: `${store}/in/{name}`, public: 'https://media.example.com/{name}' } as const;
    const config = { providers: { 'ark-byteplus': { publish: 'own' } }, publish: { own: place } };
    const { setup } = await studio({ config });
    const { publisher } = setup.publisherOf('ark-byteplus')!;
    await expect(publisher.publish(media('video'), new Blob(['x']), signal)).rejects.toMatchObject({
      name: 'NodeError',
      code: 'provider-refused',
      message: expect.stringContaining('was answered with 403; check the keys'),
    });
  });
});

describe('a call that buys', () => {
  it('is passed on once, however often it comes', async () => {
    const { fake, page } = await studio();
    const id = 'a-call-of-its-own-1';
    expect((await create(page, id)).status).toBe(200);
    for (let repeat = 0; repeat < 3; repeat++) {
      const answer = await create(page, id);
      expect([answer.status, await codeOf(answer)]).toEqual([409, 'repeated']);
    }
    const all = await Promise.all(Array.from({ length: 10 }, () => create(page, 'a-call-of-its-own-2')));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(fake.jobs).toHaveLength(2);
  });

  it('is passed on no second time after its answer was lost', async () => {
    const { fake, page } = await studio();
    fake.script.create = ['lost'];
    const first = await create(page, 'a-call-of-its-own-3');
    expect([first.status, await codeOf(first)]).toEqual([502, 'broken']);
    expect((await create(page, 'a-call-of-its-own-3')).status).toBe(409);
    expect(fake.jobs).toHaveLength(1);
  });

  it('is not passed on without a name', async () => {
    const { fake, page } = await studio();
    for (const id of [undefined, '', 'short', 'x'.repeat(65), 'with spaces in between', 'a,b-a,b-a,b-a,b-a,b']) {
      const answer = await create(page, id);
      expect([answer.status, await codeOf(answer)], id).toEqual([400, 'call-missing']);
    }
    expect(fake.jobs).toHaveLength(0);
  });

  it('that the browser sent twice is in doubt, not refused', async () => {
    const { fake, page, setup } = await studio();
    // What a browser does by itself when a connection breaks.
    const twice: typeof page.fetch = async (url, init) => {
      const answer = await page.fetch(url, init);
      if (init.method !== 'POST') return answer;
      await answer.body?.cancel();
      return page.fetch(url, init);
    };
    const fetchTwice = serverFetch({ origin: page.origin, token: page.token, routes: setup.routes, fetch: twice });
    const adapter = createProviders({ ...setup, fetch: fetchTwice }).adapter('ark-byteplus', createReferences());
    await expect(adapter.create(callOf(), ATTEMPT, signal)).rejects.toMatchObject({
      accepted: 'unknown',
      code: 'broken',
    });
    expect(fake.jobs).toHaveLength(1);
  });

  it('is certainly not made when the server is gone or does not know the page, and says what to do', async () => {
    const { fake, page, setup } = await studio();
    const adapterOf = (given: ServerSetup) => createProviders(given).adapter('ark-byteplus', createReferences());
    const access = { origin: page.origin, routes: setup.routes, fetch: page.fetch };
    const stranger = { ...setup, fetch: serverFetch({ ...access, token: 'x'.repeat(43) }) };
    await expect(adapterOf(stranger).create(callOf(), ATTEMPT, signal)).rejects.toMatchObject({
      accepted: 'no',
      message: expect.stringContaining('does not know this page; open the address that "shotgraph serve" printed'),
    });
    await page.close();
    await expect(adapterOf(setup).create(callOf(), ATTEMPT, signal)).rejects.toMatchObject({
      accepted: 'no',
      retryable: true,
      message: expect.stringContaining(`does not answer at ${page.origin}; start "shotgraph serve" again`),
    });
    const loading = loadServerSetup(page.origin, page.token, { fetch: page.fetch });
    await expect(loading).rejects.toMatchObject({ name: 'NodeError', code: 'provider-busy' });
    expect(fake.jobs).toHaveLength(0);
  });

  it('is given up at the provider when the page goes away', async () => {
    let arrived = false;
    let left = false;
    const origin = await upstream((asked) => {
      arrived = true;
      asked.socket.once('close', () => {
        left = true;
      });
    });
    const { setup } = await pageOf({ env: { ARK_API_KEY: CANARY, ARK_BASE_URL: origin } });
    const going = new AbortController();
    const adapter = createProviders(setup).adapter('ark-byteplus', createReferences());
    const pending = adapter.create(callOf(), ATTEMPT, going.signal).catch((error: unknown) => error);
    await expect.poll(() => arrived).toBe(true);
    going.abort(new Error('gone'));
    expect(await pending).toMatchObject({ accepted: 'unknown', code: 'aborted' });
    await expect.poll(() => left).toBe(true);
  });
});

describe('what reaches a provider', () => {
  it('is nothing but what adapters do', async () => {
    const { ark, page } = await studio();
    const base = '/api/provider/ark-byteplus';
    const refused = [
      ['POST', `${TASKS}/cgt-1/cancel`],
      ['POST', `${TASKS}/cgt-1`],
      ['POST', `${TASKS}/`],
      ['PUT', TASKS],
      ['DELETE', TASKS],
      ['GET', `${TASKS}/cgt-1/`],
      ['GET', `${TASKS}/..%2fkeys`],
      ['GET', `${TASKS}?filter.model=x`],
      ['GET', `${TASKS}?page_num=1&page_num=2&x=3`],
      ['GET', `${base}/models`],
      ['GET', `${base}/`],
      ['POST', `${base}/files`],
      ['POST', `${base}/responses`],
      ['POST', `${base}/images/generations`],
      ['GET', '/api/provider/none/contents/generations/tasks'],
      ['GET', '/api/provider/constructor/contents/generations/tasks'],
    ] as const;
    for (const [method, path] of refused) {
      const isPost = method !== 'GET';
      const answer = await request(page, path, {
        method,
        headers: {
          [CALL_HEADER]: crypto.randomUUID(),
          ...(method === 'POST' && { 'content-type': 'application/json' }),
        },
        ...(isPost && method === 'POST' && { body: '{}' }),
      });
      expect([403, 404], `${method} ${path}`).toContain(answer.status);
    }
    expect(ark.seen).toEqual([]);
  });

  it('are pictures and words too, each with its own route', async () => {
    const bodies: unknown[] = [];
    const origin = await upstream(async (asked, answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of asked) chunks.push(chunk as Buffer);
      bodies.push([asked.method, asked.url, asked.headers.authorization, Buffer.concat(chunks).toString()]);
      answer.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    });
    const { page } = await pageOf({ env: { ARK_API_KEY: CANARY, ARK_BASE_URL: `${origin}/api/v3` } });
    const image = await create(page, crypto.randomUUID(), '/api/provider/ark-byteplus-images/images/generations');
    const chat = await create(page, crypto.randomUUID(), '/api/provider/ark-byteplus-chat/chat/completions');
    expect([await image.json(), await chat.json()]).toEqual([{ ok: true }, { ok: true }]);
    expect(bodies).toEqual([
      ['POST', '/api/v3/images/generations', `Bearer ${CANARY}`, '{"model":"x"}'],
      ['POST', '/api/v3/chat/completions', `Bearer ${CANARY}`, '{"model":"x"}'],
    ]);
  });

  it('carries nothing of the page but the body', async () => {
    const seen: string[] = [];
    const origin = await upstream((asked, answer) => {
      seen.push(...Object.keys(asked.headers));
      answer
        .writeHead(200, { 'set-cookie': 'a=b', 'x-account': 'private', date: 'Sun, 22 Nov 2026 12:00:00 GMT' })
        .end('{}');
    });
    const { page } = await pageOf({ env: { ARK_API_KEY: CANARY, ARK_BASE_URL: origin } });
    const answer = await request(page, `${TASKS}/cgt-1`, { headers: { 'x-own': '1', cookie: 'c=d' } });
    expect(seen).not.toEqual(expect.arrayContaining([expect.stringMatching(/x-own|cookie|origin|token|x-shotgraph/)]));
    expect(Object.fromEntries(answer.headers)).toMatchObject({ date: 'Sun, 22 Nov 2026 12:00:00 GMT' });
    expect([answer.headers.get('set-cookie'), answer.headers.get('x-account')]).toEqual([null, null]);
  });

  it('tells the time of the provider, or none', async () => {
    const origin = await upstream((_, answer) => {
      answer.sendDate = false;
      answer.writeHead(200).end('{}');
    });
    const { page } = await pageOf({ env: { ARK_API_KEY: CANARY, ARK_BASE_URL: origin } });
    expect((await request(page, `${TASKS}/cgt-1`)).headers.get('date')).toBeNull();
  });
});

describe('a key', () => {
  it('is in no answer, header or error, whatever providers do', async () => {
    const forms = [CANARY, encodeURIComponent(CANARY), btoa(CANARY), btoa(`user:${CANARY}`)];
    const words = forms.join(' ');
    const origin = await upstream((asked, answer) => {
      const status = Number(/cgt-(\d+)/.exec(asked.url!)?.[1] ?? 200);
      const headers = { 'retry-after': CANARY, 'x-request-id': CANARY, location: `http://evil.example.com/${CANARY}` };
      answer.writeHead(status, { ...headers, 'content-type': 'application/json' });
      answer.end(JSON.stringify({ error: { code: words, message: words }, [CANARY]: words }));
    });
    const { page } = await pageOf({ env: { ARK_API_KEY: CANARY, ARK_BASE_URL: origin } });
    const answers = [
      ...[200, 302, 400, 401, 404, 429, 500, 503].map((status) => request(page, `${TASKS}/cgt-${status}`)),
      create(page, 'the-call-with-canary'),
      request(page, `/api/download?route=ark-byteplus&url=${encodeURIComponent(`${origin}/cgt-403?sig=${CANARY}`)}`),
      request(page, '/api/setup'),
    ];
    for (const answer of await Promise.all(answers)) {
      const said = `${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
      for (const form of forms) expect(said).not.toContain(form);
    }
  });
});
