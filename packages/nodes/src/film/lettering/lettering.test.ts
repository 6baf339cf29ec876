import { describe, expect, it } from 'vitest';
import { cover } from '../drawing/coverage.ts';
import { createDrawing } from '../drawing/drawing.ts';
import { shorten, widthOf, wrapLines } from './fit.ts';
import { loadTypeface } from './typeface.ts';
import { write } from './write.ts';

const typeface = await loadTypeface();
const outlineOf = (character: string) => typeface.outline(character.codePointAt(0)!);
const sized = (character: string, size: number) =>
  outlineOf(character).map((contour) => contour.map(([x, y]) => [x * size, y * size + size] as const));
const areaOf = (character: string) => cover(sized(character, 100), 1000).shares.reduce((a, b) => a + b, 0);

describe('shapes of letters', () => {
  it('lie within their place, on the line', () => {
    for (const character of 'HxоЖΩ8') {
      const points = outlineOf(character).flat();
      expect(Math.min(...points.map(([x]) => x))).toBeGreaterThan(0);
      expect(Math.max(...points.map(([x]) => x))).toBeLessThan(typeface.advance(character.codePointAt(0)!));
      expect(Math.max(...points.map(([, y]) => y))).toBeCloseTo(0, 1);
    }
  });

  it('have their holes, and their accents', () => {
    expect(outlineOf('o')).toHaveLength(2);
    expect(outlineOf('8')).toHaveLength(3);
    expect(areaOf('o')).toBeLessThan(areaOf('c') * 1.5);
    expect(outlineOf('é').length).toBe(outlineOf('e').length + 1);
    expect(outlineOf(' ')).toEqual([]);
  });

  it('are boxes for what the font lacks', () => {
    expect(outlineOf('漢')).toEqual(outlineOf('あ'));
    expect(outlineOf('漢').length).toBeGreaterThan(0);
  });
});

describe('lines of text', () => {
  const text = 'Mara walks to the window, stops, and looks at the rain for as long as it takes';

  it('are broken at spaces, and end with an ellipsis where they are cut', () => {
    const lines = wrapLines(typeface, text, 12, 3);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/…$/);
    for (const line of lines) expect(widthOf(typeface, line)).toBeLessThanOrEqual(12);
    expect(text.startsWith(lines[0]!)).toBe(true);
    expect(wrapLines(typeface, text, 12, 20).join(' ')).toBe(text);
  });

  it('hold words that are longer than a line', () => {
    const lines = wrapLines(typeface, 'Donaudampfschifffahrtsgesellschaft', 6, 9);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('')).toBe('Donaudampfschifffahrtsgesellschaft');
  });

  it('are none for nothing, and for no room', () => {
    expect(wrapLines(typeface, ' \n ', 9, 3)).toEqual([]);
    expect(wrapLines(typeface, text, 9, 0)).toEqual([]);
  });

  it('are made shorter only when they have to be', () => {
    expect(shorten(typeface, 'key', 10)).toBe('key');
    const short = shorten(typeface, text, 10);
    expect(short).toMatch(/^Mara walks.*…$/);
    expect(widthOf(typeface, short)).toBeLessThanOrEqual(10);
  });
});

it('writes where it is told, left, right and in the middle', () => {
  const spanOf = (align: 'left' | 'middle' | 'right') => {
    const sheet = createDrawing({ width: 200, height: 40 }, [255, 255, 255]);
    write(sheet, typeface, 'HH', { x: 100, baseline: 30, size: 20, colour: [0, 0, 0], align });
    const dark = Array.from({ length: 200 }, (_, x) => x).filter((x) =>
      Array.from({ length: 40 }, (_, y) => sheet.pixels[(y * 200 + x) * 4]!).some((value) => value < 128),
    );
    return [dark[0]!, dark.at(-1)!];
  };
  expect(spanOf('left')[0]).toBeGreaterThanOrEqual(100);
  expect(spanOf('right')[1]).toBeLessThan(100);
  const [from, to] = spanOf('middle');
  expect(Math.abs((from! + to!) / 2 - 99.5)).toBeLessThan(1.5);
});
