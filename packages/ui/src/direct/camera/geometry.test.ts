import type { CameraValue } from '@shotgraph/nodes';
import { createView, projectPoint, type Vec3 } from '@shotgraph/nodes/stage';
import { describe, expect, it } from 'vitest';
import { nearestOn } from './drag-along.ts';
import { handlesOf, heldValue, startFrom } from './handles.ts';
import { angleOfView } from './lens.ts';
import { fitTo, orbitView, slideBy, turnBy, zoomBy } from './orbit.ts';
import { placeOn, standersAt } from './places.ts';
import { floorAt, lineData, shapeData, spotOf } from './projecting.ts';

const SIZE = { width: 400, height: 300 };
const orbit = { target: [0, 0, -3] as Vec3, yawDegrees: -30, pitchDegrees: 30, metres: 8 };
const view = orbitView(orbit, SIZE);

function camera(move: string, amount: number, unit: string, own: object = {}): CameraValue {
  const key = {
    position: [1, 0, 2],
    panDegrees: 20,
    tiltDegrees: 0,
    rollDegrees: 0,
    focalLengthMm: 35,
    seconds: 0,
    ease: 'linear',
  };
  return {
    seconds: 4,
    sensorWidthMm: 36,
    keys: [{ ...key, ...own }],
    moves: [{ move, amount, unit, seconds: 4 }],
  } as never;
}

const gripOf = (value: CameraValue, input: string, inputs: { readonly [name: string]: number } = { distance: 5 }) =>
  handlesOf({ camera: value, inputs, about: undefined, reach: 2 }).find((handle) => handle.input === input)!;

describe('orbit of the stage', () => {
  it('keeps what it is about in the middle', () => {
    const spot = spotOf(view, orbit.target)!;
    expect([spot.x, spot.y]).toEqual([expect.closeTo(200, 6), expect.closeTo(150, 6)]);
    expect(spot.depth).toBeCloseTo(8, 6);
  });

  it('turns with the hand: what is in front of the middle goes where it is dragged', () => {
    const near: Vec3 = [0, 0, -1.5];
    const before = spotOf(orbitView({ ...orbit, yawDegrees: 0 }, SIZE), near)!;
    const after = spotOf(orbitView(turnBy({ ...orbit, yawDegrees: 0 }, 20, 0), SIZE), near)!;
    expect(after.x).toBeGreaterThan(before.x);
    expect(turnBy(orbit, 0, 9999).pitchDegrees).toBe(90);
  });

  it('slides by exactly the pixels of the hand at its own distance', () => {
    const spot = spotOf(orbitView(slideBy(orbit, SIZE, 40, -25), SIZE), orbit.target)!;
    expect([spot.x, spot.y]).toEqual([expect.closeTo(240, 6), expect.closeTo(125, 6)]);
    expect(zoomBy(orbit, 0.5).metres).toBe(4);
  });

  it('fits points in from any side', () => {
    const points: Vec3[] = [
      [-3, -1.6, 0],
      [4, 2, -9],
      [0, 0, -4],
    ];
    for (const yawDegrees of [0, -35, 120]) {
      const fitted = orbitView(fitTo(points, { yawDegrees, pitchDegrees: 25 }, SIZE), SIZE);
      for (const point of points) {
        const { x, y } = spotOf(fitted, point)!;
        expect(x > 0 && x < 400 && y > 0 && y < 300).toBe(true);
      }
    }
  });
});

describe('projection', () => {
  it('cuts lines and shapes off at the eye', () => {
    const behind: Vec3 = [0, 0, 40];
    expect(spotOf(view, behind)).toBeUndefined();
    expect(lineData(view, [behind, [0, 0, 41]])).toBe('');
    expect(lineData(view, [orbit.target, behind])).toMatch(/^M[\d. -]+L[\d. -]+$/);
    expect(shapeData(view, [orbit.target, [1, 0, -3], behind])).toMatch(/^M.*Z$/);
    expect(shapeData(view, [behind, behind, behind])).toBe('');
  });

  it('finds the point of the floor under the pointer', () => {
    const spot = spotOf(view, [0.7, -1.6, -4])!;
    const [x, y, z] = floorAt(view, spot, -1.6)!;
    expect([x, y, z]).toEqual([expect.closeTo(0.7, 6), expect.closeTo(-1.6, 6), expect.closeTo(-4, 6)]);
    expect(floorAt(orbitView({ ...orbit, pitchDegrees: 0 }, SIZE), { x: 200, y: 20 }, -1.6)).toBeUndefined();
  });
});

