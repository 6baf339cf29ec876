import { expect, it } from 'vitest';
import type { AdapterOptions } from '../http/options.ts';
import { callOf, render, resolve } from '../testing/requests.ts';
import { createArkAdapter } from './index.ts';

const signal = new AbortController().signal;
const SENT = Date.UTC(2026, 10, 22, 12, 0, 0);
const attempt = { key: 'k', attempt: 1, tag: 77, at: SENT };
const modelId = 'dreamina-seedance-2-5-260628';

type Page = { readonly items: readonly unknown[]; readonly total: number };
/** An adapter whose answers are given in turn; the clock is past everything that could be under way. */
function answering(pages: readonly (Page | Response)[], options: Partial<AdapterOptions> = {}) {
  const asked: string[] = [];
  const adapter = createArkAdapter({
    fetch: async (url, { method }) => {
      asked.push(`${method} ${url}`);
      const page = pages[asked.length - 1]!;
      return page instanceof Response ? page : Response.json(page);
    },
    key: () => 'key',
    modelOf: () => ({ id: modelId, explicitTask: true }),
    render,
    resolve,
    now: () => SENT + 300_000,
    ...options,
  });
  return { adapter, asked };
}
const item = (id: string, more: object = {}) => ({ id, model: modelId, created_at: SENT / 1000 + 5, seed: 1, ...more });
const find = ({ adapter }: ReturnType<typeof answering>, known: readonly string[] = []) =>
  adapter.find!(callOf(), attempt, new Set(known), signal);

it('lists without filters', async () => {
  const one = answering([{ items: [], total: 0 }]);
  expect(await find(one)).toBe('none');
  expect(one.asked).toEqual([
    'GET https://ark.ap-southeast.bytepluses.com/api/v3/contents/generations/tasks?page_num=1&page_size=500',
  ]);
});

it('doubts a list that shrank, ended early or is longer than it reads', async () => {
  const items = [item('a'), item('b')];
  expect(
    await find(
      answering([
        { items, total: 4 },
        { items: [item('c')], total: 3 },
      ]),
    ),
  ).toBe('uncertain');
  expect(
    await find(
      answering([
        { items, total: 4 },
        { items: [], total: 4 },
      ]),
    ),
  ).toBe('uncertain');
  const endless = answering(Array.from({ length: 30 }, () => ({ items, total: 99_999 })));
  expect(await find(endless)).toBe('uncertain');
  expect(endless.asked).toHaveLength(20);
});

it('doubts a task of the time and model whose seed is not told', async () => {
  const items = [item('a', { seed: undefined })];
  expect(await find(answering([{ items, total: 1 }]))).toBe('uncertain');
  expect(await find(answering([{ items, total: 1 }]), ['a'])).toBe('none');
  const foreign = [item('a', { seed: -1, model: 'dreamina-seedance-2-0-260128' })];
  expect(await find(answering([{ items: foreign, total: 1 }]))).toBe('none');
});

it('knows a task by an endpoint, and by a later snapshot of its model', async () => {
  const later = { items: [item('a', { seed: 77, model: `${modelId}-0818` })], total: 1 };
  expect(await find(answering([later]))).toEqual({ id: 'a' });
  expect(await find(answering([later], { modelOf: () => ({ id: 'ep-2026-x' }) }))).toEqual({ id: 'a' });
});

it("corrects this machine's clock by the provider's", async () => {
  const shifted = (hours: number) => {
    const date = new Date(SENT + 300_000 + hours * 3_600_000).toUTCString();
    const task = item('a', { seed: 77, created_at: SENT / 1000 + hours * 3600 });
    return Response.json({ items: [task], total: 1 }, { headers: { date } });
  };
  for (const hours of [-26, -1, 0, 1, 26]) expect(await find(answering([shifted(hours)]))).toEqual({ id: 'a' });
});

it('never deletes the record of a task that has ended', async () => {
  for (const status of ['succeeded', 'failed', 'expired', 'running']) {
    const one = answering([Response.json({ id: 'a', status })]);
    expect(await one.adapter.cancel({ id: 'a' }, signal)).toBe('too-late');
    expect(one.asked).toHaveLength(1);
  }
});

it('tells the facts of a finished task', async () => {
  const { adapter } = answering([
    Response.json({
      status: 'succeeded',
      content: { video_url: 'https://x/v', last_frame_url: 'https://x/l' },
      usage: { total_tokens: 108_900, tool_usage: { web_search: 2 } },
      ...{ model: modelId, seed: 42, resolution: '720p', ratio: '16:9', duration: 5, framespersecond: 24 },
      generate_audio: false,
    }),
  ]);
  expect(await adapter.get({ id: 'a' }, signal)).toEqual({
    status: 'done',
    files: { video: 'https://x/v', lastFrame: 'https://x/l' },
    facts: {
      ...{ model: modelId, seed: 42, resolution: '720p', ratio: '16:9', seconds: 5, fps: 24, audio: false },
      tokens: 108_900,
      webSearches: 2,
    },
  });
});

it.each([
  ['OutputVideoSensitiveContentDetected.PolicyViolation', true],
  ['InputImageSensitiveContentDetected.PrivacyInformation', false],
  ['InvalidParameter.TaskTypeConstraint', false],
  ['InternalServiceError', true],
])('a task that failed with %s may be tried again: %s', async (code, retryable) => {
  const { adapter } = answering([Response.json({ status: 'failed', error: { code, message: 'm' } })]);
  expect(await adapter.get({ id: 'a' }, signal)).toEqual({
    status: 'failed',
    code,
    message: 'm',
    billed: false,
    retryable,
  });
});

it.each([
  ['SetLimitExceeded', false, /spending limit/],
  ['QuotaExceeded', false, /look in the console/],
  ['InflightBatchsizeExceeded', true, /wait/],
])('429 %s: retryable %s', async (code, retryable, message) => {
  const { adapter } = answering([Response.json({ error: { code, message: 'no.' } }, { status: 429 })]);
  await expect(adapter.create(callOf(), attempt, signal)).rejects.toMatchObject({
    accepted: 'no',
    code,
    retryable,
    message: expect.stringMatching(message),
  });
});
