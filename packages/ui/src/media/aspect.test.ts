import { expect, it } from 'vitest';
import { aspectOf, cardAspect, cellAspect, contained } from './aspect.ts';

it('pictures keep their shape on cards, between bars where it is extreme', () => {
  expect(aspectOf({ width: 864, height: 496 })).toBeCloseTo(1.742);
  expect([aspectOf({}), cardAspect({})]).toEqual([16 / 9, 16 / 9]);
  expect([cardAspect({ width: 1, height: 1 }), cardAspect({ width: 9, height: 16 })]).toEqual([1, 0.75]);
  expect(cardAspect({ width: 2000, height: 200 })).toBe(3);
});

it('things side by side have the shape of the first of which it is known', () => {
  expect(cellAspect([{ kind: 'failed' }, { width: 100, height: 100 }, { width: 3, height: 1 }])).toBe(1);
  expect(cellAspect([])).toBe(16 / 9);
});

it('a picture is held by a box as a whole', () => {
  expect(contained(1, 240, 120)).toEqual([60, 0, 120, 120]);
  expect(contained(3, 240, 120)).toEqual([0, 20, 240, 80]);
});
