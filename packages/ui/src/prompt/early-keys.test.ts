import { describe, expect, it } from 'vitest';
import { type EarlyKeys, NO_KEYS, noteKey, withKeys } from './early-keys.ts';

const key = (key: string, held: object = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });
const typed = (...keys: readonly ReturnType<typeof key>[]) =>
  keys.reduce<EarlyKeys>((early, each) => noteKey(early, each) ?? early, NO_KEYS);

describe('keys that come before the field', () => {
  it('are kept in their order, with lines and corrections', () => {
    expect(typed(key('n'), key('O'), key('Enter'), key('x'), key('Backspace'), key('!'))).toEqual({
      typed: 'nO\n!',
      replaces: false,
    });
  });

  it('write over everything once everything was selected', () => {
    expect(typed(key('x'), key('a', { ctrlKey: true }), key('y'))).toEqual({ typed: 'y', replaces: true });
    expect(typed(key('a', { metaKey: true }), key('Backspace'))).toEqual({ typed: '', replaces: true });
  });

  it('come to the end of a text, or take its place', () => {
    expect(withKeys('a fox', { typed: '!', replaces: false })).toBe('a fox!');
    expect(withKeys('a fox', { typed: 'an owl', replaces: true })).toBe('an owl');
  });

  it('are left to others where they are no text', () => {
    for (const other of [key('Tab'), key('Escape'), key('z', { ctrlKey: true }), key('F2')])
      expect(noteKey(NO_KEYS, other)).toBeUndefined();
  });
});
