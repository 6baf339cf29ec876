import { describe, expect, it } from 'vitest';
import { CHAT_PROFILES, findChatModel } from '../profile/stills.ts';
import { chatCost, type PricedChat, priceChat, promptTokens } from './chat-price.ts';

const [ark] = CHAT_PROFILES as [(typeof CHAT_PROFILES)[0]];
const open = CHAT_PROFILES.find(({ others }) => others)!;
const ask: PricedChat = { model: 'seed-2.0-lite', system: '', prompt: ['x'.repeat(800)], images: [], maxTokens: 2000 };
const lite = findChatModel(ark, 'seed-2.0-lite')!.limits;

describe('promptTokens', () => {
  it('counts no less than a word for eight characters and no more than one for each byte', () => {
    expect(promptTokens(ask, lite)).toEqual({ min: 104, max: 900 });
    expect(promptTokens({ ...ask, system: '森', prompt: [] }, lite)).toEqual({ min: 5, max: 103 });
  });

  it('adds what pictures count', () => {
    const { min, max } = promptTokens({ ...ask, images: [0, 0] }, lite);
    expect([min, max]).toEqual([104 + 128, 900 + 10_240]);
  });
});

describe('priceChat', () => {
  it('reaches from a word to the longest answer', () => {
    expect(priceChat(ask, ark)).toEqual({
      min: 0.000028,
      max: 0.004225,
      currency: 'USD',
      basis:
        '104 to 900 tokens of prompt at 0.25, up to 2,000 of answer at 2 USD per million (BytePlus ModelArk (chat), 2026-11-29)',
    });
  });

  it('takes the dearer rates at most, where the prompt may be longer than the cheap ones reach', () => {
    const long = priceChat({ ...ask, prompt: ['x'.repeat(200_000)] }, ark);
    expect(long.max).toBeCloseTo((200_100 * 0.5 + 2000 * 4) / 1e6, 6);
    expect(long.min).toBeCloseTo((25_004 * 0.25 + 2) / 1e6, 6);
  });

  it('is a wide range for a model nobody knows the price of', () => {
    expect(priceChat({ ...ask, model: 'llama' }, open)).toMatchObject({ min: 0, max: 0.1635 });
  });

  it('refuses an unknown model, naming what there is', () => {
    expect(() => priceChat({ ...ask, model: 'x' }, ark)).toThrow('no model "x"; use seed-2.0-lite, ');
  });
});

describe('chatCost', () => {
  it("is what was counted at the rates of the prompt's length", () => {
    expect(chatCost('seed-2.0-lite', { promptTokens: 1000, answerTokens: 500 }, ark)).toEqual({
      amount: 0.00125,
      currency: 'USD',
    });
    expect(chatCost('seed-2.0-lite', { promptTokens: 200_000, answerTokens: 500 }, ark)!.amount).toBe(0.102);
  });

  it('is not told where rates are a range', () => {
    expect(chatCost('llama', { promptTokens: 1000, answerTokens: 500 }, open)).toBeUndefined();
  });
});
