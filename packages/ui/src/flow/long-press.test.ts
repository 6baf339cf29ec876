import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLongPress, LONG_MS } from './long-press.ts';

describe('a finger that rests', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const setup = () => {
    const at: { readonly x: number; readonly y: number }[] = [];
    return { at, touch: createLongPress((point) => at.push(point)) };
  };

  it('means the menu after half a second, where it was put down', () => {
    const { at, touch } = setup();
    touch.press({ x: 10, y: 20 });
    touch.move({ x: 14, y: 22 });
    vi.advanceTimersByTime(LONG_MS - 1);
    expect(at).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(at).toEqual([{ x: 10, y: 20 }]);
    vi.advanceTimersByTime(5 * LONG_MS);
    expect(at).toHaveLength(1);
  });

  it('means nothing once it has moved, or was lifted', () => {
    const { at, touch } = setup();
    touch.press({ x: 10, y: 20 });
    touch.move({ x: 10, y: 31 });
    // Also when it comes back.
    touch.move({ x: 10, y: 20 });
    vi.advanceTimersByTime(2 * LONG_MS);
    touch.press({ x: 10, y: 20 });
    touch.stop();
    vi.advanceTimersByTime(2 * LONG_MS);
    expect(at).toEqual([]);
  });
});
