import { describe, expect, it } from 'vitest';
import { KEYS, problemsOf, setUp } from '../testing/set-up.ts';
import type { ProvidersConfig } from './config.ts';

const names = (...args: Parameters<typeof setUp>) => setUp(...args).routes.map(({ name }) => name);
const factsOf = (route: string, ...args: Parameters<typeof setUp>) =>
  setUp(...args).routes.find(({ name }) => name === route)!.facts;

describe('routes', () => {
  const all = ['ark-byteplus', 'ark-volcengine', 'fal', 'replicate'];

  it('are the built-in profiles, those with a key first', () => {
    expect(names()).toEqual(all);
    expect(names({ FAL_KEY: 'x' })).toEqual(['fal', 'ark-byteplus', 'ark-volcengine', 'replicate']);
    expect(names({ FAL_KEY: '' })).toEqual(all);
    expect(setUp().videoModels).toEqual(['seedance-2.0', 'seedance-2.0-fast', 'seedance-2.0-mini', 'seedance-2.5']);
  });

  it('follow the order of preference, as far as there are keys', () => {
    const prefer = ['replicate', 'fal'];
    expect(names({}, { prefer })).toEqual(['replicate', 'fal', 'ark-byteplus', 'ark-volcengine']);
    expect(names({ ARK_API_KEY: 'x' }, { prefer })[0]).toBe('ark-byteplus');
    expect(names({ ARK_API_KEY: 'x', FAL_KEY: 'x' }, { prefer }).slice(0, 2)).toEqual(['fal', 'ark-byteplus']);
  });

  it('are those of the configuration, where it names any', () => {
    expect(names(KEYS, { providers: { fal: {}, mine: { profile: 'ark-byteplus' } } })).toEqual(['fal', 'mine']);
    expect(setUp(KEYS, { budget: { day: { USD: 5 } } })).toMatchObject({ budget: { day: { USD: 5 } } });
    expect(setUp().budget).toEqual({});
  });

  it('are found by model and by name', () => {
    const providers = setUp({ REPLICATE_API_TOKEN: 'x' });
    const find = (model: string, route?: string) => providers.findRoute(model, route)?.name;
    expect(find('seedance-2.5')).toBe('replicate');
    expect(find('seedance-2.5', 'auto')).toBe('replicate');
    // Replicate has no such model.
    expect(find('seedance-2.0-mini')).toBe('ark-byteplus');
    expect(find('seedance-2.0-mini', 'replicate')).toBeUndefined();
    expect(find('seedance-2.5', 'fal')).toBe('fal');
    expect(find('seedance-2.5', 'nowhere')).toBeUndefined();
    expect(find('constructor')).toBeUndefined();
  });

  it('take account, concurrency, ids, limits and key variable from the configuration', () => {
    const [route] = setUp(
      { TEAM_KEY: 'x' },
      {
        people: ['a'.repeat(64)],
        providers: {
          team: {
            profile: 'ark-byteplus',
            key: { env: 'TEAM_KEY' },
            account: 'team',
            concurrency: 7,
            models: { 'seedance-2.5': 'ep-1' },
            expiresAfterSeconds: 7200,
          },
        },
      },
    ).routes;
    expect(route).toMatchObject({ name: 'team', account: 'team', concurrency: 7 });
    expect(route!.profile).toMatchObject({ keyVariable: 'TEAM_KEY', models: { 'seedance-2.5': { id: 'ep-1' } } });
    expect(route!.facts).toEqual({
      hasKey: true,
      publish: null,
      people: new Set(['a'.repeat(64)]),
      expiresAfterSeconds: 7200,
    });
    expect(setUp().routes[0]).toMatchObject({ account: 'default', concurrency: 3 });
  });

  it('put files of the configuration over profiles, but not what decides about keys', () => {
    const config = { providers: { fal: { file: 'p/fal.json' } } };
    const using = (file: unknown) => [{}, config, { overrides: { 'p/fal.json': file } }] as const;
    const [route] = setUp(...using({ verifiedOn: '2027-01-01' })).routes;
    expect(route!.profile.verifiedOn).toBe('2027-01-01');
    expect(problemsOf({}, config)).toEqual([
      'providers.fal.file: "p/fal.json" was not read; put it beside the configuration',
    ]);
    expect(problemsOf(...using({ baseUrl: 'https://evil.example.com', keyVariable: 'X' }))).toEqual([
      'providers.fal.file: "p/fal.json" must not set baseUrl, keyVariable; remove it there',
    ]);
    expect(problemsOf(...using(['x']))[0]).toMatch(
      /^providers\.fal\.file: "p\/fal\.json": An override .* must be an object/,
    );
    expect(problemsOf(...using(null))[0]).toContain('must hold a JSON object');
    expect(problemsOf(...using({ currency: 'EUR' }))[0]).toContain('currency');
  });

  it('refuse ids and settings that have no meaning there', () => {
    const providers = {
      fal: { models: { 'seedance-2.5': 'x' }, expiresAfterSeconds: 7200 },
      'ark-byteplus': { models: { sora: 'ep-1' } },
    };
    expect(problemsOf({}, { providers })).toEqual([
      'providers.fal.models.seedance-2.5: fal has an id for every task; name them in a file with "endpoints"',
      'providers.fal.expiresAfterSeconds: fal cannot be told; remove it',
      'providers.ark-byteplus.models.sora: BytePlus ModelArk has no model "sora"; use seedance-2.0, seedance-2.0-fast, seedance-2.0-mini, seedance-2.5',
    ]);
  });
});

