import { describe, expect, it } from 'vitest';
import { action, choreographed } from './camera/testing/bench.ts';
import { bendsOf, facingOf, placeToWorld, positionOf } from './where.ts';

/** Walks ahead for 2 s, waits, then goes right and back. */
const walk = choreographed(
  action(
    'Mara',
    [
      [0, 4],
      [0, 8],
    ],
    { seconds: 1, duration: 2 },
  ),
  action('Mara', [], { seconds: 2, duration: 0.5, pose: 'wave' }),
  action('Ben', [[2, 5]], { seconds: 3 }),
  action(
    'Mara',
    [
      [0, 8],
      [3, 8],
      [3, 4],
    ],
    { seconds: 5, duration: 7 },
  ),
);

describe('where somebody is', () => {
  it('goes evenly along each path, waits in between, and stands at the ends', () => {
    const at = (seconds: number) => positionOf(walk, 'Mara', seconds);
    expect([0, 1, 1.5, 3, 4.9].map(at)).toEqual([
      [0, 4],
      [0, 4],
      [0, 5],
      [0, 8],
      [0, 8],
    ]);
    // 7 m in 7 s: the corner after 3 s.
    expect([6, 8, 10, 12, 99].map(at)).toEqual([
      [1, 8],
      [3, 8],
      [3, 6],
      [3, 4],
      [3, 4],
    ]);
  });

  it('is not stopped by an action without a path', () => {
    expect(positionOf(walk, 'Mara', 2.25)).toEqual([0, 6.5]);
  });

  it('knows a place before the action that gives it, and none of those who never got one', () => {
    expect(positionOf(walk, 'Ben', 0)).toEqual([2, 5]);
    expect(positionOf(walk, 'Ben', 9)).toEqual([2, 5]);
    expect(positionOf(walk, 'Kay', 1)).toBeUndefined();
    expect(positionOf(choreographed(action('Kay', [])), 'Kay', 1)).toBeUndefined();
  });

  it('stands where a path leads that leads nowhere', () => {
    const still = choreographed(
      action('Kay', [
        [1, 2],
        [1, 2],
      ]),
    );
    expect(positionOf(still, 'Kay', 2)).toEqual([1, 2]);
    expect(facingOf(still, 'Kay', 2)).toBe(0);
  });

  it('lies in the world right, up and along -Z', () => {
    expect(placeToWorld([2, 5], -1.6)).toEqual([2, -1.6, -5]);
  });
});

describe('where somebody faces', () => {
  it('looks along the way, and goes on doing so at its end', () => {
    const at = (seconds: number) => Math.round(facingOf(walk, 'Mara', seconds));
    expect([0, 2, 4, 6, 8.5, 20].map(at)).toEqual([180, 180, 180, 90, 0, 0]);
    const left = choreographed(
      action('Mara', [
        [1, 5],
        [0, 4],
      ]),
    );
    expect(facingOf(left, 'Mara', 1)).toBeCloseTo(-45, 10);
  });

  it('looks where it is told, until told otherwise', () => {
    const turned = choreographed(
      action('Mara', [[0, 5]], { facingDegrees: 90 }),
      action('Mara', [], { seconds: 2, pose: 'sit' }),
      action(
        'Mara',
        [
          [0, 5],
          [0, 9],
        ],
        { seconds: 4, facingDegrees: 0 },
      ),
    );
    expect([0, 3, 5].map((seconds) => facingOf(turned, 'Mara', seconds))).toEqual([90, 90, 0]);
  });

  it('faces the camera when nothing is said', () => {
    expect(facingOf(walk, 'Ben', 1)).toBe(0);
    expect(facingOf(walk, 'Kay', 1)).toBe(0);
  });
});

describe('bends of a way', () => {
  it('are where it begins, turns and ends', () => {
    expect(bendsOf(walk, 'Mara')).toEqual([1, 3, 5, 8, 12]);
    expect(bendsOf(walk, 'Ben')).toEqual([3]);
    expect(bendsOf(walk, 'Kay')).toEqual([]);
  });
});
