import { expect, it } from 'vitest';
import { placeBeside } from './beside.ts';

const thing = (id: string, x: number, y: number, width = 240, height = 100) => ({
  id,
  at: [x, y] as const,
  size: [width, height] as const,
});

it('puts copies below, or beside where something stands below, and never over anything', () => {
  const [a, b] = [thing('a', 0, 0), thing('b', 300, 0)];
  expect(placeBeside([a, b], new Set(['a']))).toEqual([0, 132]);
  expect(placeBeside([a, thing('below', 0, 200)], new Set(['a']))).toEqual([272, 0]);
  expect(placeBeside([a, b, thing('below', 0, 200)], new Set(['a']))).toEqual([-272, 0]);
  expect(placeBeside([a], new Set())).toBe(undefined);
});

it('keeps to what is in view as long as there is room in it', () => {
  const a = thing('a', 0, 0);
  expect(placeBeside([a], new Set(['a']), { at: [-100, -100], size: [800, 220] })).toEqual([272, 0]);
  expect(placeBeside([a], new Set(['a']), { at: [-300, -100], size: [500, 220] })).toEqual([-272, 0]);
  expect(placeBeside([a], new Set(['a']), { at: [0, 0], size: [240, 100] })).toEqual([0, 132]);
});

it('lets copies of cards lie in a frame, and copies of frames over nothing', () => {
  const frame = thing('frame:act', -40, -40, 600, 600);
  const a = thing('a', 0, 0);
  expect(placeBeside([frame, a], new Set(['a']))).toEqual([0, 132]);
  expect(placeBeside([frame, a], new Set(['frame:act', 'a']))).toEqual([-40, 592]);
});
