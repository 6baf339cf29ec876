import { describe, expect, it } from 'vitest';
import { poseAt, viewPoseAt } from '../../stage/index.ts';
import { moveInTurn, moveTogether } from './combine.ts';
import { planned } from './testing/bench.ts';

const focusAt = (camera: ReturnType<typeof planned>, seconds: number) => poseAt(camera, seconds).focusMetres;
const rack = planned({ move: 'rack-focus', amount: 8, focus: 2 });
const sharp = planned({ move: 'dolly', amount: 2 });
const near = planned({ move: 'dolly', amount: 2, fStop: 4, focus: 3 });

describe('moves at the same time', () => {
  it('take focus and stop from the one that has them', () => {
    const both = moveTogether(sharp, rack);
    expect(both.fStop).toBe(2);
    for (const seconds of [0, 1.3, 2.5, 5]) expect(focusAt(both, seconds)).toBeCloseTo(focusAt(rack, seconds)!, 2);
    expect(moveTogether(near, sharp).keys.every(({ focusMetres }) => focusMetres === 3)).toBe(true);
  });

  it('pull the focus where one of them does, at the stop of the first', () => {
    const both = moveTogether(near, rack);
    expect(both.fStop).toBe(4);
    expect([focusAt(both, 0), focusAt(both, 5)]).toEqual([2, 8]);
    const node = planned({ move: 'dolly', amount: 2, fStop: 4, focus: 3, with: rack });
    expect([focusAt(node, 0), focusAt(node, 5)]).toEqual([2, 8]);
    const racked = planned({ move: 'rack-focus', amount: 8, focus: 2, with: near });
    expect([focusAt(racked, 0), focusAt(racked, 5), poseAt(racked, 5).position[2]]).toEqual([2, 8, -2]);
  });

  it('shake as the one that is carried, once', () => {
    const hand = planned({ support: 'handheld' });
    const tripod = planned({ move: 'pan', support: 'tripod' });
    expect(moveTogether(sharp, hand)).toMatchObject({ support: 'handheld', shake: hand.shake });
    expect(moveTogether(tripod, hand)).toMatchObject({ support: 'tripod' });
    expect(moveTogether(tripod, hand)).not.toHaveProperty('shake');
    expect(moveTogether(hand, planned({ support: 'handheld', shake: 3 })).shake).toEqual(hand.shake);
  });
});

describe('moves in turn', () => {
  it('keep the focus of the one before where the next has none', () => {
    const chain = moveInTurn([rack, sharp]);
    expect([focusAt(chain, 0), focusAt(chain, 5), focusAt(chain, 10)]).toEqual([2, 8, 8]);
    expect(chain.fStop).toBe(2);
  });

  it('pull over to the focus of the next in half a second, and never before', () => {
    const chain = moveInTurn([near, planned({ move: 'pan', fStop: 4, focus: 6 })]);
    expect([0, 4.9, 5].map((seconds) => focusAt(chain, seconds))).toEqual([3, 3, 3]);
    // Half way between 1/3 and 1/6 lies 1/4.
    expect(focusAt(chain, 5.25)).toBeCloseTo(4, 2);
    for (const seconds of [5.5, 7, 10]) expect(focusAt(chain, seconds)).toBeCloseTo(6, 9);
    for (const [i, key] of chain.keys.slice(1).entries()) expect(key.seconds).toBeGreaterThan(chain.keys[i]!.seconds);
  });

  it('are sharp all over until the first that is not', () => {
    const chain = moveInTurn([sharp, near]);
    expect([focusAt(chain, 4.99), focusAt(chain, 5.01)]).toEqual([undefined, 3]);
    expect(chain.fStop).toBe(4);
  });

  it('shake as one camera, without a jump where they meet', () => {
    const hand = planned({ seconds: 2, support: 'handheld', shakeSeed: 9 });
    const chain = moveInTurn([hand, planned({ seconds: 2, support: 'handheld', shake: 4 })]);
    expect(chain).toMatchObject({ support: 'handheld', shake: { degrees: 0.5, hz: 1, seed: 9 } });
    const [before, after] = [viewPoseAt(chain, 2 - 1e-6), viewPoseAt(chain, 2)];
    expect(after.panDegrees).toBeCloseTo(before.panDegrees, 3);
  });
});

describe('what carries a camera', () => {
  it('shakes a hand unless told otherwise, and nothing else', () => {
    expect(planned({ support: 'handheld' }).shake).toEqual({ degrees: 0.5, hz: 1, seed: 1 });
    expect(planned({ support: 'handheld', shake: 0 })).not.toHaveProperty('shake');
    expect(planned({ shake: 2, shakeRate: 3, shakeSeed: 4 }).shake).toEqual({ degrees: 2, hz: 3, seed: 4 });
    for (const support of ['tripod', 'dolly', 'crane', 'gimbal', 'drone'] as const)
      expect(planned({ move: 'static', support })).not.toHaveProperty('shake');
  });

  it('is carried on by the camera that continues from it, until it changes', () => {
    const hand = planned({ support: 'handheld', shake: 2 });
    expect(planned({ from: hand })).toMatchObject({ support: 'handheld', shake: hand.shake });
    expect(planned({ from: hand, support: 'gimbal' })).not.toHaveProperty('shake');
    expect(planned({ from: hand, shake: 1 })).toMatchObject({ support: 'handheld', shake: { degrees: 1 } });
  });
});
