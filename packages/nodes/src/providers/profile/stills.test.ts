import { describe, expect, it } from 'vitest';
import {
  CHAT_PROFILES,
  findChatModel,
  findImageModel,
  IMAGE_PROFILES,
  loadChatProfile,
  loadImageProfile,
  mergeChatProfile,
  mergeImageProfile,
} from './stills.ts';

const [images] = IMAGE_PROFILES as [(typeof IMAGE_PROFILES)[0]];
const [chat] = CHAT_PROFILES as [(typeof CHAT_PROFILES)[0]];

describe('built-in profiles of stills and chats', () => {
  it('are what the schema takes, without a member it would add or drop', () => {
    for (const profile of IMAGE_PROFILES) expect(loadImageProfile(profile)).toEqual(profile);
    for (const profile of CHAT_PROFILES) expect(loadChatProfile(profile)).toEqual(profile);
  });
});

describe('profiles of image models', () => {
  it.each(IMAGE_PROFILES.map((profile) => [profile.name, profile] as const))(
    '%s names only sizes the model takes, in the shape they stand for',
    (_, { families }) => {
      for (const { sizes, pixels, ratio } of Object.values(families)) {
        for (const [shape, [width, height]] of Object.values(sizes).flatMap((tier) => Object.entries(tier))) {
          expect(width * height).toBeGreaterThanOrEqual(pixels.min);
          expect(width * height).toBeLessThanOrEqual(pixels.max);
          const [across, down] = shape.split(':').map(Number) as [number, number];
          expect(Math.abs((width / height / across) * down - 1)).toBeLessThan(0.02);
          expect(width / height).toBeLessThan(ratio.max);
        }
      }
    },
  );

  it('finds models with their family, and nothing by inherited names', () => {
    expect(findImageModel(images, 'seedream-5.0-lite')).toMatchObject({ family: { pixels: { min: 3_686_400 } } });
    expect(findImageModel(images, 'constructor')).toBeUndefined();
  });

  it("takes a user's own price over the built-in one", () => {
    const own = mergeImageProfile(images, {
      models: { 'seedream-4.5': { prices: [{ upToPixels: 16_777_216, each: 0.02 }] } },
    });
    expect(own.models['seedream-4.5']!.prices).toEqual([{ upToPixels: 16_777_216, each: 0.02 }]);
    expect(own.models['seedream-4.0']).toEqual(images.models['seedream-4.0']);
  });

  it.each([
    ['a misspelt member', { models: { 'seedream-4.5': { pricse: [] } } }, /models\.seedream-4\.5/],
    [
      'prices that end too early',
      { models: { 'seedream-4.5': { prices: [{ upToPixels: 9, each: 1 }] } } },
      /must cover 16777216 with the last step/,
    ],
    [
      'prices that do not rise',
      {
        models: {
          'seedream-4.5': {
            prices: [
              { upToPixels: 9, each: 1 },
              { upToPixels: 9, each: 1 },
            ],
          },
        },
      },
      /must rise/,
    ],
    [
      'a negative price',
      { models: { 'seedream-4.5': { prices: [{ upToPixels: 16_777_216, each: -1 }] } } },
      /each: must not be negative/,
    ],
    ['an unknown family', { models: { 'seedream-4.5': { family: '9.9' } } }, /"9.9" is not in families/],
    ['a key instead of the name of a variable', { keyVariable: 'sk-123' }, /never a key/],
    ['a notation without a number', { notation: 'Image' }, /must contain \{n\}/],
  ])('refuses %s, naming it', (_, override, message) => {
    expect(() => mergeImageProfile(images, override)).toThrow(message);
  });

  it('refuses what is no profile', () => {
    expect(() => loadImageProfile([])).toThrow(/^Profile \(without a name\) cannot be used/);
    expect(() => mergeImageProfile(images, [] as never)).toThrow(/must be an object/);
  });
});

describe('profiles of chat models', () => {
  it('finds listed models by name, and every name where all are taken', () => {
    const open = CHAT_PROFILES.find(({ others }) => others)!;
    expect(findChatModel(chat, 'seed-2.0-lite')).toMatchObject({ id: 'seed-2-0-lite-260428' });
    expect(findChatModel(chat, 'llama3.2:3b')).toBeUndefined();
    expect(findChatModel(open, 'llama3.2:3b')).toMatchObject({ name: 'llama3.2:3b', id: 'llama3.2:3b' });
    expect(findChatModel(open, '')).toBeUndefined();
  });

  it("lets a model of one's own machine cost nothing", () => {
    const open = CHAT_PROFILES.find(({ others }) => others)!;
    const free = mergeChatProfile(open, { others: { prices: [{ upToTokens: 1_000_000, input: 0, output: 0 }] } });
    expect(free.others!.prices[0]).toMatchObject({ input: 0, output: 0 });
  });

  it('refuses prices that do not cover the context', () => {
    const short = { models: { 'seed-2.0-lite': { prices: [{ upToTokens: 1000, input: 1, output: 1 }] } } };
    expect(() => mergeChatProfile(chat, short)).toThrow(/models\.seed-2\.0-lite\.prices: must cover 262144/);
    expect(() => loadChatProfile({ ...chat, models: undefined })).toThrow(/models/);
  });

  it('writes down for every range of prices how sure it is', () => {
    for (const profile of [...IMAGE_PROFILES, ...CHAT_PROFILES])
      expect(profile.notes.some(({ confidence }) => confidence === 'C')).toBe(true);
  });
});
