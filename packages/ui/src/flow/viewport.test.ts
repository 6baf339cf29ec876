import { expect, it } from 'vitest';
import { panFor } from './drag-cards.ts';
import { gapOf } from './ground.tsx';
import { breakLines } from './painter/paint-cards.ts';
import { needFor, regionFor } from './painter/region.ts';
import { areaInView, fitArea, toDocument } from './viewport.ts';

const size = { width: 1000, height: 800 };

it('fits an area into the middle, never larger than asked', () => {
  const small = fitArea({ left: 100, top: 100, right: 300, bottom: 200 }, size);
  expect(small).toEqual({ x: 300, y: 250, zoom: 1 });
  const wide = fitArea({ left: 0, top: 0, right: 8000, bottom: 100 }, size, 0.1);
  expect(wide.zoom).toBeCloseTo(0.1);
  expect(toDocument(wide, 500, 400)).toEqual([4000, 50]);
  expect(areaInView(wide, size).left).toBeCloseTo(-1000);
});

it('paints nothing while a pan stays within what is painted', () => {
  const viewport = { x: 0, y: 0, zoom: 1 };
  const region = regionFor(viewport, size);
  expect(needFor(undefined, viewport, size)).toBe('now');
  expect(needFor(region, { x: 190, y: -190, zoom: 1 }, size)).toBe('nothing');
  expect(needFor(region, { x: 200, y: 0, zoom: 1 }, size)).toBe('now');
});

it('is content with a coarse painting for a moment, and not with a very coarse one', () => {
  const region = regionFor({ x: 0, y: 0, zoom: 1 }, size);
  expect(needFor(region, { x: 0, y: 0, zoom: 1.2 }, size)).toBe('soon');
  expect(needFor(region, { x: -400, y: -300, zoom: 1.6 }, size)).toBe('now');
  expect(needFor(region, { x: 400, y: 300, zoom: 0.5 }, size)).toBe('now');
});

it('pans at the rim, the faster the nearer to it', () => {
  const box = { left: 0, top: 0, right: 1000, bottom: 800 };
  expect(panFor(box, { clientX: 500, clientY: 400 })).toEqual([0, 0]);
  expect(panFor(box, { clientX: 18, clientY: 400 })[0]).toBeCloseTo(9);
  expect(panFor(box, { clientX: 1200, clientY: 900 })).toEqual([-18, -18]);
});

it('breaks titles between words and cuts what is too long', () => {
  expect(breakLines('Generate video', 10, 3)).toEqual(['Generate', 'video']);
  expect(breakLines('Generate video', 20, 3)).toEqual(['Generate video']);
  expect(breakLines('a lighting reference for the last shot', 9, 2)).toEqual(['a', 'lighting…']);
  expect(breakLines('extraordinarily', 6, 1)).toEqual(['extra…']);
});

it('keeps dots on the ground apart, on places where dots are from near', () => {
  expect(gapOf(1)).toBe(24);
  expect(gapOf(3)).toBe(72);
  for (const zoom of [0.02, 0.1, 0.3, 0.5, 0.66]) {
    expect(gapOf(zoom)).toBeGreaterThanOrEqual(16);
    expect(gapOf(zoom)).toBeLessThan(32);
    expect(Math.log2(gapOf(zoom) / (24 * zoom)) % 1).toBe(0);
  }
});