describe('addresses', () => {
  it('come from the environment first, so that a stand-in is never mistaken for the real one', () => {
    const config: ProvidersConfig = {
      providers: { fal: { baseUrl: 'https://queue.fal.run' }, 'ark-byteplus': { baseUrl: { env: 'MINE' } } },
    };
    expect(factsOf('fal', {}, { providers: { fal: config.providers!.fal! } })).not.toHaveProperty('baseUrl');
    const env = {
      FAL_QUEUE_URL: 'http://127.0.0.1:4010/',
      MINE: 'https://gate.example.com/v3',
      ARK_BASE_URL: 'https://ark.example.com/v3',
    };
    expect(factsOf('fal', env, config).baseUrl).toBe('http://127.0.0.1:4010');
    expect(factsOf('ark-byteplus', env, config).baseUrl).toBe('https://gate.example.com/v3');
    expect(problemsOf({}, config)).toEqual([
      'providers.ark-byteplus.baseUrl: MINE is not set; set it to the address, or leave this out',
    ]);
  });

  it.each([
    ['ark-byteplus', 'ARK_BASE_URL'],
    ['ark-volcengine', 'ARK_CHINA_BASE_URL'],
    ['fal', 'FAL_QUEUE_URL'],
    ['replicate', 'REPLICATE_BASE_URL'],
  ])('of %s are read from %s, and must be https or on this machine', (route, variable) => {
    expect(factsOf(route, { [variable]: 'http://localhost:4010/x' }).baseUrl).toBe('http://localhost:4010/x');
    for (const wrong of [
      'http://10.0.0.1',
      'ftp://x.example.com',
      'https://a:b@x.example.com',
      'x',
      'https://x.example.com?a=1',
    ])
      expect(problemsOf({ [variable]: wrong }), wrong).toMatchObject([expect.stringMatching(`^${variable}: `)]);
  });

  it('of a foreign host in a file get no secrets, unless the environment trusts them', () => {
    const foreign = 'https://gate.example.com/v1';
    const config: ProvidersConfig = {
      providers: { fal: { baseUrl: foreign, publish: 'fal' } },
      publish: {
        fal: { kind: 'fal', baseUrl: foreign },
        s3: { kind: 's3', endpoint: foreign, bucket: 'b12', accessKey: { env: 'A' }, secretKey: { env: 'B' } },
        web: { kind: 'put', put: `${foreign}/{name}`, public: `${foreign}/{name}`, headers: { a: { env: 'C' } } },
      },
    };
    const why =
      'secrets are not sent to gate.example.com because only this file names it; set SHOTGRAPH_TRUSTED_HOSTS=gate.example.com if it is yours';
    expect(problemsOf(KEYS, config)).toEqual(
      ['publish.fal.baseUrl', 'publish.s3.endpoint', 'publish.web.put', 'providers.fal.baseUrl'].map(
        (at) => `${at}: ${why}`,
      ),
    );
    for (const trusted of ['gate.example.com', 'a.example.com, *.example.com'])
      expect(problemsOf({ ...KEYS, SHOTGRAPH_TRUSTED_HOSTS: trusted }, config)).toEqual([]);
    expect(problemsOf({ ...KEYS, SHOTGRAPH_TRUSTED_HOSTS: 'example.com,://' }, config)).toHaveLength(4);
  });
});
