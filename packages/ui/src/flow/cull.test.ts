import { expect, it } from 'vitest';
import { cardsAround, cellOf, inOrder, isNear, nextMounted, sameSet } from './cull.ts';
import type { Scene, SceneCard } from './scene.ts';

const size = { width: 1000, height: 800 };

/** A row of cards, 300 px from one to the next. */
function row(count: number): Scene {
  const cards = new Map<string, SceneCard>();
  for (let i = 0; i < count; i++)
    cards.set(`n${i}`, { id: `n${i}`, x: i * 300, y: 0, width: 240, height: 200, ports: new Map() });
  return { cards, wires: [], wiresOf: new Map() };
}

it('takes what is in view and a little around it, the middle first', () => {
  const { near, away } = cardsAround(row(1000), { x: -3000, y: 300, zoom: 1 }, size, new Set(['n6', 'n500']));
  expect(away).toEqual(['n6']);
  expect(near.length).toBeLessThan(8);
  expect(near[0]).toBe('n11');
  expect(near).toContain('n10');
});

it('has no card on the page from afar', () => {
  const far = { x: 0, y: 0, zoom: 0.34 };
  expect(isNear(far)).toBe(false);
  expect(cardsAround(row(1000), far, size)).toEqual({ near: [], away: [] });
  expect(cellOf(far, size)).toBe(cellOf({ x: 500, y: 9, zoom: 0.2 }, size));
});

it('looks anew only after some way', () => {
  const at = (x: number) => cellOf({ x, y: 0, zoom: 1 }, size);
  expect(at(10)).toBe(at(40));
  expect(at(10)).not.toBe(at(200));
});

it('lets cards onto the page a few at a time, and never takes away what is kept', () => {
  const near = Array.from({ length: 20 }, (_, i) => `n${i}`);
  const first = nextMounted(near, new Set(['gone', 'typed']), new Set(['typed']), 8);
  expect(first.mounted.size).toBe(9);
  expect(first.mounted.has('gone')).toBe(false);
  expect(first.mounted.has('typed')).toBe(true);
  expect(first.isDone).toBe(false);
  const second = nextMounted(near, first.mounted, new Set(), 8);
  const third = nextMounted(near, second.mounted, new Set(), 8);
  expect([second.mounted.size, third.mounted.size, third.isDone]).toEqual([16, 20, true]);
});

it('has cards on the page in the order of the document, wherever the middle is', () => {
  const scene = row(30);
  const ordered = (x: number) => [...inOrder(new Set(cardsAround(scene, { x, y: 300, zoom: 1 }, size).near), scene)];
  const [before, after] = [ordered(-3000), ordered(-3600)];
  expect(before[0]).toBe('n9');
  const both = before.filter((id) => after.includes(id));
  expect(both.length).toBeGreaterThan(1);
  expect(after.filter((id) => before.includes(id))).toEqual(both);
});

it('compares sets', () => {
  expect(sameSet(new Set(['a', 'b']), new Set(['b', 'a']))).toBe(true);
  expect(sameSet(new Set(['a']), new Set(['b']))).toBe(false);
  expect(sameSet(new Set(['a']), new Set())).toBe(false);
});
