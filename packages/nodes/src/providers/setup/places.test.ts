import { describe, expect, it } from 'vitest';
import { checkLimits } from '../limits/index.ts';
import type { Publisher } from '../publish/publisher.ts';
import { media, TEXT } from '../testing/requests.ts';
import { answering, create, KEYS, problemsOf, references, S3, setUp } from '../testing/set-up.ts';
import type { ProvidersConfig } from './config.ts';

const factsOf = (route: string, ...args: Parameters<typeof setUp>) =>
  setUp(...args).routes.find(({ name }) => name === route)!.facts;

describe('places to publish', () => {
  const all = ['image', 'video', 'audio'];

  it('are the storages of fal and Replicate, and none for Ark', () => {
    expect(setUp(KEYS).routes.map(({ name, facts }) => [name, facts.publish?.url ?? null])).toEqual([
      ['ark-byteplus', null],
      ['ark-volcengine', null],
      ['fal', 'https://rest.fal.ai'],
      ['replicate', 'https://api.replicate.com/v1'],
    ]);
  });

  it('do not get the key of a stand-in', () => {
    const env = { FAL_QUEUE_URL: 'http://127.0.0.1:4010', REPLICATE_BASE_URL: 'http://127.0.0.1:4010/v1' };
    expect(factsOf('fal', env).publish).toBeNull();
    expect(factsOf('fal', { ...env, FAL_STORAGE_URL: 'http://127.0.0.1:4011' }).publish?.url).toBe(
      'http://127.0.0.1:4011',
    );
    expect(factsOf('replicate', env).publish?.url).toBe('http://127.0.0.1:4010/v1');
  });

  it('are the S3-compatible store of the environment for everybody, unless told otherwise', () => {
    const place = { url: 'https://s3.example.com', kinds: all };
    expect(setUp(S3).routes.map(({ facts }) => facts.publish)).toEqual([place, place, place, place]);
    expect(factsOf('fal', S3, { providers: { fal: { publish: 'none' } } }).publish).toBeNull();
    expect(problemsOf({ ...S3, SHOTGRAPH_S3_STYLE: 'dns' })).toEqual(['SHOTGRAPH_S3_STYLE: must be path or host']);
    const { SHOTGRAPH_S3_BUCKET: _, ...rest } = S3;
    expect(problemsOf(rest)).toEqual([
      'SHOTGRAPH_S3_BUCKET: is not set, but other variables of SHOTGRAPH_S3_… are; set it, or unset them all',
    ]);
  });

  it('of Replicate are read by Replicate alone', () => {
    const config = (name: string): ProvidersConfig => ({
      providers: { [name]: { publish: 'files' } },
      publish: { files: { kind: 'replicate' } },
    });
    expect(problemsOf(KEYS, config('replicate'))).toEqual([]);
    expect(problemsOf(KEYS, config('fal'))).toEqual([
      'providers.fal.publish: only Replicate can read its files, fal cannot; choose another place',
    ]);
  });

  it('whose secrets are not set are told as incomplete, naming the variables', () => {
    const config: ProvidersConfig = {
      providers: { 'ark-byteplus': { publish: 'fal' } },
      publish: { fal: { kind: 'fal', key: { env: 'MY_FAL' } } },
    };
    const facts = factsOf('ark-byteplus', { ARK_API_KEY: 'x' }, config);
    expect(facts).toMatchObject({ publish: null, publishLacks: ['MY_FAL'] });
    const request = { ...TEXT, task: 'reference', videos: [media('video')] } as const;
    const { profile } = setUp({}, config).routes[0]!;
    expect(checkLimits(request, profile, facts).find(({ rule }) => rule === 15)?.message).toBe(
      'videos 1: a local video cannot travel inside a request to BytePlus ModelArk, and the place to publish it is not complete; set MY_FAL',
    );
    expect(factsOf('ark-byteplus', { MY_FAL: 'x' }, config).publish?.url).toBe('https://rest.fal.ai');
  });

  it('may be given by the surroundings', async () => {
    const publisher: Publisher = { publish: async () => ({ url: 'https://here.example.com/x', expiresAt: Infinity }) };
    const { seen, fetch } = answering();
    const providers = setUp(KEYS, undefined, {
      fetch,
      publisherOf: (route) =>
        route === 'ark-byteplus' ? { publisher, url: 'https://here.example.com', kinds: ['video'] } : undefined,
    });
    expect(providers.routes[0]!.facts.publish).toEqual({ url: 'https://here.example.com', kinds: ['video'] });
    const clip = { ...TEXT, task: 'reference', videos: [media('video')] } as const;
    await create(providers.adapter('ark-byteplus', references), clip);
    expect(String(seen[0]!.init.body)).toContain('https://here.example.com/x');
  });
});
