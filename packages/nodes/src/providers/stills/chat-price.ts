import type { Cost, Price } from '@shotgraph/engine';
import type { Between } from '../price.ts';
import type { ChatLimits, ChatProfile } from '../profile/still-types.ts';
import { findChatModel } from '../profile/stills.ts';
import type { PromptPart } from '../request.ts';
import { describeBetween, endsOf, roundMoney } from './money.ts';
import type { ChatRequest } from './request.ts';

/** What decides the price of an answer. */
export type PricedChat = Pick<ChatRequest, 'model' | 'system' | 'prompt' | 'maxTokens'> & {
  readonly images: readonly unknown[];
};

/** Tokens around the messages of a prompt: roles, ends, names of pictures, the wish for JSON. */
const FRAME: Between = { min: 4, max: 100 };
/** Longest run of characters that tokens of text have on average. */
const MOST_CHARACTERS = 8;

/**
 * Tokens of a prompt. No tokenizer is asked: every token has at least one byte, and hardly any text more than eight characters for each.
 *
 * @param limits - of the model: what a picture counts
 */
export function promptTokens(
  { system, prompt, images }: Pick<PricedChat, 'system' | 'prompt' | 'images'>,
  { imageTokens }: Pick<ChatLimits, 'imageTokens'>,
): Between {
  const text = system + prompt.map((part: PromptPart) => (typeof part === 'string' ? part : '')).join('');
  const bytes = new TextEncoder().encode(text).length;
  return {
    min: FRAME.min + Math.ceil(text.length / MOST_CHARACTERS) + images.length * imageTokens.min,
    max: FRAME.max + bytes + images.length * imageTokens.max,
  };
}

/**
 * What an answer will cost at least, if it is a word, and at most, if it is as long as it may be.
 *
 * @throws RangeError when the profile has no such model
 */
export function priceChat(request: PricedChat, profile: ChatProfile): Price {
  const limits = getLimits(request.model, profile);
  const tokens = promptTokens(request, limits);
  const [least, most] = [ratesOf(limits, tokens.min), ratesOf(limits, tokens.max)];
  const { currency, title, verifiedOn } = profile;
  const rates = {
    input: { min: least.input.min, max: most.input.max },
    output: { min: least.output.min, max: most.output.max },
  };
  return {
    min: roundMoney((tokens.min * rates.input.min + rates.output.min) / 1e6),
    max: roundMoney((tokens.max * rates.input.max + request.maxTokens * rates.output.max) / 1e6),
    currency,
    basis:
      `${describeBetween(tokens)} tokens of prompt at ${describeBetween(rates.input)}, up to ${describeBetween({ min: request.maxTokens, max: request.maxTokens })} ` +
      `of answer at ${describeBetween(rates.output)} ${currency} per million (${title}, ${verifiedOn})`,
  };
}

/** What the provider counted. */
export interface ChatUsage {
  readonly promptTokens: number;
  readonly answerTokens: number;
}

/** What an answer did cost by what the provider counted, where the profile knows prices exactly. */
export function chatCost(model: string, usage: ChatUsage, profile: ChatProfile): Cost | undefined {
  const { input, output } = ratesOf(getLimits(model, profile), usage.promptTokens);
  if (input.min !== input.max || output.min !== output.max) return undefined;
  const amount = roundMoney((usage.promptTokens * input.max + usage.answerTokens * output.max) / 1e6);
  return { amount, currency: profile.currency };
}

function getLimits(model: string, profile: ChatProfile): ChatLimits {
  const known = findChatModel(profile, model);
  if (known) return known.limits;
  throw new RangeError(`${profile.title} has no model "${model}"; use ${Object.keys(profile.models).join(', ')}`);
}

/** Rates for a prompt of so many tokens; one longer than the context, which is refused elsewhere, counts as the longest. */
function ratesOf({ prices }: ChatLimits, tokens: number): { readonly input: Between; readonly output: Between } {
  const step = prices.find(({ upToTokens }) => tokens <= upToTokens) ?? prices.at(-1)!;
  return { input: endsOf(step.input), output: endsOf(step.output) };
}
