import { expect, it } from 'vitest';
import { hullOf, isInHull } from './hull.ts';
import { overlap, placeLabels } from './place-labels.ts';

const room = { left: 0, top: 0, width: 400, height: 300 };
const anchor = (x: number, y: number, width = 80, height = 30) => ({
  at: [x, y] as const,
  reach: [5, 5] as const,
  width,
  height,
});

it('stands beside what it belongs to, outwards', () => {
  const [right, left] = placeLabels([anchor(300, 150), anchor(100, 150)], room, [], [], [200, 150]);
  expect(right).toEqual({ left: 311, top: 135, width: 80, height: 30 });
  expect(left).toEqual({ left: 9, top: 135, width: 80, height: 30 });
});

it('covers neither other labels nor what must stay free, and keeps to the room', () => {
  const taken = [{ left: 150, top: 100, width: 100, height: 100 }];
  const crowd = Array.from({ length: 9 }, (_, i) => anchor(150 + (i % 3) * 50, 100 + Math.floor(i / 3) * 50, 60, 20));
  const boxes = placeLabels(crowd, room, taken, [], [200, 150]);
  for (const [i, box] of boxes.entries()) {
    expect(overlap(box, taken[0]!)).toBe(0);
    for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(0);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.top + box.height).toBeLessThanOrEqual(300);
  }
});

it('begins where the room does when it is too large for it', () => {
  expect(placeLabels([anchor(300, 10, 900, 20)], room, [], [], [0, 0])[0]).toMatchObject({ left: 0 });
});

it('would rather not lie on a shape', () => {
  const square = hullOf([
    [300, 100],
    [400, 100],
    [400, 200],
    [300, 200],
    [350, 150],
  ]);
  expect(square).toHaveLength(4);
  expect([isInHull(square, [350, 150]), isInHull(square, [290, 150])]).toEqual([true, false]);
  const [box] = placeLabels([anchor(290, 150)], room, [], [square], [200, 150]);
  expect(box!.left + box!.width / 2).toBeLessThan(300);
});
