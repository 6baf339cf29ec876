import { expect, it } from 'vitest';
import { callOf, MODES, render, resolve } from '../testing/requests.ts';
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
  const job = adapter.jobOf!(callOf(MODES.text!), 'a-b');
  expect(job.urls?.cancel).toBe('https://queue.fal.run/bytedance/seedance-2.0/requests/a-b/cancel');
  expect(await adapter.get(job, new AbortController().signal)).toMatchObject({ status: 'running' });
  expect(asked).toEqual(['https://queue.fal.run/bytedance/seedance-2.0/requests/a-b/status']);
});
