import { describe, expect, it } from 'vitest';
import { drawGuides, type Guide } from './guides.ts';

const size = { width: 160, height: 90 };
const drawn = (guide: Guide, grey = 0) => {
  const picture = new Uint8ClampedArray(size.width * size.height * 4).fill(grey);
  drawGuides(picture, size, guide);
  return picture;
};
const touched = (guide: Guide) => {
  const picture = drawn(guide);
  const rows = new Set<number>();
  const columns = new Set<number>();
  for (let i = 0; i < picture.length; i += 4) {
    if (picture[i] === 0) continue;
    rows.add(Math.floor(i / 4 / size.width));
    columns.add((i / 4) % size.width);
  }
  return { rows, columns };
};

describe('guides', () => {
  it('draws nothing unless asked to', () => {
    expect(drawn('none').every((value) => value === 0)).toBe(true);
  });

  it('keeps action to 93 % and titles to 90 %', () => {
    const picture = drawn('safe-areas');
    const isLine = (x: number, y: number) => picture[(y * size.width + x) * 4]! > 0;
    expect([isLine(6, 45), isLine(8, 45), isLine(80, 3), isLine(80, 5)]).toEqual([true, true, true, true]);
    expect([isLine(5, 45), isLine(7, 45), isLine(80, 45)]).toEqual([false, false, false]);
  });

  it('shows what other shapes keep', () => {
    const vertical = touched('vertical').columns;
    expect([Math.min(...vertical), Math.max(...vertical)]).toEqual([55, 104]);
    const square = touched('square').columns;
    expect([Math.min(...square), Math.max(...square)]).toEqual([35, 124]);
  });

  it('is seen on light and dark alike', () => {
    const at = (10 * size.width + 53) * 4;
    expect(drawn('thirds')[at]).toBe(127);
    expect(drawn('thirds', 255)[at]).toBe(127);
  });
});
