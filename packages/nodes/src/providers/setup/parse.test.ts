import { describe, expect, it } from 'vitest';
import { ConfigError } from './config.ts';
import { parseProvidersConfig } from './parse.ts';

/** Looks like a key, so that it can be searched for. */
const CANARY = 'sk-Canary8c1f/with+odd=chars';

const GOOD = {
  providers: {
    'ark-byteplus': {
      key: { env: 'ARK_API_KEY' },
      baseUrl: 'https://ark.ap-southeast.bytepluses.com/api/v3',
      account: 'team-a',
      concurrency: 5,
      publish: 'bucket',
      models: { 'seedance-2.0': 'ep-20261122-abcde' },
      expiresAfterSeconds: 7200,
    },
    second: { profile: 'ark-byteplus', file: 'profiles/ark.json', key: { env: 'SECOND_KEY' }, publish: 'none' },
    stand: { profile: 'fal', baseUrl: 'http://127.0.0.1:4010', publish: 'web' },
    gateway: { profile: 'replicate', baseUrl: { env: 'GATEWAY_URL' } },
  },
  publish: {
    bucket: {
      kind: 's3',
      endpoint: { env: 'STORE_URL' },
      bucket: 'films',
      region: 'auto',
      style: 'host',
      prefix: 'refs/',
      accessKey: { env: 'S3_ID' },
      secretKey: { env: 'S3_SECRET' },
      sessionToken: { env: 'S3_TOKEN' },
      expiresSeconds: 7200,
    },
    fal: { kind: 'fal' },
    replicate: { kind: 'replicate', key: { env: 'OTHER' } },
    web: {
      kind: 'put',
      put: 'https://media.example.com/in/{name}',
      public: 'https://cdn.example.com/{name}',
      headers: { authorization: { env: 'UPLOAD_AUTH' } },
      keepSeconds: 86_400,
    },
  },
  prefer: ['second', 'stand'],
  budget: { day: { USD: 20, CNY: 0 } },
  people: ['a'.repeat(64)],
};

