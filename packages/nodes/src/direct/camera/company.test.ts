import { describe, expect, it } from 'vitest';
import { poseAt, type Vec3 } from '../../stage/index.ts';
import { positionOf } from '../where.ts';
import { action, choreographed, drift, instantsOf, planned, seen, tidy } from './testing/bench.ts';

/** Ahead, round a corner, a wait, and back. */
const errand = choreographed(
  action(
    'Mara',
    [
      [0, 4],
      [0, 7],
      [2, 7],
    ],
    { seconds: 0.5, duration: 2.5 },
  ),
  action(
    'Mara',
    [
      [2, 7],
      [1, 6],
    ],
    { seconds: 3.7, duration: 1 },
  ),
);
/** Eyes of somebody 1.6 m tall, seen by a camera at 1.6 m. */
const EYES = 1.6 * 0.93 - 1.6;
const maraAt = (seconds: number): Vec3 => {
  const [right, ahead] = positionOf(errand, 'Mara', seconds)!;
  return [right, EYES, -ahead];
};

describe('follow and lead', () => {
  it('keep their offset to the subject at every instant', () => {
    for (const move of ['follow', 'lead'] as const) {
      const camera = planned({
        move,
        choreography: errand,
        subject: 'Mara',
        startRight: 0.5,
        startUp: 0.3,
        startPan: -4,
      });
      for (const seconds of instantsOf(camera)) {
        const { position, panDegrees } = poseAt(camera, seconds);
        const [x, , z] = maraAt(seconds);
        expect(position[0] - x).toBeCloseTo(0.5, 9);
        expect(position[1]).toBe(0.3);
        expect(position[2] - z).toBeCloseTo(4, 9);
        expect(panDegrees).toBe(-4);
      }
      expect(Math.max(drift(camera, maraAt).x, drift(camera, maraAt).y)).toBeLessThan(1e-6);
    }
  });

  it('are on time when the move begins later in the shot', () => {
    const late = planned({ move: 'follow', choreography: errand, subject: 'Mara', startSeconds: 2, seconds: 2.5 });
    for (const seconds of instantsOf(late, 11))
      expect(poseAt(late, seconds).position[0]).toBeCloseTo(maraAt(2 + seconds)[0] - maraAt(2)[0], 9);
  });
});

describe('aim', () => {
  it('keeps the subject within a pixel of where it was, whatever travels', () => {
    for (const [move, amount] of [
      ['static', 0],
      ['dolly', 2],
      ['dolly', -5],
      ['truck', 4],
      ['pedestal', 2],
      ['crane', 3],
      ['orbit', 60],
      ['arc', -40],
      ['zoom', 2],
      ['roll', 30],
      ['dolly-zoom', 1.5],
    ] as const) {
      for (const startPan of [0, 12]) {
        const camera = planned({ move, amount, choreography: errand, aim: 'Mara', startPan });
        const { x, y } = drift(camera, maraAt);
        expect([move, startPan, x < 1, y < 1]).toEqual([move, startPan, true, true]);
      }
    }
  });

  it('holds while another move is made at the same time', () => {
    const rise = planned({ move: 'pedestal', amount: 1.5 });
    const camera = planned({ move: 'truck', amount: 3, with: rise, choreography: errand, aim: 'Mara' });
    expect(tidy(poseAt(camera, 5).position)).toEqual([3, 1.5, 0]);
    expect(Math.max(drift(camera, maraAt).x, drift(camera, maraAt).y)).toBeLessThan(1);
  });

  it('counts pans on when somebody goes all the way around the camera', () => {
    const round = choreographed(
      action('Mara', [
        [0, 4],
        [4, 0],
        [0, -4],
        [-4, 0],
        [0, 4],
      ]),
    );
    const camera = planned({ move: 'static', choreography: round, aim: 'Mara' });
    expect(poseAt(camera, 5).panDegrees).toBeCloseTo(360, 6);
    const pans = instantsOf(camera).map((seconds) => poseAt(camera, seconds).panDegrees);
    for (const [i, pan] of pans.slice(1).entries()) expect(pan).toBeGreaterThan(pans[i]!);
  });

  it('turns to a subject that is not in the picture at the start, and has it in the middle at the end', () => {
    const aside = choreographed(action('Mara', [[8, 1]]));
    const camera = planned({ move: 'dolly', amount: 1, choreography: aside, aim: 'Mara' });
    expect(poseAt(camera, 0).panDegrees).toBe(0);
    const last = seen(poseAt(camera, 5), [8, EYES, -1]);
    expect([last.x, last.y].map(Math.round)).toEqual([640, 360]);
    const pans = instantsOf(camera).map((seconds) => poseAt(camera, seconds).panDegrees);
    for (const [i, pan] of pans.slice(1).entries()) expect(pan).toBeGreaterThanOrEqual(pans[i]!);
  });

  it('tells in the moves whom the camera stays turned to', () => {
    const both = choreographed(action('Mara', [[0, 5]]), action('Ben', [[1, 6]]));
    const moves = (inputs: Parameters<typeof planned>[0]) => planned({ choreography: both, ...inputs }).moves[0];
    expect(moves({ move: 'dolly', aim: 'Mara' })).toMatchObject({ subject: 'Mara' });
    expect(moves({ move: 'orbit', subject: 'Mara', aim: 'Ben' })).toMatchObject({ subject: 'Mara', aim: 'Ben' });
    expect(moves({ move: 'orbit', aim: 'Ben' })).toEqual({
      move: 'orbit',
      amount: 30,
      unit: '°',
      seconds: 5,
      aim: 'Ben',
    });
  });
});
