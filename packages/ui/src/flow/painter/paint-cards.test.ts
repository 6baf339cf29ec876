import { expect, it } from 'vitest';
import type { Look } from './look.ts';
import { type CardFace, type CardPaint, paintCards } from './paint-cards.ts';
import type { Sketch } from './sketch.ts';

/** What is written on a card of a height from afar, with the middle of each line. */
function writtenOn(height: number, zoom: number, face: Partial<CardFace> = {}): readonly (readonly [string, number])[] {
  const written: [string, number][] = [];
  const nothing = () => {};
  const sketch = {
    box: nothing,
    frame: nothing,
    dot: nothing,
    picture: nothing,
    text: (text: string, _font: string, [, y]: readonly [number, number]) => written.push([text, Math.round(y)]),
  } as unknown as Sketch;
  const paint = {
    zoom,
    look: { surface: '#000', line: '#333', font: 'serif' } as Look,
    offsets: new Map(),
    faceOf: () => ({ title: 'Graph outputs', colour: '#b78bff', isOff: false, ...face }),
    selected: new Set(),
  } as unknown as CardPaint;
  paintCards(sketch, [{ id: 'outputs', x: 0, y: 0, width: 240, height, ports: new Map() }], paint);
  return written;
}

it('writes the name of a card in its body as large as can be read', () => {
  expect(writtenOn(180, 0.2)).toEqual([
    ['Graph', 68],
    ['outputs', 122],
  ]);
});

it('writes the name of a short card over its header, as long as one line fits', () => {
  expect(writtenOn(72, 0.2)).toEqual([['Graph…', 45]]);
  expect(writtenOn(50, 0.2)).toEqual([]);
  expect(writtenOn(72, 0.1)).toEqual([]);
});