describe('handles', () => {
  const project = (point: Vec3) => projectPoint(view, point);

  it('come back to the value whose point is under the pointer, for every move that has an amount', () => {
    const cases = [
      ['dolly', 2, 'm', 3.2],
      ['truck', -1, 'm', 1.5],
      ['pedestal', 0.5, 'm', -0.7],
      ['crane', 2, 'm', 1],
      ['pan', 20, '°', 65],
      ['tilt', 10, '°', -25],
      ['roll', 8, '°', 40],
      ['zoom', 1.3, 'x', 0.7],
      ['orbit', 30, '°', 140],
      ['arc', 45, '°', -60],
      ['rack-focus', 2, 'm', 3.5],
    ] as const;
    for (const [move, from, unit, to] of cases) {
      const grip = gripOf(camera(move, from, unit), 'amount');
      const pointer = spotOf(view, grip.at(to))!;
      expect([move, nearestOn(grip.at, project, pointer, grip.value, grip.most)]).toEqual([
        move,
        expect.closeTo(to, 3),
      ]);
    }
  });

  it('are where the camera is and looks', () => {
    const value = camera('dolly', 2, 'm');
    expect(gripOf(value, 'startUp', { startUp: 0.4 }).at(0.4)).toEqual(value.keys[0]!.position);
    expect(gripOf(camera('static', 0, ''), 'amount')).toBeUndefined();
    expect(gripOf(value, 'distance')).toBeUndefined();
    const pivot = gripOf(camera('orbit', 30, '°'), 'distance');
    expect(Math.hypot(pivot.at(5)[0] - 1, pivot.at(5)[2] - 2)).toBeCloseTo(5, 6);
  });

  it('snap, unless Shift is held', () => {
    const grip = { step: 5, fine: 0.5 };
    expect([heldValue(grip, 43, false), heldValue(grip, 43.2, true)]).toEqual([45, 43]);
    expect(heldValue({ step: 0.1, fine: 0.01, least: 0.1 }, -4, false)).toBe(0.1);
  });

  it('tell the start in the terms of its inputs, however the start is turned', () => {
    const key = camera('dolly', 1, 'm', { panDegrees: 90 }).keys[0]!;
    // Turned by 90 with a start turned by 90 itself: the offsets follow a base that looks along -Z.
    expect(startFrom(key, { startPan: 90, startRight: 1, startForward: -2 }, [2, 0, 1])).toEqual({
      startRight: expect.closeTo(2, 9),
      startForward: expect.closeTo(-1, 9),
    });
  });
});

describe('people and lenses', () => {
  const path: [number, number][] = [
    [0, 2],
    [0, 4],
    [3, 4],
  ];
  const walk = { subject: 'Mara', seconds: 1, duration: 5, does: '', manner: '', pose: 'walk', path } as const;

  it('walk evenly, wait before and stay after', () => {
    expect([0, 3, 6, 9].map((at) => placeOn(walk, at))).toEqual([
      [0, 2],
      [0, 4],
      [3, 4],
      [3, 4],
    ]);
    const mara = { name: 'Mara', kind: 'person', description: '', heightMetres: 1.7, colour: '#aabbcc' } as const;
    expect(standersAt({ subjects: [mara, { ...mara, name: 'Fox' }], actions: [walk] }, 0)).toEqual([
      { name: 'Mara', kind: 'person', heightMetres: 1.7, colour: '#aabbcc', place: [0, 2] },
    ]);
  });

  it('see as wide as tables of lenses say', () => {
    expect([24, 35, 50, 85].map((mm) => Math.round(angleOfView(mm) * 10) / 10)).toEqual([73.7, 54.4, 39.6, 23.9]);
  });

  it('agree with the renderer on where a point is', () => {
    const pose = { position: [0, 0, 0] as Vec3, panDegrees: 0, tiltDegrees: 0, rollDegrees: 0, focalLengthMm: 35 };
    const seen = createView(pose, SIZE, 36);
    expect(spotOf(seen, [0, 0, -4])).toMatchObject({ x: 200, y: 150, depth: 4 });
  });
});
