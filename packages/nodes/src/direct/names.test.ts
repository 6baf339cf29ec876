import { describe, expect, it } from 'vitest';
import { findRepeated, freeName, numberUsual, toName, toTexts, unknownName } from './names.ts';

describe('names', () => {
  it('are what is left without spaces around them', () => {
    expect([' a b ', '', ' ', undefined].map(toName)).toEqual(['a b', undefined, undefined, undefined]);
    expect(toTexts([' rain', 'rain', '', 'tin '])).toEqual(['rain', 'tin']);
  });

  it('are told apart', () => {
    expect(findRepeated(['a', 'b', 'a', 'a'])).toEqual([
      { name: 'a', first: 0, again: 2 },
      { name: 'a', first: 0, again: 3 },
    ]);
    expect(freeName('a', new Set(['a', 'a 2']))).toBe('a 3');
  });

  it('that nobody typed are numbered, around those that were', () => {
    const members = ['key', 'key', 'key 2', 'key', 'sign', 'sign'].map((name) => ({ name }));
    const named = numberUsual(members, ({ name }) => name === 'key');
    expect(named.map(({ name }) => name)).toEqual(['key', 'key 3', 'key 2', 'key 4', 'sign', 'sign']);
  });

  it('nobody knows are named with those that are known, and the nearest', () => {
    expect(unknownName('Mra', ['Mara', 'fox'], 'the cast')).toBe(
      '"Mra" is not in the cast (Mara, fox); did you mean "Mara"?',
    );
    expect(unknownName('Mara', [], 'the cast')).toBe(
      '"Mara" is not in the cast (nobody yet); add it there, or use a name that is',
    );
    const crowd = Array.from({ length: 30 }, (_, i) => `extra ${i}`);
    expect(unknownName('Mara', crowd, 'the cast')).toContain('extra 11, …)');
  });
});
