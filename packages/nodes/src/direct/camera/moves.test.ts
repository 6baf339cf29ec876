import { describe, expect, it } from 'vitest';
import { applyEase, EASES, poseAt, restPose } from '../../stage/index.ts';
import { amountRange, MOVE_FACTS, MOVES, type Move, whipSeconds } from './moves.ts';
import { action, choreographed, instantsOf, planned, tidy } from './testing/bench.ts';

/** Mara walks ahead, from 4 m to 9 m in 5 s. */
const away = choreographed(
  action('Mara', [
    [0, 4],
    [0, 9],
  ]),
);
const end = (move: Move, amount: number, more: Parameters<typeof planned>[0] = {}) => {
  const camera = planned({ move, amount, ...more });
  return poseAt(camera, camera.seconds);
};

describe('where moves end', () => {
  it('is at the right of the point ahead after an arc of 90 degrees, as much nearer as asked', () => {
    const pose = end('arc', 90, { closer: 2, distance: 5 });
    expect(tidy(pose.position)).toEqual([3, 0, -5]);
    expect(pose.panDegrees).toBe(-90);
    expect(tidy(end('arc', -90, { closer: -1, distance: 4 }).position)).toEqual([-5, 0, -4]);
  });

  it('is at most half the way nearer after an arc that says nothing of it', () => {
    expect(planned({ move: 'arc', distance: 5 }).moves[0]).toMatchObject({ closerMetres: 1 });
    expect(planned({ move: 'arc', distance: 0.5 }).moves[0]).toMatchObject({ closerMetres: 0.25 });
    expect(planned({ move: 'arc', choreography: away, subject: 'Mara', startForward: 3 }).moves[0]).toMatchObject({
      closerMetres: 0.5,
    });
  });

  it('is above and tilted down after a crane: 5 m up at 5 m makes 45 degrees', () => {
    const pose = end('crane', 5, { distance: 5 });
    expect(tidy(pose.position)).toEqual([0, 5, 0]);
    expect(pose.tiltDegrees).toBeCloseTo(-45, 9);
    expect(end('crane', -5, { distance: 5 }).tiltDegrees).toBeCloseTo(45, 9);
  });

  it('is as far as the subject has gone after a follow, and behind it still', () => {
    const camera = planned({ move: 'follow', choreography: away, subject: 'Mara', seconds: 4 });
    expect(tidy(poseAt(camera, 4).position)).toEqual([0, 0, -4]);
    expect(camera.moves).toEqual([{ move: 'follow', amount: 4, unit: 'm', seconds: 4, subject: 'Mara' }]);
  });

  it('is further back after a lead', () => {
    const towards = choreographed(
      action('Mara', [
        [0, 8],
        [0, 4.5],
      ]),
    );
    expect(tidy(end('lead', 0, { choreography: towards, subject: 'Mara' }).position)).toEqual([0, 0, 3.5]);
  });

  it('is nearer to the subject by what closer says', () => {
    const catching = planned({ move: 'follow', choreography: away, subject: 'Mara', closer: 1.5 });
    expect(tidy(poseAt(catching, 5).position)).toEqual([0, 0, -6.5]);
  });

  it('is turned after a whip, long before its time is over', () => {
    const camera = planned({ move: 'whip', amount: 108, seconds: 5 });
    expect(whipSeconds(108)).toBe(0.5);
    expect([0, 0.25, 0.5, 3, 5].map((seconds) => poseAt(camera, seconds).panDegrees)).toEqual([0, 54, 108, 108, 108]);
    // A whip that gets less time than it needs takes all of it; a short one does not get faster than hands are.
    expect(planned({ move: 'whip', amount: 108, seconds: 0.3 }).keys.map(({ seconds }) => seconds)).toEqual([0, 0.3]);
    expect(whipSeconds(-20)).toBe(0.25);
  });

  it('is focused on the amount after a rack focus, where it was', () => {
    const camera = planned({ move: 'rack-focus', amount: 2, focus: 8 });
    expect(camera.keys).toHaveLength(2);
    expect(poseAt(camera, 0)).toEqual({ ...restPose(35), focusMetres: 8 });
    expect(poseAt(camera, 5)).toEqual({ ...restPose(35), focusMetres: 2 });
    // Half way between 1/8 and 1/2 lies 5/16.
    expect(poseAt(camera, 2.5).focusMetres).toBeCloseTo(3.2, 12);
    expect(camera.fStop).toBe(2);
  });

  it('has half the lens at half the distance after a dolly zoom, and twice at twice', () => {
    expect(end('dolly-zoom', 2.5, { distance: 5, lens: 50 })).toMatchObject({
      position: [0, 0, -2.5],
      focalLengthMm: 25,
    });
    expect(end('dolly-zoom', -5, { distance: 5, lens: 50 })).toMatchObject({ position: [0, 0, 5], focalLengthMm: 100 });
  });

  it('leans with the start', () => {
    expect(end('static', 0, { startRoll: 12 }).rollDegrees).toBe(12);
  });
});

describe('every move', () => {
  it('begins at its start, at rest in time, and ends on time', () => {
    for (const move of MOVES) {
      for (const ease of EASES) {
        const camera = planned({ move, ease, seconds: 3, choreography: away, subject: 'Mara' });
        expect([camera.keys[0]!.seconds, camera.keys.at(-1)!.seconds]).toEqual([0, 3]);
        const { focusMetres: _, ...pose } = poseAt(camera, 0);
        expect(pose).toEqual(restPose(35));
        for (const [i, key] of camera.keys.slice(1).entries())
          expect(key.seconds).toBeGreaterThan(camera.keys[i]!.seconds);
      }
    }
  });

  it('has a usual amount within its range', () => {
    for (const move of MOVES) {
      const [min, max] = amountRange(move);
      expect(MOVE_FACTS[move].amount).toBeGreaterThanOrEqual(min);
      expect(MOVE_FACTS[move].amount).toBeLessThanOrEqual(max);
    }
    expect(amountRange('zoom')).toEqual([0.05, 20]);
    expect(amountRange('rack-focus')).toEqual([0.1, 10_000]);
  });

  it('spreads its way over its time as its ease says', () => {
    for (const ease of EASES.filter((each) => each !== 'hold')) {
      for (const seconds of instantsOf(planned({}), 40)) {
        const share = applyEase(ease, seconds / 5);
        expect(poseAt(planned({ move: 'crane', amount: 3, ease }), seconds).position[1]).toBeCloseTo(3 * share, 2);
        expect(poseAt(planned({ move: 'arc', amount: 60, ease }), seconds).panDegrees).toBeCloseTo(-60 * share, 1);
      }
    }
  });
});
