import type { Json } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import type { Fetch } from '../http/transport.ts';
import { CHAT_PROFILES, mergeChatProfile } from '../profile/stills.ts';
import { json, type Reply, scripted } from '../stills/testing/faults.ts';
import { ATTEMPT, CHAT, CHAT_ANSWER, callFor, part, picture, resolve } from '../stills/testing/requests.ts';
import golden from './golden.json' with { type: 'json' };
import { createChatAdapter } from './index.ts';

const signal = new AbortController().signal;
const ark = CHAT_PROFILES[0]!;
const open = CHAT_PROFILES.find(({ others }) => others)!;
const adapterOf = (fetch: Fetch, profile = ark, baseUrl?: string) =>
  createChatAdapter({ fetch, key: () => 'key', profile, resolve, ...(baseUrl !== undefined && { baseUrl }) });

/** One request per mode, by name. */
const MODES = {
  text: CHAT,
  'system, json, temperature': { ...CHAT, system: 'You are a colourist. ', json: true, temperature: 0, maxTokens: 300 },
  reasoning: { ...CHAT, thinking: true },
  'pictures and typed numbers': {
    ...CHAT,
    prompt: ['Is ', part(1), ' brighter than ', part(0), '? Not image 2.'],
    images: [picture(1), picture(2)],
  },
  'text that looks like a reference': { ...CHAT, prompt: ['What is [Image 1]?'] },
} as const;

it('sends the written-down body for every mode', async () => {
  const sent: { [mode: string]: unknown } = {};
  for (const [mode, request] of Object.entries(MODES)) {
    const { fetch, seen } = scripted(json(CHAT_ANSWER));
    await adapterOf(fetch).create(callFor(request), ATTEMPT, signal);
    sent[mode] = { path: new URL(seen[0]!.url).pathname, body: seen[0]!.body };
  }
  expect(sent).toEqual(golden);
});

it('sends to any compatible server only what every one knows', async () => {
  const { fetch, seen } = scripted(json(CHAT_ANSWER));
  const { thinking: _, ...request } = { ...CHAT, model: 'llama3.2:3b' };
  await adapterOf(fetch, open, 'http://127.0.0.1:11434/v1').create(callFor(request), ATTEMPT, signal);
  expect(seen[0]).toMatchObject({ url: 'http://127.0.0.1:11434/v1/chat/completions' });
  expect(seen[0]!.body).toEqual({
    model: 'llama3.2:3b',
    messages: [{ role: 'user', content: 'Name a colour' }],
    max_tokens: 2000,
    stream: false,
  });
});

it('bounds the answer by the field a profile names', async () => {
  const { fetch, seen } = scripted(json(CHAT_ANSWER));
  const newer = mergeChatProfile(open, { maxTokensField: 'max_completion_tokens' });
  await adapterOf(fetch, newer).create(callFor({ ...CHAT, model: 'gpt-5' }), ATTEMPT, signal);
  expect(seen[0]!.body).toMatchObject({ max_completion_tokens: 2000 });
  expect(seen[0]!.body).not.toHaveProperty('max_tokens');
});

describe('what an answer says', () => {
  const answerTo = async (answer: unknown, request: object = {}) => {
    const adapter = adapterOf(scripted(json(answer)).fetch);
    const job = await adapter.create(callFor({ ...CHAT, ...request }), ATTEMPT, signal);
    return { adapter, job, state: await adapter.get(job, signal) };
  };
  const withMessage = (message: object, finish = 'stop', usage: object = CHAT_ANSWER.usage) => ({
    ...CHAT_ANSWER,
    choices: [{ finish_reason: finish, message }],
    usage,
  });

  it('is the text, word for word, what was counted and what it cost', async () => {
    const { adapter, job, state } = await answerTo(CHAT_ANSWER);
    expect(job.id).toBe(CHAT_ANSWER.id);
    expect(state).toMatchObject({
      status: 'done',
      facts: {
        model: 'seed-2-0-lite-260428',
        finish: 'stop',
        promptTokens: 1000,
        answerTokens: 500,
        reasoningTokens: 0,
      },
      price: { amount: 0.00125, currency: 'USD' },
    });
    if (state.status !== 'done') throw new Error(state.status);
    const kept = JSON.parse(await (await adapter.download(state.files.answer!, signal)).text()) as Json;
    expect(kept).toEqual({ text: 'Grün, 绿色 🌿' });
  });

  it('may be long, and in parts', async () => {
    const long = '绿'.repeat(100_000);
    const { adapter, state } = await answerTo(withMessage({ content: [{ type: 'text', text: long }, { type: 'x' }] }));
    if (state.status !== 'done') throw new Error(state.status);
    const blob = await adapter.download(state.files.answer!, signal);
    expect(JSON.parse(await blob.text())).toEqual({ text: long });
  });

  it('tells no cost where nothing was counted', async () => {
    const { state } = await answerTo(withMessage({ content: 'x' }, 'stop', {}));
    expect(state).not.toHaveProperty('price');
  });

  it.each([
    ['length', { content: '' }, 'answer-too-long', /raise maxTokens/],
    ['content_filter', { content: null }, 'no-text-content_filter', /held back/],
    ['stop', { content: null, refusal: 'I will not' }, 'no-text-stop', /^I will not$/],
  ])('without a word, ended by %s, was billed for nothing and says why', async (finish, message, code, said) => {
    const { state } = await answerTo(withMessage(message, finish));
    expect(state).toMatchObject({ status: 'failed', code, message: expect.stringMatching(said), billed: true });
    expect(
      (await answerTo(withMessage(message, finish, { prompt_tokens: 0, completion_tokens: 0 }))).state,
    ).toMatchObject({
      billed: false,
    });
  });
});

describe('refusals in other words', () => {
  const refused = (reply: Reply) =>
    adapterOf(scripted(reply).fetch, open)
      .create(callFor({ ...CHAT, model: 'm' }), ATTEMPT, signal)
      .catch((error: unknown) => error);

  it.each([
    [
      429,
      { error: { message: 'You exceeded your quota.', type: 'insufficient_quota', code: 'insufficient_quota' } },
      { retryable: false, message: /You exceeded your quota; add credit/ },
    ],
    [
      400,
      { error: { message: 'too long', type: 'invalid_request_error', code: 'context_length_exceeded' } },
      { retryable: false, message: /shorten the prompt/ },
    ],
    [
      404,
      { error: { message: 'no model m', type: 'not_found_error', code: null } },
      { code: 'not_found_error', message: /check the model name and the base address/ },
    ],
    [404, { error: 'model "m" not found' }, { code: 'http-404', message: /model "m" not found/ }],
    [401, { message: 'No auth' }, { code: 'http-401', message: /No auth; check the key/ }],
    [400, { detail: 'Bad field' }, { code: 'http-400', message: /Bad field; change the input/ }],
    [429, { error: { message: 'slow down', type: 'rate_limit_error' } }, { retryable: true, message: /wait/ }],
  ])('%i %j', async (status, body, { message, ...expected }) => {
    expect(await refused(json(body, status))).toMatchObject({
      accepted: 'no',
      ...expected,
      message: expect.stringMatching(message),
    });
  });
});
