import type { Json } from '@shotgraph/engine';
import { field, pickFacts, textField } from '../http/fields.ts';
import type { ChatProfile } from '../profile/still-types.ts';
import { chatCost } from '../stills/chat-price.ts';
import { toJsonAddress } from '../stills/data-address.ts';
import type { Answered } from '../stills/kept-answer.ts';
import type { ChatRequest } from '../stills/request.ts';

/** Name of the file an answer is kept in: JSON with a `text`. */
export const ANSWER_FILE = 'answer';

/** What a body with status 200 says: a text, or that there is none. `undefined` when it is no answer of this API. */
export function toChatAnswer(json: unknown, request: ChatRequest, profile: ChatProfile): Answered | undefined {
  const choices = field(json, 'choices');
  const [choice] = Array.isArray(choices) ? (choices as readonly unknown[]) : [];
  const message = field(choice, 'message');
  if (message === undefined || message === null) return undefined;
  const text = textOf(field(message, 'content'));
  if (text === '') return withoutText(json, choice);
  const usage = usageOf(json);
  const price = usage && chatCost(request.model, usage, profile);
  return {
    status: 'done',
    files: { [ANSWER_FILE]: toJsonAddress({ text }) },
    facts: factsOf(json, choice),
    ...(price && { price }),
  };
}

/** The text of a message: a string, or parts some of which are text. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map((part) => textField(part, 'text') ?? '').join('') : '';
}

function factsOf(json: unknown, choice: unknown): { readonly [name: string]: Json } {
  const usage = field(json, 'usage');
  return pickFacts({
    model: [json, 'model'],
    finish: [choice, 'finish_reason'],
    promptTokens: [usage, 'prompt_tokens'],
    answerTokens: [usage, 'completion_tokens'],
    reasoningTokens: [field(usage, 'completion_tokens_details'), 'reasoning_tokens'],
    cachedTokens: [field(usage, 'prompt_tokens_details'), 'cached_tokens'],
  });
}

function usageOf(json: unknown) {
  const usage = field(json, 'usage');
  const [promptTokens, answerTokens] = [field(usage, 'prompt_tokens'), field(usage, 'completion_tokens')];
  return typeof promptTokens === 'number' && typeof answerTokens === 'number'
    ? { promptTokens, answerTokens }
    : undefined;
}

/** An answer without a word. It was billed if anything was counted, or if nobody says. */
function withoutText(json: unknown, choice: unknown): Answered {
  const usage = usageOf(json);
  const finish = textField(choice, 'finish_reason') ?? 'unknown';
  const refusal = textField(field(choice, 'message'), 'refusal');
  return {
    status: 'failed',
    code: finish === 'length' ? 'answer-too-long' : `no-text-${finish}`.slice(0, 80),
    message: refusal ?? reasonOf(finish),
    billed: usage === undefined || usage.promptTokens + usage.answerTokens > 0,
    retryable: false,
  };
}

function reasonOf(finish: string): string {
  if (finish === 'length')
    return 'the answer ended before its first word: its tokens went into reasoning; raise maxTokens';
  if (finish === 'content_filter') return 'the answer was held back; change the prompt';
  return 'the answer holds no text; change the prompt';
}
