import { describe, expect, it } from 'vitest';
import { createView, depthOf, poseAt, type Vec3 } from '../../stage/index.ts';
import { sharpRange } from './depth-of-field.ts';
import { action, choreographed, FRAME, instantsOf, planned } from './testing/bench.ts';

const EYES = 1.6 * 0.93 - 1.6;
const set = choreographed(
  action('Mara', [
    [0, 3],
    [0, 5],
  ]),
  action('Ben', [[1, 8]]),
);
const maraAt = (seconds: number): Vec3 => [0, EYES, -3 - (2 * seconds) / 5];
const focusAt = (camera: ReturnType<typeof planned>, seconds: number) => poseAt(camera, seconds).focusMetres!;
const depthAt = (camera: ReturnType<typeof planned>, seconds: number, point: Vec3) =>
  depthOf(createView(poseAt(camera, seconds), FRAME, 36), point);

describe('focus', () => {
  it('is left out while everything is sharp', () => {
    const camera = planned({ move: 'dolly' });
    expect(camera.keys.some((key) => 'focusMetres' in key)).toBe(false);
    expect(camera).not.toHaveProperty('fStop');
  });

  it('stays at its distance, and at the distance of the node with only a stop', () => {
    expect(planned({ move: 'pan', fStop: 2, focus: 3 })).toMatchObject({
      fStop: 2,
      keys: [{ focusMetres: 3 }, { focusMetres: 3 }],
    });
    expect(planned({ move: 'dolly', fStop: 2, distance: 4 }).keys.map(({ focusMetres }) => focusMetres)).toEqual([
      4, 4,
    ]);
  });

  it('stays on what the move is about when there is only a stop', () => {
    const crane = planned({ move: 'crane', amount: 3, fStop: 2, distance: 4 });
    expect(focusAt(crane, 0)).toBeCloseTo(4, 9);
    expect(focusAt(crane, 5)).toBeCloseTo(5, 9);
    const vertigo = planned({ move: 'dolly-zoom', amount: 2, fStop: 2, distance: 5 });
    for (const seconds of instantsOf(vertigo, 13)) {
      const left = depthAt(vertigo, seconds, [0, 0, -5]);
      expect(1 / focusAt(vertigo, seconds) - 1 / left).toBeCloseTo(0, 2);
    }
  });

  it('follows a subject by the depth it has for the lens', () => {
    const camera = planned({ move: 'truck', amount: 2, fStop: 2, choreography: set, focusOn: 'Mara', aim: 'Ben' });
    for (const seconds of instantsOf(camera, 17))
      expect(Math.abs(1 / focusAt(camera, seconds) - 1 / depthAt(camera, seconds, maraAt(seconds)))).toBeLessThan(
        0.005,
      );
  });

  it('is racked to a subject, and from one to another', () => {
    const to = planned({ move: 'rack-focus', choreography: set, subject: 'Ben', focus: 2 });
    expect([focusAt(to, 0), focusAt(to, 5)].map((metres) => Math.round(metres * 1e6) / 1e6)).toEqual([2, 8]);
    expect(to.moves[0]).toMatchObject({ move: 'rack-focus', subject: 'Ben' });
    const across = planned({ move: 'rack-focus', choreography: set, focusOn: 'Ben', subject: 'Mara', ease: 'linear' });
    expect(focusAt(across, 0)).toBeCloseTo(8, 9);
    expect(focusAt(across, 5)).toBeCloseTo(5, 9);
  });

  it('goes on from the camera it continues from, with its stop', () => {
    const first = planned({ move: 'rack-focus', amount: 3, focus: 6, fStop: 1.4 });
    const second = planned({ move: 'dolly', from: first });
    expect(second.fStop).toBe(1.4);
    expect(second.keys.map(({ focusMetres }) => focusMetres)).toEqual([3, 3]);
    expect(focusAt(planned({ move: 'rack-focus', amount: 9, from: first }), 0)).toBe(3);
  });
});

describe('depth of field', () => {
  it('is that of the tables: 50 mm at f/2 on full-frame has its hyperfocal distance at 41.7 m', () => {
    const { nearMetres, farMetres } = sharpRange(5, 2, 50, 36);
    expect(nearMetres).toBeCloseTo(4.47, 2);
    expect(farMetres).toBeCloseTo(5.675, 2);
    expect(sharpRange(42, 2, 50, 36).farMetres).toBe(Infinity);
    expect(sharpRange(42, 2, 50, 36).nearMetres).toBeCloseTo(20.9, 1);
  });

  it('shrinks with the sensor and the stop', () => {
    const depth = (fStop: number, sensor: number) => {
      const { nearMetres, farMetres } = sharpRange(3, fStop, 50, sensor);
      return farMetres - nearMetres;
    };
    expect(depth(1.4, 36)).toBeLessThan(depth(2.8, 36));
    expect(depth(2, 18)).toBeLessThan(depth(2, 36));
  });
});