function problemsOf(json: unknown): readonly string[] {
  try {
    parseProvidersConfig(json);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
const route = (fal: object) => problemsOf({ providers: { fal } });
const place = (web: object) => problemsOf({ publish: { web } });
const web = GOOD.publish.web;

describe('parseProvidersConfig', () => {
  it('reads what is right as it is', () => {
    expect(parseProvidersConfig(GOOD)).toEqual(GOOD);
    expect(parseProvidersConfig({})).toEqual({});
    expect(parseProvidersConfig({ prefer: ['fal', 'ark-volcengine'], people: 'none' })).toEqual({
      prefer: ['fal', 'ark-volcengine'],
      people: 'none',
    });
  });

  it.each([
    ['a list', []],
    ['nothing', null],
    ['text', CANARY],
  ])('refuses %s for a configuration', (_, json) => {
    expect(problemsOf(json)).toEqual(['the file: must be a JSON object']);
  });

  it('tells every problem with its place', () => {
    const json = {
      providers: { fal: { concurrency: 0, account: 'A B' }, 'ark-byteplus': { publish: 'buckets' } },
      budget: { day: { EUR: 1, USD: -1 } },
    };
    expect(problemsOf(json)).toEqual([
      'providers.fal.account: must be a name of small letters, digits, dots and hyphens',
      'providers.fal.concurrency: must be a whole number, from 1 to 1000',
      'budget.day.USD: must not be negative',
      'budget.day.EUR: is no member here; correct its name, or remove it',
    ]);
  });

  it.each([
    [{ concurency: 3 }, 'providers.fal.concurency: is no member here; correct its name, or remove it'],
    [{ concurrency: 1.5 }, 'providers.fal.concurrency: must be a whole number, from 1 to 1000'],
    [{ profile: 'sora' }, 'providers.fal.profile: must be one of ark-byteplus, ark-volcengine, fal, replicate'],
    [
      { baseUrl: 'queue.fal.run' },
      'providers.fal.baseUrl: is no address; write one such as https://api.example.com/v1',
    ],
    [
      { baseUrl: 'http://10.0.0.1/x' },
      'providers.fal.baseUrl: is http://10.0.0.1/x: only https is reached, and http on this machine; use https',
    ],
    [
      { baseUrl: 7 },
      'providers.fal.baseUrl: must be an address such as "https://api.example.com/v1", or {"env": "NAME"}',
    ],
    [{ key: 7 }, 'providers.fal.key: must be {"env": "NAME"}'],
    [{ key: {} }, 'providers.fal.key.env: must be the name of an environment variable'],
    [
      { models: { 'seedance-2.0': '../x' } },
      'providers.fal.models.seedance-2.0: must be what the provider calls the model, such as ep-20261122-abcde',
    ],
    [{ expiresAfterSeconds: '1h' }, 'providers.fal.expiresAfterSeconds: must be a positive number'],
    [[], 'providers.fal: must be an object; {} takes the profile as it is'],
  ])('of a route refuses %j', (wrong, problem) => {
    expect(route(wrong)).toEqual([problem]);
  });

  it.each(['/etc/x.json', '../x.json', 'a/../../x.json', 'C:/x.json', 'a\\x.json', './x.json', 'x.txt'])(
    'takes no file from elsewhere: %s',
    (file) => {
      expect(route({ file })).toEqual([
        'providers.fal.file: must be a path to a .json file in the folder of this one, with /',
      ]);
    },
  );

  it.each([
    [{ kind: 'ftp' }, 'publish.web.kind: must be s3, fal, replicate or put'],
    [
      { ...web, put: 'https://media.example.com/in' },
      'publish.web.put: must hold {name} once behind the host, such as "https://media.example.com/{name}"',
    ],
    [
      { ...web, put: 'https://{name}.example.com/' },
      'publish.web.put: must hold {name} once behind the host, such as "https://media.example.com/{name}"',
    ],
    [
      { ...web, put: 'http://media.example.com/{name}' },
      'publish.web.put: is http://media.example.com/name: only https is reached, and http on this machine; use https',
    ],
    [{ ...web, headers: { Host: { env: 'X' } } }, 'publish.web.headers.Host: is not yours to set'],
    [{ ...web, headers: { 'a b': { env: 'X' } } }, 'publish.web.headers.a b: must be the name of a header'],
    [
      { ...GOOD.publish.bucket, bucket: 'a/b' },
      'publish.web.bucket: must be the name of a bucket: letters, digits, dots and hyphens',
    ],
    [
      { ...GOOD.publish.bucket, expiresSeconds: 60 },
      'publish.web.expiresSeconds: must be a whole number of seconds, from 3600 to 604800',
    ],
    [{ ...GOOD.publish.bucket, style: 'dns' }, 'publish.web.style: must be path or host'],
  ])('of a place refuses %j', (wrong, problem) => {
    expect(place(wrong)).toEqual([problem]);
  });

  it('refuses names that lead nowhere, and says which there are', () => {
    expect(problemsOf({ providers: { mine: {} } })).toEqual([
      'providers.mine: "mine" is no built-in profile; name one as "profile": ark-byteplus, ark-volcengine, fal, replicate',
    ]);
    expect(problemsOf({ providers: { fal: {} }, prefer: ['fals', 'other'] })).toEqual([
      'prefer.0: there is no route "fals"; did you mean "fal"?',
      'prefer.1: there is no route "other"; use fal',
    ]);
    expect(route({ publish: 'bucket' })).toEqual([
      'providers.fal.publish: there is no place "bucket" under publish; describe it there, or remove this',
    ]);
    expect(problemsOf({ providers: { auto: { profile: 'fal' } }, publish: { none: web } })).toHaveLength(2);
    expect(problemsOf(JSON.parse('{"providers":{"__proto__":{},"constructor":{}}}'))).not.toEqual([]);
  });
});

const SECRET = 'a secret must not stand in the file: put it into an environment variable';

describe('a secret written as a value', () => {
  it.each([
    ['providers.fal.key', { providers: { fal: { key: CANARY } } }],
    ['publish.b.accessKey', { publish: { b: { ...GOOD.publish.bucket, accessKey: CANARY } } }],
    ['publish.b.secretKey', { publish: { b: { ...GOOD.publish.bucket, secretKey: CANARY } } }],
    ['publish.b.sessionToken', { publish: { b: { ...GOOD.publish.bucket, sessionToken: CANARY } } }],
    ['publish.f.key', { publish: { f: { kind: 'fal', key: CANARY } } }],
    ['publish.w.headers.authorization', { publish: { w: { ...web, headers: { authorization: CANARY } } } }],
  ])('as %s is refused', (at, json) => {
    const [problem, ...others] = problemsOf(json);
    expect(problem).toContain(`${at}: ${SECRET}`);
    expect(others).toEqual([]);
  });

  it.each([
    { providers: { fal: { key: CANARY } } },
    { providers: { fal: { key: { env: CANARY } } } },
    { providers: { fal: { key: { value: CANARY } } } },
    { providers: { fal: { apiKey: CANARY } } },
    { providers: { fal: CANARY } },
    { providers: { fal: { baseUrl: `https://me:${CANARY}@queue.fal.run` } } },
    { providers: { fal: { baseUrl: `https://queue.fal.run?key=${CANARY}` } } },
    { providers: { fal: { baseUrl: CANARY, account: CANARY, file: CANARY, profile: CANARY } } },
    { providers: { fal: { concurrency: CANARY, expiresAfterSeconds: CANARY, models: CANARY } } },
    { providers: { fal: { models: { 'seedance-2.0': CANARY.replace('sk', '/sk') } } } },
    { publish: { w: { ...web, put: `https://media.example.com/{name}?sig=${CANARY}` } } },
    { publish: { w: { ...web, public: `https://u:${CANARY}@media.example.com/{name}` } } },
    { publish: { w: { ...web, kind: CANARY } } },
    { publish: { w: CANARY } },
    { publish: { b: { ...GOOD.publish.bucket, bucket: CANARY, endpoint: CANARY, style: CANARY } } },
    { budget: CANARY, people: CANARY },
    { budget: { day: { USD: CANARY } } },
    { prefer: CANARY },
    { people: [CANARY] },
  ])('is repeated by no message: %j', (json) => {
    const problems = problemsOf(json);
    expect(problems.length).toBeGreaterThan(0);
    const said = problems.join('\n');
    expect(said).not.toContain(CANARY);
    expect(said).not.toContain('Canary8c1f');
    // Every one says where, and what to do instead.
    for (const problem of problems) expect(problem).toMatch(/^[\w. -]+: (must|is|a secret) .+/);
  });

  it('under a name of its own is told where it belongs', () => {
    expect(route({ apiKey: CANARY })).toEqual([
      'providers.fal.apiKey: is no member here; a secret goes into an environment variable, named by {"env": "NAME"} in "key", "accessKey", "secretKey" or "headers"',
    ]);
  });
});
