import { describe, expect, it } from 'vitest';
import { createView, depthOf, poseAt, type Vec3 } from '../../stage/index.ts';
import { action, choreographed, drift, FRAME, instantsOf, planned, seen } from './testing/bench.ts';

const far = ([x, , z]: Vec3, [a, , b]: Vec3): number => Math.hypot(x - a, z - b);

describe('arc', () => {
  it('keeps the point ahead in the middle while its radius shrinks as eased', () => {
    const camera = planned({ move: 'arc', amount: 80, closer: 2, distance: 6, ease: 'linear' });
    const centre: Vec3 = [0, 0, -6];
    for (const seconds of instantsOf(camera)) {
      const pose = poseAt(camera, seconds);
      expect(far(pose.position, centre)).toBeCloseTo(6 - (2 * seconds) / 5, 3);
      expect(seen(pose, centre).x).toBeCloseTo(640, 0);
    }
  });

  it('circles a subject where it stands off the middle, without moving it in the picture', () => {
    const set = choreographed(action('Mara', [[1, 5]]));
    for (const move of ['orbit', 'arc'] as const) {
      const camera = planned({ move, amount: 120, closer: 0, choreography: set, subject: 'Mara' });
      const moved = drift(camera, () => [1, -0.112, -5]);
      expect(Math.max(moved.x, moved.y)).toBeLessThan(0.5);
      for (const seconds of instantsOf(camera))
        expect(far(poseAt(camera, seconds).position, [1, 0, -5])).toBeCloseTo(Math.hypot(1, 5), 3);
    }
  });

  it('goes along when the subject walks', () => {
    const walking = choreographed(
      action('Mara', [
        [0, 5],
        [3, 6],
      ]),
    );
    const camera = planned({ move: 'orbit', amount: 90, choreography: walking, subject: 'Mara' });
    const at = (seconds: number): Vec3 => [(3 * seconds) / 5, -0.112, -5 - seconds / 5];
    for (const seconds of instantsOf(camera))
      expect(far(poseAt(camera, seconds).position, at(seconds))).toBeCloseTo(5, 3);
    expect(Math.max(drift(camera, at).x, drift(camera, at).y)).toBeLessThan(0.5);
  });
});

describe('crane', () => {
  it('keeps the point ahead within half a pixel of where it was', () => {
    for (const [amount, seconds, startTilt, lens] of [
      [2, 5, 0, 35],
      [-6, 2, 10, 24],
      [30, 4, -20, 85],
      [8, 0.3, 0, 35],
    ] as const) {
      const camera = planned({ move: 'crane', amount, seconds, startTilt, lens, distance: 5, startPan: 30 });
      const { position, forward } = createView(poseAt(camera, 0), FRAME, 36);
      const point = position.map((value, axis) => value + 5 * forward[axis]!) as unknown as Vec3;
      const moved = drift(camera, () => point);
      expect([moved.x < 0.5, moved.y < 0.5]).toEqual([true, true]);
    }
  });

  it('keeps a subject that stands to the side, and one that walks', () => {
    const walking = choreographed(
      action('Mara', [
        [1, 6],
        [2, 5],
      ]),
    );
    const camera = planned({ move: 'crane', amount: 3, choreography: walking, subject: 'Mara' });
    const moved = drift(camera, (seconds) => [1 + seconds / 5, -0.112, -6 + seconds / 5]);
    expect([moved.x < 0.5, moved.y < 0.5]).toEqual([true, true]);
  });
});

describe('dolly zoom', () => {
  /** Height in the picture of an upright bar of 1 m, centred on a point. */
  const barAt = (camera: ReturnType<typeof planned>, seconds: number, [x, y, z]: Vec3) => {
    const pose = poseAt(camera, seconds);
    return seen(pose, [x, y - 0.5, z]).y - seen(pose, [x, y + 0.5, z]).y;
  };

  it('keeps the size of a bar at its distance within 0.1 %, and of no other', () => {
    for (const amount of [3, -4, 4.2]) {
      for (const ease of ['linear', 'in', 'out', 'in-out'] as const) {
        const camera = planned({ move: 'dolly-zoom', amount, ease, distance: 5 });
        const size = barAt(camera, 0, [0, 0, -5]);
        for (const seconds of instantsOf(camera, 31))
          expect(Math.abs(barAt(camera, seconds, [0, 0, -5]) / size - 1)).toBeLessThan(0.001);
        const grown = barAt(camera, 5, [0, 0, -20]) / barAt(camera, 0, [0, 0, -20]);
        expect(grown < 1).toBe(amount > 0);
      }
    }
  });

  it('keeps the size of a subject that walks, also turned to it', () => {
    const walking = choreographed(
      action('Mara', [
        [0, 5],
        [1.5, 7],
      ]),
    );
    const at = (seconds: number): Vec3 => [(1.5 * seconds) / 5, 1.6 * 0.93 - 1.6, -5 - (2 * seconds) / 5];
    for (const aim of [undefined, 'Mara']) {
      const camera = planned({ move: 'dolly-zoom', amount: 2, choreography: walking, subject: 'Mara', aim });
      const ratio = (seconds: number) => {
        const view = createView(poseAt(camera, seconds), FRAME, 36);
        return view.focalPixels / depthOf(view, at(seconds));
      };
      for (const seconds of instantsOf(camera)) expect(Math.abs(ratio(seconds) / ratio(0) - 1)).toBeLessThan(0.001);
      if (aim) expect(drift(camera, at).x).toBeLessThan(1);
    }
  });
});
