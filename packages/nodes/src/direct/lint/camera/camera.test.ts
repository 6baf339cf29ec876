import { describe, expect, it } from 'vitest';
import { camera as cameraNode } from '../../camera/camera.ts';
import { cameraChain } from '../../camera/camera-chain.ts';
import { media, outputsOf } from '../../testing/run-node.ts';
import { camera, choreography, filmOf, mara, reference, said, sceneOf, shot, way } from '../testing/make.ts';
import { isLocked } from './made-moves.ts';
import { cameraMoves } from './moves.ts';
import { fastMoves } from './speed.ts';

const plan = (inputs: Parameters<typeof outputsOf<typeof cameraNode.inputs, typeof cameraNode.outputs>>[1]) =>
  outputsOf(cameraNode, inputs).camera;
const chain = (...cameras: ReturnType<typeof plan>[]) => outputsOf(cameraChain, { cameras }).camera;
const moves = (of: ReturnType<typeof plan>, own = {}) => said(cameraMoves(filmOf([shot({ camera: of })], own)));

describe('moves of a camera', () => {
  const dolly = plan({ move: 'dolly' });
  const pan = plan({ move: 'pan' });

  it('are too many when made at once, or one after the other', () => {
    expect(moves(plan({ move: 'dolly', with: pan }))).toEqual([
      'camera-moves: the camera makes 2 moves at once, dolly and pan, and words carry one a shot; keep one move, give each a shot of its own, or render the path as a motion guide and add it as a reference with the role camera',
    ]);
    expect(moves(chain(dolly, pan, plan({ move: 'tilt' })))).toEqual([
      expect.stringContaining('makes 3 moves one after the other, dolly, pan and tilt, and'),
    ]);
    expect(moves(chain(plan({ move: 'dolly', with: pan }), plan({ move: 'tilt' })))).toEqual([
      expect.stringContaining('makes 3 moves in one shot'),
    ]);
  });

  it('are one when others stand still, pull focus, go on, or only keep somebody in the picture', () => {
    const still = plan({ move: 'static' });
    const acts = choreography(
      [mara],
      way('Mara', [
        [-1, 6],
        [1, 6],
      ]),
    );
    expect(moves(dolly)).toEqual([]);
    expect(moves(still)).toEqual([]);
    expect(moves(chain(still, dolly, still))).toEqual([]);
    expect(moves(chain(plan({ move: 'dolly', ease: 'in' }), plan({ move: 'dolly', ease: 'out' })))).toEqual([]);
    expect(moves(plan({ move: 'dolly', with: plan({ move: 'rack-focus', amount: 8 }) }))).toEqual([]);
    expect(moves(plan({ move: 'truck', aim: 'Mara', choreography: acts }))).toEqual([]);
  });

  it('may be many where a clip carries the camera of the shot', () => {
    const both = plan({ move: 'dolly', with: pan });
    const guide = reference('camera', media.video('guide'));
    expect(moves(both, { references: [guide] })).toEqual([]);
    expect(moves(both, { references: [{ ...guide, span: { from: 0, to: 5 } }] })).toEqual([]);
    expect(moves(both, { references: [{ ...guide, span: { from: 0, to: 2 } }] })).toHaveLength(1);
    expect(moves(both, { references: [reference('motion', media.video('dance'))] })).toHaveLength(1);
  });
});

describe('the speed of a camera', () => {
  const fast = (...inputs: Parameters<typeof plan>) => said(fastMoves(sceneOf({ camera: plan(...inputs) })[0]));

  it('is too much for a turn that only a whip is', () => {
    expect(fast({ move: 'pan', amount: 180, seconds: 1 })).toEqual([
      'camera-too-fast: the pan turns 180° in 1 s, 180° a second: a blur; make it a whip, or take more time for it',
    ]);
    expect(fast({ move: 'orbit', amount: 360, seconds: 2 })).toEqual([expect.stringContaining('turn less')]);
  });

  it('is too much for travel that nothing on the ground makes', () => {
    expect(fast({ move: 'dolly', amount: 40, seconds: 5 })).toEqual([
      'camera-too-fast: the dolly goes 40 m in 5 s, 8 m a second, and is told as running speed; go less far, take more time, or let a drone carry the camera',
    ]);
  });

  it('is fine for a whip, a run, a drone, and everything usual', () => {
    for (const inputs of [
      { move: 'whip' },
      { move: 'pan', amount: 90, seconds: 1 },
      { move: 'dolly', amount: 25, seconds: 5 },
      { move: 'dolly', amount: 60, seconds: 5, support: 'drone' },
      { move: 'orbit', amount: 360, seconds: 12 },
      { move: 'zoom', amount: 3, seconds: 1 },
      { move: 'static' },
    ] as const)
      expect(fast(inputs), inputs.move).toEqual([]);
  });
});

describe('a locked camera', () => {
  it('has one pose and no hand', () => {
    expect(isLocked(camera())).toBe(true);
    expect(isLocked(camera([{}, {}]))).toBe(true);
    expect(isLocked(camera([{}, { panDegrees: 1 }]))).toBe(false);
    expect(isLocked(camera([{}], { shake: { degrees: 0.5, hz: 1, seed: 1 } }))).toBe(false);
    expect(isLocked(undefined)).toBe(false);
  });
});
