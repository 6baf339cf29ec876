import { expect, it } from 'vitest';
import { shiftInto } from './reveal.ts';

const frame = { left: 0, top: 48, width: 1000, height: 800 };
const at = (left: number, top: number, width = 240, height = 300) => ({ left, top, width, height });

it('moves nothing that is in view, and no further than it has to', () => {
  expect(shiftInto(at(100, 100), frame)).toEqual({ x: 0, y: 0 });
  expect(shiftInto(at(900, 700), frame)).toEqual({ x: 976 - 1140, y: 824 - 1000 });
  expect(shiftInto(at(-50, 20), frame)).toEqual({ x: 74, y: 52 });
});

it('shows the upper left corner of what is larger than the canvas', () => {
  expect(shiftInto(at(100, 400, 240, 2000), frame)).toEqual({ x: 0, y: 72 - 400 });
});
