import { describe, expect, it } from 'vitest';
import { json, scripted } from '../stills/testing/faults.ts';
import { ATTEMPT, callFor, IMAGE, IMAGE_ANSWER, picture } from '../stills/testing/requests.ts';
import { createStills, type StillSetup } from './create-stills.ts';
import { createReferences } from './references.ts';
import { unconfiguredStills } from './still-routes.ts';

const KEY = 'secret-of-the-test';
function setUp(env: { readonly [name: string]: string }, more: Partial<StillSetup> = {}) {
  const problems: string[] = [];
  const { fetch, seen } = scripted(json(IMAGE_ANSWER));
  const report = (place: string, problem: string) => void problems.push(`${place}: ${problem}`);
  return { problems, seen, stills: createStills({ env: (name) => env[name], fetch, report, ...more }) };
}
const signal = new AbortController().signal;

describe('ways to pictures and text', () => {
  it('come with a key first, whatever the order of the profiles', () => {
    const { stills } = setUp({ ARK_CHINA_API_KEY: KEY });
    expect(stills.findImageRoute('seedream-4.5')!.name).toBe('ark-volcengine-images');
    expect(stills.findImageRoute('seedream-4.5', 'ark-byteplus-images')!.facts.hasKey).toBe(false);
    expect(stills.findImageRoute('seedance-2.0')).toBeUndefined();
    expect(stills.findChatRoute('seed-2.0-lite')!.name).toBe('ark-volcengine-chat');
    expect(setUp({}).stills.findImageRoute('seedream-4.5')!.name).toBe('ark-byteplus-images');
  });

  it('take models nobody listed only to a server that takes any', () => {
    const { stills } = setUp({ ARK_API_KEY: KEY, CHAT_API_KEY: KEY });
    expect(stills.findChatRoute('gpt-5')!.name).toBe('chat');
    expect(stills.findChatRoute('seed-2.0-lite')!.name).toBe('ark-byteplus-chat');
    expect(stills.findChatRoute('seed-2.0-lite', 'chat')!.name).toBe('chat');
    expect(stills.findChatRoute('gpt-5', 'ark-byteplus-chat')).toBeUndefined();
    expect(stills.findChatRoute('')).toBeUndefined();
  });

  it('name every model once, and the variables that hold secrets', () => {
    const { stills } = setUp({});
    expect(stills.imageModels).toEqual([...new Set(stills.imageModels)]);
    expect(stills.chatModels).toEqual(unconfiguredStills.chatModels);
    expect(stills.stillSecretVariables).toEqual(['ARK_API_KEY', 'ARK_CHINA_API_KEY', 'CHAT_API_KEY']);
    expect(JSON.stringify(setUp({ ARK_API_KEY: KEY }).stills)).not.toContain(KEY);
  });

  it('go to the address the environment names, and report one that cannot be used', async () => {
    const { stills, seen, problems } = setUp({ ARK_API_KEY: KEY, ARK_BASE_URL: 'http://127.0.0.1:9/api/v3/' });
    const adapter = stills.stillAdapter('ark-byteplus-images', createReferences())!;
    await adapter.create(callFor(IMAGE), ATTEMPT, signal);
    expect(seen[0]!.url).toBe('http://127.0.0.1:9/api/v3/images/generations');
    expect(problems).toEqual([]);
    expect(setUp({ CHAT_BASE_URL: 'http://example.com/v1' }).problems).toEqual([
      expect.stringMatching(/^CHAT_BASE_URL: .*use https$/),
    ]);
  });

  it('send nothing without a key, and nothing to a foreign network', async () => {
    const { stills, seen } = setUp({});
    const adapter = stills.stillAdapter('ark-byteplus-images', createReferences())!;
    const error = await adapter.create(callFor(IMAGE), ATTEMPT, signal).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ accepted: 'no', code: 'provider-refused' });
    expect(seen).toEqual([]);
    expect(stills.stillAdapter('nobody', createReferences())).toBeUndefined();
  });

  it('put pictures inside while there is room, and publish the rest', async () => {
    const place = {
      url: 'https://s3.example.com',
      kinds: ['image'] as const,
      publisher: { publish: async () => ({ url: 'https://s3.example.com/x.png', expiresAt: Infinity }) },
    };
    const { stills, seen } = setUp({ ARK_API_KEY: KEY }, { place });
    const references = createReferences();
    references.offer(picture(1).content, async () => new Blob(['small']));
    references.offer(picture(2).content, async () => new Blob([new Uint8Array(5e6)]));
    const request = { ...IMAGE, images: [picture(1), picture(2)] };
    await stills.stillAdapter('ark-byteplus-images', references)!.create(callFor(request), ATTEMPT, signal);
    expect(seen[0]!.body).toMatchObject({
      image: ['data:image/png;base64,c21hbGw=', 'https://s3.example.com/x.png'],
    });
    expect(stills.findImageRoute('seedream-4.5')!.facts.publish).toEqual({
      url: 'https://s3.example.com',
      kinds: ['image'],
    });
  });

  it("take a user's own prices, but no other address or key from a file", () => {
    const price = { models: { 'seedream-4.5': { prices: [{ upToPixels: 16_777_216, each: 0.02 }] } } };
    const own = setUp({}, { overrides: { 'ark-byteplus-images': price } });
    expect(own.problems).toEqual([]);
    expect(own.stills.findImageRoute('seedream-4.5')!.profile.models['seedream-4.5']!.prices[0]!.each).toBe(0.02);
    const evil = setUp(
      {},
      { overrides: { chat: { baseUrl: 'https://evil.example.com' }, 'ark-byteplus-images': { models: 1 } } },
    );
    expect(evil.problems).toEqual([
      expect.stringMatching(/^ark-byteplus-images: .*models/),
      'chat: must not set baseUrl; remove it there',
    ]);
    expect(evil.stills.findChatRoute('x')!.profile.baseUrl).toBe('https://api.openai.com/v1');
  });
});
