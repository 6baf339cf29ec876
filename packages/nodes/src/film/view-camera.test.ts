import { describe, expect, it } from 'vitest';
import { createView, poseAt, projectPoint } from '../stage/index.ts';
import { type MotionShot, viewCamera } from './view-camera.ts';

const frame = { width: 1280, height: 720 };
const EYE = 1.6;
const person = (name: string) =>
  ({ name, kind: 'person', description: '', heightMetres: 1.7, colour: '#808080' }) as const;
const standsAt = (subject: string, right: number, ahead: number, facingDegrees = 0) =>
  ({
    subject,
    seconds: 0,
    duration: 1,
    does: '',
    manner: '',
    pose: 'stand',
    path: [[right, ahead]],
    facingDegrees,
  }) as const;
const shot = (parts: Partial<MotionShot> = {}): MotionShot => ({
  name: 'one',
  seconds: 4,
  size: 'medium',
  angle: 'unset',
  subjects: [],
  transition: { kind: 'cut', seconds: 0 },
  choreography: { subjects: [person('Mara')], actions: [standsAt('Mara', 1, 6) as never] },
  ...parts,
});

/** Where a point of the subject falls in the first picture, as a share of its height. */
function seen(value: MotionShot, up: number, right = 1, ahead = 6) {
  const camera = viewCamera(value, frame, EYE);
  const view = createView(poseAt(camera, 0), frame, camera.sensorWidthMm);
  const point = projectPoint(view, [right, up - EYE, -ahead])!;
  return { x: point.x / frame.width, y: point.y / frame.height };
}

describe('the camera of a shot', () => {
  it('shows as much of the subject as its size says', () => {
    for (const [size, share] of [
      ['extreme-wide', 0.12],
      ['wide', 0.75],
      ['medium-wide', 1.2],
      ['medium', 1.6],
      ['medium-close', 2.4],
      ['close', 3.5],
      ['extreme-close', 6],
    ] as const) {
      const tall = seen(shot({ size }), 0).y - seen(shot({ size }), 1.7).y;
      expect(tall).toBeCloseTo(share, 6);
    }
    expect(seen(shot(), 0.93 * 1.7)).toMatchObject({ x: expect.closeTo(0.5, 9), y: expect.closeTo(1 / 3, 9) });
  });

  it('looks down from high and up from low, still at the subject', () => {
    for (const [angle, sign] of [
      ['high', -1],
      ['low', 1],
      ['top', -1],
    ] as const) {
      const camera = viewCamera(shot({ angle }), frame, EYE);
      expect(Math.sign(camera.keys[0]!.tiltDegrees)).toBe(sign);
      expect(seen(shot({ angle }), 0.93 * 1.7).x).toBeCloseTo(0.5, 9);
    }
    const ground = viewCamera(shot({ angle: 'ground' }), frame, EYE).keys[0]!;
    expect(ground.position[1]).toBeCloseTo(0.15 - EYE, 9);
    expect(viewCamera(shot({ angle: 'dutch' }), frame, EYE).keys[0]!.rollDegrees).toBe(12);
  });

  it('keeps two subjects in one frame', () => {
    const choreography = {
      subjects: [person('Mara'), person('Tom')],
      actions: [standsAt('Mara', -1.5, 5), standsAt('Tom', 1.5, 5)] as never,
    };
    const two = shot({ choreography, size: 'close' });
    expect(seen(two, 1.5, -1.5, 5).x).toBeGreaterThan(0.05);
    expect(seen(two, 1.5, 1.5, 5).x).toBeLessThan(0.95);
  });

  it('looks over a shoulder at the other, and through the eyes of one', () => {
    const choreography = {
      subjects: [person('Mara'), person('Tom')],
      actions: [standsAt('Mara', 0, 5), standsAt('Tom', 0, 3, 180)] as never,
    };
    const over = shot({ choreography, angle: 'over-shoulder', subjects: ['Mara', 'Tom'] });
    expect(seen(over, 0.93 * 1.7, 0, 5)).toMatchObject({ x: expect.closeTo(0.5, 9), y: expect.closeTo(0.5, 9) });
    expect(seen(over, 1.4, 0, 3).x).toBeLessThan(0.35);
    const eyes = viewCamera(shot({ choreography, angle: 'point-of-view', subjects: ['Tom'] }), frame, EYE).keys[0]!;
    expect(eyes).toMatchObject({ panDegrees: 0, position: [0, expect.closeTo(0.93 * 1.7 - EYE, 9), -3] });
  });

  it('carries a move along, and leaves a camera alone that starts elsewhere', () => {
    const move = {
      seconds: 4,
      sensorWidthMm: 36,
      keys: [0, 4].map((seconds) => ({
        seconds,
        position: [0, 0, -seconds / 4] as [number, number, number],
        panDegrees: 0,
        tiltDegrees: 0,
        rollDegrees: 0,
        focalLengthMm: 50,
        ease: 'linear' as const,
      })),
      moves: [],
    };
    const carried = viewCamera(shot({ camera: move }), frame, EYE);
    const [from, to] = carried.keys.map(({ position }) => position);
    expect(to![2] - from![2]).toBeCloseTo(-1, 9);
    expect(from![0]).toBe(1);
    const placed = { ...move, keys: move.keys.map((key) => ({ ...key, panDegrees: 5 })) };
    expect(viewCamera(shot({ camera: placed }), frame, EYE)).toBe(placed);
    expect(viewCamera(shot({ size: 'unset', camera: move }), frame, EYE)).toBe(move);
  });
});
