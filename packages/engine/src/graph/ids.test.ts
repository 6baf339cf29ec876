import { describe, expect, it } from 'vitest';
import { freeId } from './ids.ts';

describe('freeId', () => {
  it.each([
    ['grade', 'grade-3'],
    ['film', 'film'],
    ['lastFrame', 'last-frame'],
    ['Ä 3 b!', 'b'],
    ['3', 'output'],
    ['a'.repeat(64), `${'a'.repeat(62)}-2`],
    [`b${'-x'.repeat(60)}`, `b${'-x'.repeat(31)}`],
  ])('gives %j a free id', (name, id) => {
    const taken = new Set(['grade', 'grade-2', 'a'.repeat(64)]);
    expect(freeId((other) => taken.has(other), name, 'output')).toBe(id);
  });
});
