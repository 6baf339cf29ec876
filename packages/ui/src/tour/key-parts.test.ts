import { expect, it } from 'vitest';
import { keyParts } from './key-parts.ts';

it('sets the keys of a text apart', () => {
  expect(keyParts('Press {Mod+z} to undo').map(({ text, isKey }) => [text, isKey])).toEqual([
    ['Press ', false],
    ['Mod+z', true],
    [' to undo', false],
  ]);
  expect(keyParts('nothing to press')).toEqual([{ at: 0, text: 'nothing to press', isKey: false }]);
});

it('gives every part a place of its own', () => {
  const places = keyParts('{a}{b} or {c}').map(({ at }) => at);
  expect(new Set(places).size).toBe(places.length);
});
