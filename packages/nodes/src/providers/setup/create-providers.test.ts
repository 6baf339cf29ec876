import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Fetch } from '../http/transport.ts';
import { media, TEXT } from '../testing/requests.ts';
import { answering, create, KEYS, problemsOf, references, S3, setUp } from '../testing/set-up.ts';
import type { ProvidersConfig } from './config.ts';
import { createProviders } from './create-providers.ts';
import { createReferences } from './references.ts';
import type { ProvidersSetup } from './types.ts';

const signal = new AbortController().signal;

describe('pictures and text', () => {
  const open = (env: { [name: string]: string }, more: Partial<ProvidersSetup> = {}) =>
    createProviders({ env: (name) => env[name], fetch: () => Promise.reject(new Error('nothing is sent')), ...more });

  it('have routes and adapters beside those of clips, and their keys are secrets too', () => {
    const providers = open({ ARK_API_KEY: 'k' });
    expect(providers.findImageRoute('seedream-4.5')?.name).toBe('ark-byteplus-images');
    expect(providers.adapter('ark-byteplus-images', createReferences()).isImmediate).toBe(true);
    expect(providers.secretVariables).toContain('CHAT_API_KEY');
    expect(() => providers.adapter('ark-images', createReferences())).toThrow('there is no provider "ark-images"');
  });

  it('take prices from a file of the configuration', () => {
    const config = { stills: { 'ark-byteplus-images': { file: 'images.json' }, nobody: { file: 'images.json' } } };
    const overrides = { 'images.json': { verifiedOn: '2027-01-01' } };
    expect(() => open({}, { config, overrides })).toThrow('stills.nobody: there is no such profile');
    const { nobody: _, ...stills } = config.stills;
    const own = open({}, { config: { stills }, overrides });
    expect(own.imageRoutes.find(({ name }) => name === 'ark-byteplus-images')?.profile.verifiedOn).toBe('2027-01-01');
    expect(() => open({}, { config: { stills } })).toThrow('"images.json" does not hold a JSON object');
  });
});

describe('adapters', () => {
  it('send the key of the route to the host of the route, with its own id and notation', async () => {
    const request = {
      ...TEXT,
      task: 'reference',
      prompt: [{ kind: 'image', index: 0 }],
      images: [media('image')],
    } as const;
    const { seen, fetch } = answering();
    const providers = setUp(KEYS, undefined, { fetch });
    for (const { name } of providers.routes) await create(providers.adapter(name, references), request);
    expect(seen.map(({ url, key }) => [url, key])).toEqual([
      ['https://ark.ap-southeast.bytepluses.com/api/v3/contents/generations/tasks', `Bearer ${KEYS.ARK_API_KEY}`],
      ['https://ark.cn-beijing.volces.com/api/v3/contents/generations/tasks', `Bearer ${KEYS.ARK_CHINA_API_KEY}`],
      ['https://queue.fal.run/bytedance/seedance-2.5/reference-to-video', `Key ${KEYS.FAL_KEY}`],
      ['https://api.replicate.com/v1/models/bytedance/seedance-2.5/predictions', `Bearer ${KEYS.REPLICATE_API_TOKEN}`],
    ]);
    const bodies = seen.map(({ init }) => String(init.body));
    expect(bodies.map((body) => /\[Image 1\]|@Image1|\[Image1\]/.exec(body)?.[0])).toEqual([
      '[Image 1]',
      '[Image 1]',
      '@Image1',
      '[Image1]',
    ]);
    expect(bodies.map((body) => /(dreamina|doubao)-[\w-]+/.exec(body)?.[0])).toEqual([
      'dreamina-seedance-2-5-260628',
      'doubao-seedance-2-5-260628',
      undefined,
      undefined,
    ]);
    expect(bodies.every((body) => body.includes(`base64,${btoa('bytes')}`))).toBe(true);
  });

  it('read the key at every call', async () => {
    const { seen, fetch } = answering();
    const env: { [name: string]: string } = { ARK_API_KEY: 'first-key-8c1f' };
    const adapter = setUp({}, undefined, { env: (name) => env[name], fetch }).adapter('ark-byteplus', references);
    await create(adapter);
    env.ARK_API_KEY = 'second-key-8c1f';
    await create(adapter);
    expect(seen.map(({ key }) => key)).toEqual(['Bearer first-key-8c1f', 'Bearer second-key-8c1f']);
    env.ARK_API_KEY = '';
    await expect(create(adapter)).rejects.toMatchObject({
      accepted: 'no',
      message: expect.stringContaining('is empty'),
    });
  });

  it('are refused without a key or a route, saying what to set', () => {
    const providers = setUp(
      { FAL_KEY: 'x' },
      { providers: { fal: {}, mine: { profile: 'fal', key: { env: 'MINE' } } } },
    );
    const adapter = (name: string) => () => providers.adapter(name, references);
    expect(adapter('fal')).not.toThrow();
    expect(adapter('mine')).toThrow('no key for fal is set; set MINE');
    expect(adapter('falx')).toThrow('there is no provider "falx" on this machine; did you mean "fal"?');
    expect(adapter('ark')).toThrow('there is no provider "ark" on this machine; use fal, mine');
    expect(adapter('ark')).toThrow(expect.objectContaining({ code: 'capability-missing' }));
  });

  it('tell when a model cannot do a task, or nothing is set up to publish a clip', async () => {
    const adapter = setUp(KEYS).adapter('ark-byteplus', references);
    await expect(create(adapter, { ...TEXT, model: 'sora' })).rejects.toMatchObject({ code: 'model-unknown' });
    const clip = { ...TEXT, task: 'reference', videos: [media('video')] } as const;
    await expect(create(adapter, clip)).rejects.toMatchObject({
      accepted: 'no',
      code: 'capability-missing',
      message: expect.stringContaining('or name a place under "publish" in shotgraph.config.json'),
    });
  });

  it('publish a clip once for all their calls, with the secrets of its place', async () => {
    const { seen, fetch } = answering();
    const providers = setUp({ ...KEYS, ...S3 }, undefined, { fetch });
    const clip = { ...TEXT, task: 'reference', videos: [media('video')] } as const;
    await create(providers.adapter('ark-byteplus', references), clip);
    await create(providers.adapter('ark-byteplus', references), clip);
    expect(seen.map(({ url, key, init }) => [init.method, new URL(url).host, key !== null])).toEqual([
      ['PUT', 's3.example.com', false],
      ['POST', 'ark.ap-southeast.bytepluses.com', true],
      ['POST', 'ark.ap-southeast.bytepluses.com', true],
    ]);
  });

  it('say after how long a job is given up', async () => {
    const { seen, fetch } = answering();
    const config = { providers: { 'ark-byteplus': { expiresAfterSeconds: 7200 } } };
    await create(setUp(KEYS, config, { fetch }).adapter('ark-byteplus', references));
    expect(JSON.parse(String(seen[0]!.init.body))).toMatchObject({ execution_expires_after: 7200 });
  });

  it('reach nothing but https and the configured stand-in', async () => {
    const { seen, fetch } = answering();
    const env = { ...KEYS, FAL_QUEUE_URL: 'http://127.0.0.1:4010' };
    const adapter = setUp(env, undefined, { fetch }).adapter('fal', references);
    await create(adapter);
    const urls = { status: 'http://127.0.0.1:4011/s' };
    await expect(adapter.get({ id: 'a1', urls }, signal)).rejects.toMatchObject({ code: 'provider-refused' });
    await expect(adapter.download('http://127.0.0.1:4011/x', signal)).rejects.toMatchObject({
      code: 'provider-refused',
    });
    expect(seen.map(({ url }) => url)).toEqual(['http://127.0.0.1:4010/bytedance/seedance-2.5/text-to-video']);
    expect(seen[0]!.init.redirect).toBe('manual');
  });
});

