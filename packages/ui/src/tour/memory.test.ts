import { expect, it } from 'vitest';
import { readTour, type TourMemory, writeTour } from './memory.ts';

it('brings back what was written, and nothing that was not', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  };
  expect(readTour(storage)).toBeUndefined();
  const memory: TourMemory = { document: 'a', step: 3, state: 'closed' };
  writeTour(memory, storage);
  expect(readTour(storage)).toEqual(memory);
  const [name] = kept.keys();
  for (const text of [
    '{',
    '[]',
    '{"document":"a","step":1.5,"state":"open"}',
    '{"document":"a","step":1,"state":"x"}',
  ]) {
    kept.set(name!, text);
    expect(readTour(storage)).toBeUndefined();
  }
});
