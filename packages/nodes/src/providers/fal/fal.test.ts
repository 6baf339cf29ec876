import { expect, it } from 'vitest';
import { callOf, render, resolve, TEXT } from '../testing/requests.ts';
import { createFalAdapter } from './index.ts';

it('knows the addresses of a job whose id a person found', async () => {
  const asked: string[] = [];
  const adapter = createFalAdapter({
    async fetch(url) {
      asked.push(url);
      return Response.json({ status: 'IN_PROGRESS' }, { status: 202 });
    },
    key: () => 'key',
    modelOf: () => ({ id: 'bytedance/seedance-2.0/fast/reference-to-video' }),
    render,
    resolve,
  });
  const job = adapter.jobOf!(callOf(TEXT), 'a-b');
  expect(job.urls?.cancel).toBe('https://queue.fal.run/bytedance/seedance-2.0/requests/a-b/cancel');
  expect(await adapter.get(job, new AbortController().signal)).toMatchObject({ status: 'running' });
  expect(asked).toEqual(['https://queue.fal.run/bytedance/seedance-2.0/requests/a-b/status']);
});

it('says where to tell how the job goes on, where that is set', async () => {
  const asked: string[] = [];
  const adapter = createFalAdapter({
    async fetch(url) {
      asked.push(url);
      return Response.json({ request_id: 'a-b' });
    },
    key: () => 'key',
    modelOf: () => ({ id: 'bytedance/seedance-2.0/text-to-video' }),
    render,
    resolve,
    callbackUrl: ({ attempt }) => `https://example.com/hooks/${attempt}?x=1`,
  });
  const attempt = { key: 'k', attempt: 1, tag: 7, at: 0 };
  await adapter.create(callOf(TEXT), attempt, new AbortController().signal);
  expect(new URL(asked[0]!).searchParams.get('fal_webhook')).toBe('https://example.com/hooks/1?x=1');
});
