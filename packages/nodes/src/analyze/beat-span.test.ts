import { describe, expect, it } from 'vitest';
import { beatSpan } from './beat-span.ts';

const beats = { tempo: 120, times: [0.25, 0.75, 1.26], confidence: 1 };
const span = (first: number, count: number) => beatSpan.run({ beats, first, count }, undefined as never);

describe('analyze/beat-span', () => {
  it('lasts from one beat to another', () => {
    expect(span(1, 2)).toEqual({ start: 0.25, end: 1.26, seconds: 1.01 });
  });

  it('goes on with the tempo past the last beat', () => {
    expect(span(3, 3)).toEqual({ start: 1.26, end: 2.76, seconds: 1.4999999999999998 });
  });

  it('refuses parts of a beat, naming them', () => {
    expect(() => span(1.5, 2)).toThrow('first 1.5 and count 2 must be whole numbers of beats');
  });
});
