import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAttention } from './attention.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lets a connection go some time after the last look, and not while somebody looks', () => {
  const attention = createAttention({ restMs: 100 });
  const held = attention.hold();
  vi.advanceTimersByTime(1000);
  attention.setShown(false);
  vi.advanceTimersByTime(99);
  attention.setShown(true);
  vi.advanceTimersByTime(1000);
  expect(held.signal.aborted).toBe(false);
  attention.setShown(false);
  vi.advanceTimersByTime(100);
  expect(held.signal.aborted).toBe(true);
  // Of one that begins where nobody looks there is time to read what has gathered.
  const hidden = attention.hold();
  vi.advanceTimersByTime(99);
  expect(hidden.signal.aborted).toBe(false);
  hidden.end();
  vi.advanceTimersByTime(100);
  expect(hidden.signal.aborted).toBe(false);
});

it('goes on with the next look, after a pause, or when nobody wants it any more', async () => {
  const attention = createAttention({ pauseMs: 100 });
  const { signal } = new AbortController();
  await attention.next(signal);
  attention.setShown(false);
  const ended: string[] = [];
  const wait = (name: string, until = signal) => attention.next(until).then(() => void ended.push(name));
  const gone = new AbortController();
  void wait('gone', gone.signal);
  void wait('pause');
  gone.abort();
  await vi.advanceTimersByTimeAsync(99);
  expect(ended).toEqual(['gone']);
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toEqual(['gone', 'pause']);
  void wait('look');
  attention.setShown(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toEqual(['gone', 'pause', 'look']);
});
