import { describe, expect, it } from 'vitest';
import { type Memory, safeMemory } from './browser-memory.ts';

/** A storage with room for texts of a length. */
function storage(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  const memory: Memory = {
    getItem: (name) => kept.get(name) ?? null,
    setItem(name, value) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(name, value);
    },
    removeItem: (name) => void kept.delete(name),
  };
  return { kept, memory };
}

describe('what a browser remembers', () => {
  it('is in its storage, where it has one', () => {
    const { kept, memory } = storage();
    const safe = safeMemory(() => memory);
    expect(safe.getItem('a')).toBeNull();
    safe.setItem('a', '1');
    expect([safe.getItem('a'), kept.get('a')]).toEqual(['1', '1']);
    // Another window writes there as well.
    kept.set('a', '2');
    expect(safe.getItem('a')).toBe('2');
    safe.removeItem('a');
    expect([safe.getItem('a'), kept.size]).toEqual([null, 0]);
  });

  it('is known to the page where site data is blocked', () => {
    const safe = safeMemory(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(safe.getItem('a')).toBeNull();
    safe.setItem('a', '');
    expect(safe.getItem('a')).toBe('');
    safe.removeItem('a');
    expect(safe.getItem('a')).toBeNull();
  });

  it('is what was written last where there is no room for it, until there is', () => {
    const { kept, memory } = storage(3);
    const safe = safeMemory(() => memory);
    safe.setItem('a', 'old');
    safe.setItem('a', 'longer');
    expect([safe.getItem('a'), kept.get('a')]).toEqual(['longer', 'old']);
    safe.setItem('a', 'new');
    kept.set('a', 'its');
    expect(safe.getItem('a')).toBe('its');
  });
});
