import type { RunContext } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { Camera, type CameraValue } from '../../ports.ts';
import { poseAt } from '../../stage/index.ts';
import { camera } from './camera.ts';
import { cameraChain } from './camera-chain.ts';
import { MOVES } from './moves.ts';

const context = { host: {}, signal: new AbortController().signal, progress: () => {} } as RunContext<never>;
const defaults = {
  move: 'dolly',
  amount: undefined,
  seconds: 5,
  ease: 'in-out',
  lens: undefined,
  distance: 5,
  from: undefined,
  with: undefined,
  startRight: 0,
  startUp: 0,
  startForward: 0,
  startPan: 0,
  startTilt: 0,
  startRoll: 0,
  startSeconds: 0,
  closer: undefined,
  choreography: undefined,
  subject: undefined,
  aim: undefined,
  eye: 1.6,
  fStop: undefined,
  focus: undefined,
  focusOn: undefined,
  support: undefined,
  shake: undefined,
  shakeRate: undefined,
  shakeSeed: 1,
} as const;
type Inputs = Parameters<typeof camera.run>[0];
const plan = (inputs: Partial<Inputs>) =>
  camera.run({ ...defaults, ...inputs }, context) as { camera: CameraValue; words: string };

describe('direct/camera', () => {
  it('gives a valid camera and words for every move with its usual amount', () => {
    for (const move of MOVES) {
      const { camera: value, words } = plan({ move });
      expect(Camera.schema.parse(value)).toEqual(value);
      expect(words).toMatch(/^The camera .+ (over|for) 5 seconds(, .+)?, 35 mm natural wide lens\.$/);
    }
  });

  it('continues from the end of another camera, lens included', () => {
    const first = plan({ move: 'pan', amount: 90, lens: 50 }).camera;
    const second = plan({ move: 'dolly', amount: 2, from: first });
    expect(poseAt(second.camera, 0)).toEqual(poseAt(first, 5));
    expect(poseAt(second.camera, 5).position.map((v) => Math.round(v * 1e9) / 1e9)).toEqual([2, 0, 0]);
    expect(second.words).toContain('50 mm normal lens');
  });

  it('starts where it is told, along the heading', () => {
    const start = poseAt(plan({ startRight: 1, startUp: 2, startForward: 3, startPan: 10, startTilt: -5 }).camera, 0);
    expect(start).toMatchObject({ position: [1, 2, -3], panDegrees: 10, tiltDegrees: -5, rollDegrees: 0 });
  });

  it('adds a second move at the same time, in the path and in the words', () => {
    const { camera: value, words } = plan({ amount: 2, with: plan({ move: 'pan', amount: 20 }).camera });
    expect(poseAt(value, 5)).toMatchObject({ position: [0, 0, -2], panDegrees: 20 });
    expect(words).toBe(
      'The camera pushes in at walking pace while slowly panning right over 5 seconds, 35 mm natural wide lens.',
    );
  });

  it('refuses amounts that mean nothing, with the range', () => {
    expect(camera.check?.({ move: 'zoom', amount: 0 })).toMatchObject([
      { input: 'amount', message: expect.stringContaining('0.05 to 20') },
    ]);
    expect(camera.check?.({ move: 'zoom', amount: 20, lens: 200 })?.[0]?.message).toContain('ends at 4000 mm');
    expect(camera.check?.({ move: 'pan', amount: 1000 })?.[0]?.message).toContain('-720 to 720');
    expect(camera.check?.({ move: 'static', amount: 5 })).toEqual([]);
    expect(camera.check?.({ amount: 0 })).toEqual([]);
  });
});

describe('direct/camera-chain', () => {
  it('plays moves in turn and says them in turn', () => {
    const cameras = [plan({ seconds: 2, amount: 1 }).camera, plan({ move: 'pan', amount: -30, seconds: 1 }).camera];
    const { camera: value, words } = cameraChain.run({ cameras }, context) as { camera: CameraValue; words: string };
    expect(Camera.schema.parse(value)).toEqual(value);
    expect(value.seconds).toBe(3);
    expect(poseAt(value, 3)).toMatchObject({ position: [0, 0, -1], panDegrees: -30 });
    expect(words).toBe(
      'The camera pushes in at walking pace for 2 seconds, then quickly pans left for 1 second, 35 mm natural wide lens.',
    );
  });
});
