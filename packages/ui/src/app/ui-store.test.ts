import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createUiStore } from './ui-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells of what takes longer than a moment, and for no longer than that', async () => {
  const ui = createUiStore();
  const words = () => ui.getState().busy.map(({ text }) => text);
  let finish: (value: string) => void = () => {};
  let fail: (reason: Error) => void = () => {};
  const short = ui.during('Short', async () => 'done');
  const long = ui.during(
    'Long',
    () =>
      new Promise<string>((resolve) => {
        finish = resolve;
      }),
  );
  const failing = ui.during(
    'Failing',
    () =>
      new Promise<string>((_, reject) => {
        fail = reject;
      }),
  );
  expect(await short).toBe('done');
  expect(words()).toEqual([]);
  vi.advanceTimersByTime(300);
  expect(words()).toEqual(['Long', 'Failing']);
  finish('done');
  expect(await long).toBe('done');
  expect(words()).toEqual(['Failing']);
  fail(new Error('full'));
  await expect(failing).rejects.toThrow('full');
  expect(words()).toEqual([]);
});