describe('secrets', () => {
  const env = { ...KEYS, ...S3, AUTH: 'Bearer canary-auth-8c1f0007' };
  const config: ProvidersConfig = {
    providers: { fal: {}, replicate: {}, 'ark-byteplus': { publish: 'web' }, 'ark-volcengine': {} },
    publish: {
      web: {
        kind: 'put',
        put: 'https://127.0.0.1/{name}',
        public: 'https://cdn.example.com/{name}',
        headers: { authorization: { env: 'AUTH' } },
      },
    },
  };
  const said = (error: unknown): string =>
    error instanceof Error ? `${inspect(error, { depth: 9 })} ${error.message} ${said(error.cause)}` : inspect(error);

  it('are in nothing that is handed out', () => {
    const providers = setUp(env, config);
    const adapters = providers.routes.map(({ name }) => providers.adapter(name, references));
    const shown = [providers, adapters].map((one) =>
      [JSON.stringify(one), inspect(one, { depth: 20, showHidden: true, getters: true })].join(),
    );
    expect(shown.join()).not.toContain('8c1f');
    expect(shown.join()).toContain('FAL_KEY');
  });

  it('are named by their variables', () => {
    expect(setUp(env, config).secretVariables).toEqual([
      'FAL_KEY',
      'SHOTGRAPH_S3_ACCESS_KEY',
      'SHOTGRAPH_S3_SECRET_KEY',
      'REPLICATE_API_TOKEN',
      'ARK_API_KEY',
      'AUTH',
      'ARK_CHINA_API_KEY',
      'CHAT_API_KEY',
    ]);
  });

  it.each([
    [
      'a refusal that quotes them',
      (words: string) => Response.json({ error: { code: words, message: words }, detail: words }, { status: 400 }),
    ],
    ['a broken connection', (words: string) => Promise.reject(new TypeError(`fetch failed: ${words}`)) as never],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://evil.example.com' } })],
  ] as const)('are in no error after %s', async (_, answer) => {
    const clip = { ...TEXT, task: 'reference', videos: [media('video')] } as const;
    for (const fails of ['everything', 'the create call']) {
      const fetch: Fetch = async (_url, init) => {
        const headers = init.headers as { readonly [name: string]: string };
        if (fails !== 'everything' && init.method === 'PUT') return new Response();
        return answer(Object.values(headers).join(' ').replace('Bearer ', '').replace('Key ', ''));
      };
      const providers = setUp(env, config, { fetch });
      for (const { name } of providers.routes) {
        const error = await create(providers.adapter(name, references), clip).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(Error);
        expect(said(error)).not.toContain('8c1f');
      }
    }
  });

  it('are in no problem of the configuration', () => {
    const wrong = {
      ...env,
      FAL_QUEUE_URL: `https://u:${KEYS.FAL_KEY}@x.example.com`,
      SHOTGRAPH_S3_STYLE: KEYS.FAL_KEY,
    };
    const problems = problemsOf(wrong, config);
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('8c1f');
  });
});
