import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aligned, distributed } from './align.ts';
import { snapMove } from './snap.ts';

const box = (id: string, x: number, y: number, width = 100, height = 40) =>
  ({ id, at: [x, y], size: [width, height] }) as const;
const three = [box('a', 0, 0), box('b', 50, 100, 60, 80), box('c', 300, 30, 100, 20)];

describe('aligning', () => {
  it('lines things up at each side and at the middles', () => {
    const moves = (side: Parameters<typeof aligned>[1]) => Object.fromEntries(aligned(three, side));
    expect(moves('left')).toEqual({ b: [-50, 0], c: [-300, 0] });
    expect(moves('right')).toEqual({ a: [300, 0], b: [290, 0] });
    expect(moves('centre')).toEqual({ a: [150, 0], b: [120, 0], c: [-150, 0] });
    expect(moves('top')).toEqual({ b: [0, -100], c: [0, -30] });
    expect(moves('bottom')).toEqual({ a: [0, 140], c: [0, 130] });
    expect(moves('middle')).toEqual({ a: [0, 70], b: [0, -50], c: [0, 50] });
  });

  it('gives equal gaps and leaves the ends where they are', () => {
    // 400 px hold 260 px of cards: two gaps of 70.
    expect(Object.fromEntries(distributed(three, 0))).toEqual({ b: [120, 0] });
    expect(distributed(three.slice(1), 0).size).toBe(0);
  });

  it('changes nothing that is done already', () => {
    const after = (moves: ReadonlyMap<string, readonly [number, number]>) =>
      three.map(({ id, at, size }) => {
        const [x, y] = moves.get(id) ?? [0, 0];
        return { id, size, at: [at[0] + x, at[1] + y] as const };
      });
    for (const side of ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const)
      expect(aligned(after(aligned(three, side)), side).size).toBe(0);
    expect(distributed(after(distributed(three, 0)), 0).size).toBe(0);
  });
});

describe('snapping', () => {
  const still = [box('s', 200, 200)];
  it('goes in line with a side or middle within reach, and onto the grid otherwise', () => {
    const near = snapMove(box('m', 0, 0), still, [203, 90], 6, 8);
    expect(near.by).toEqual([200, 88]);
    expect(near.lines.map(({ axis, at, from, to }) => [axis, at, from, to])).toEqual([
      ['x', 200, 88, 240],
      ['x', 250, 88, 240],
      ['x', 300, 88, 240],
    ]);
    const far = snapMove(box('m', 3, 3), still, [50, 50], 6, 8);
    expect([far.by, far.lines]).toEqual([[53, 53], []]);
    expect(snapMove(box('m', 0, 0), still, [103, 161], 6, 8)).toMatchObject({ by: [100, 160] });
    expect(snapMove(box('m', 0, 0), still, [203, 90], 0, 8)).toEqual({ by: [200, 88], lines: [] });
  });

  it('never goes further than its reach or half of the grid, and lines always touch what is dragged', () => {
    const any = fc.record({
      at: fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })),
      size: fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 })),
    });
    fc.assert(
      fc.property(
        any,
        fc.array(any, { maxLength: 6 }),
        fc.tuple(fc.integer({ min: -200, max: 200 }), fc.integer()),
        (moving, others, pointer) => {
          const by = [pointer[0], pointer[1] % 200] as const;
          const snapped = snapMove(moving, others, by, 6, 8);
          for (const axis of [0, 1] as const) expect(Math.abs(snapped.by[axis] - by[axis])).toBeLessThanOrEqual(6.5);
          for (const { axis, at, from, to } of snapped.lines) {
            const on = axis === 'x' ? 0 : 1;
            const low = moving.at[on] + snapped.by[on];
            expect(at).toBeGreaterThanOrEqual(low - 1);
            expect(at).toBeLessThanOrEqual(low + moving.size[on] + 1);
            const along = moving.at[(1 - on) as 0 | 1] + snapped.by[(1 - on) as 0 | 1];
            expect(from).toBeLessThanOrEqual(along);
            expect(to).toBeGreaterThanOrEqual(along);
          }
        },
      ),
      { seed: 3, numRuns: 500 },
    );
  });
});
