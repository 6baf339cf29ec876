import { describe, expect, it } from 'vitest';
import { createView, EASES, poseAt, projectPoint, restPose } from '../../stage/index.ts';
import { moveInTurn, moveTogether, toCameraKey } from './combine.ts';
import { MOVE_FACTS, MOVES, type Move } from './moves.ts';
import { type MovePlan, planMove } from './plan-move.ts';

const plan = (move: Move, amount: number, more: Partial<MovePlan> = {}) =>
  planMove(restPose(35), { move, amount, seconds: 4, ease: 'linear', distanceMetres: 5, ...more });
const camera = (move: Move, amount: number, more: Partial<MovePlan> = {}) => ({
  seconds: more.seconds ?? 4,
  sensorWidthMm: 36,
  keys: plan(move, amount, more).map(toCameraKey),
  moves: [{ move, amount, unit: MOVE_FACTS[move].unit, seconds: more.seconds ?? 4 }],
});
const end = (move: Move, amount: number) => plan(move, amount).at(-1)!;

describe('planMove', () => {
  it('moves each way as documented', () => {
    expect(end('static', 3)).toMatchObject(restPose(35));
    expect(end('pan', 20).panDegrees).toBe(20);
    expect(end('tilt', -10).tiltDegrees).toBe(-10);
    expect(end('roll', 8).rollDegrees).toBe(8);
    expect(end('zoom', 2).focalLengthMm).toBe(70);
    expect(end('dolly', 3).position).toEqual([0, 0, -3]);
    expect(end('truck', 2).position).toEqual([2, 0, 0]);
    expect(end('pedestal', 0.5).position).toEqual([0, 0.5, 0]);
  });

  it('travels along the heading of its start', () => {
    const start = { ...restPose(35), position: [1, 1, 1] as const, panDegrees: 90, tiltDegrees: 30 };
    const dolly = planMove(start, { move: 'dolly', amount: 2, seconds: 1, ease: 'linear', distanceMetres: 5 });
    expect(dolly.at(-1)!.position.map((v) => Math.round(v * 1e9) / 1e9)).toEqual([3, 1, 1]);
  });

  it('starts at the start at 0 s and ends exactly on time, with every move and ease', () => {
    for (const move of MOVES) {
      for (const ease of EASES) {
        const keys = plan(move, MOVE_FACTS[move].amount, { ease });
        expect([keys[0]!.seconds, keys.at(-1)!.seconds]).toEqual([0, 4]);
        expect(poseAt({ sensorWidthMm: 36, keys }, 0)).toEqual(restPose(35));
      }
    }
  });

  it('orbits right around the point ahead, keeping its distance and the point in the middle', () => {
    const path = { sensorWidthMm: 36, keys: plan('orbit', 90, { ease: 'in-out' }) };
    for (let i = 0; i <= 40; i++) {
      const pose = poseAt(path, i / 10);
      const [x, , z] = pose.position;
      expect(Math.hypot(x, z + 5)).toBeCloseTo(5, 2);
      const seen = projectPoint(createView(pose, { width: 1280, height: 720 }, 36), [0, 0, -5])!;
      expect(Math.abs(seen.x - 640)).toBeLessThan(0.5);
    }
    expect(poseAt(path, 4).position.map((v) => Math.round(v * 1e9) / 1e9)).toEqual([5, 0, -5]);
    expect(poseAt(path, 4).panDegrees).toBe(-90);
  });
});

describe('moves together and in turn', () => {
  it('adds the second move to the first at every instant', () => {
    const both = moveTogether(camera('dolly', 2), camera('pan', 30, { ease: 'in-out' }));
    for (const seconds of [0, 1, 2.5, 4]) {
      const pose = poseAt(both, seconds);
      expect(pose.position[2]).toBeCloseTo(-2 * (seconds / 4), 9);
      expect(pose.panDegrees).toBeCloseTo(poseAt(camera('pan', 30, { ease: 'in-out' }), seconds).panDegrees, 3);
    }
    expect(both.moves.map(({ move }) => move)).toEqual(['dolly', 'pan']);
    expect(both.seconds).toBe(4);
  });

  it('turns the second move to the heading of the first', () => {
    const turned = {
      ...camera('static', 0),
      keys: [toCameraKey({ ...restPose(35), panDegrees: 90, seconds: 0, ease: 'linear' })],
    };
    expect(poseAt(moveTogether(turned, camera('dolly', 1)), 4).position.map((v) => Math.round(v * 1e9) / 1e9)).toEqual([
      1, 0, 0,
    ]);
  });

  it('plays moves in turn, each from where the one before ended', () => {
    const chain = moveInTurn([
      camera('pan', 90, { seconds: 2 }),
      camera('dolly', 3, { seconds: 3 }),
      camera('zoom', 2, { seconds: 1 }),
    ]);
    expect(chain.seconds).toBe(6);
    expect(chain.keys.map(({ seconds }) => seconds)).toEqual([0, 2, 5, 6]);
    const last = poseAt(chain, 6);
    expect(last.position.map((v) => Math.round(v * 1e9) / 1e9)).toEqual([3, 0, 0]);
    expect([last.panDegrees, last.focalLengthMm]).toEqual([90, 70]);
  });

  it('leaves a camera that already continues from the one before as it is', () => {
    const first = camera('truck', 1, { seconds: 2 });
    const second = {
      ...camera('truck', 1, { seconds: 2 }),
      keys: planMove(
        { ...restPose(35), position: [1, 0, 0] },
        { move: 'truck', amount: 1, seconds: 2, ease: 'linear', distanceMetres: 5 },
      ).map(toCameraKey),
    };
    expect(poseAt(moveInTurn([first, second]), 4).position).toEqual([2, 0, 0]);
  });
});
