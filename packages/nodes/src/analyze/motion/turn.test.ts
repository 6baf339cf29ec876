import { describe, expect, it } from 'vitest';
import { type Pose, poseAt, restPose } from '../../stage/camera-path.ts';
import { createView, projectPoint } from '../../stage/projection.ts';
import { applyTo } from './matrix.ts';
import { crossBySubject, FPS, pillarScene, shoot } from './testing/film.ts';
import { EVERY_TURN, LENS_MM, TEST_MOVES, type TestMove } from './testing/moves.ts';
import { addNoise, quantise } from './testing/spoil.ts';
import { focalInWidths, homographyOfTurn, measureTurns, turnOfHomography } from './turn.ts';

const FOCAL = LENS_MM / 36;

describe('turnOfHomography', () => {
  it('takes apart what homographyOfTurn puts together', () => {
    for (const turn of [
      { panDegrees: 12, tiltDegrees: -5, rollDegrees: 7, zoom: 1.3 },
      { panDegrees: -40, tiltDegrees: 30, rollDegrees: -80, zoom: 0.5 },
    ]) {
      const found = turnOfHomography(homographyOfTurn(turn, FOCAL), FOCAL)!;
      for (const name of ['panDegrees', 'tiltDegrees', 'rollDegrees', 'zoom'] as const)
        expect(found[name]).toBeCloseTo(turn[name], 9);
    }
    expect(turnOfHomography([0, 0, 0, 0, 0, 0, 0, 0, 0], FOCAL)).toBeUndefined();
  });

  it('moves points as two cameras in one place see them', () => {
    const size = { width: 320, height: 180 };
    const pose: Pose = { ...restPose(35), panDegrees: 9, tiltDegrees: 4, rollDegrees: -6, focalLengthMm: 42 };
    const [from, to] = [createView(restPose(35), size, 36), createView(pose, size, 36)];
    const homography = homographyOfTurn({ panDegrees: 9, tiltDegrees: 4, rollDegrees: -6, zoom: 42 / 35 }, FOCAL);
    const a = projectPoint(from, [0.7, 0.4, -5])!;
    const b = projectPoint(to, [0.7, 0.4, -5])!;
    const [u, v] = applyTo(homography, (a.x - 160) / 320, (a.y - 90) / 320);
    expect([u * 320 + 160, v * 320 + 90]).toEqual([expect.closeTo(b.x, 9), expect.closeTo(b.y, 9)]);
  });

  it('counts focal lengths along the longer side', () => {
    expect(focalInWidths(320, 180, 36, 36)).toBe(1);
    expect(focalInWidths(180, 320, 36, 36)).toBeCloseTo(320 / 180, 12);
  });
});

/** Largest difference to the camera's own angles, degrees, and to its zoom. */
function worstOf(move: TestMove, spoil: boolean) {
  const frames = shoot(pillarScene(0.3), move.path, Math.round(move.seconds * FPS) + 1);
  const seen = spoil ? crossBySubject(frames).map((frame, i) => quantise(addNoise(frame, 4, i + 1), 15)) : frames;
  const { tiltDegrees, rollDegrees } = move.path.keys[0]!;
  const turns = measureTurns(seen, { focal: FOCAL, start: { tiltDegrees, rollDegrees } });
  const worst = { degrees: 0, zoom: 0 };
  for (const turn of turns) {
    const pose = poseAt(move.path, turn.frame / FPS);
    for (const angle of ['panDegrees', 'tiltDegrees', 'rollDegrees'] as const)
      worst.degrees = Math.max(worst.degrees, Math.abs(turn[angle] - pose[angle]));
    worst.zoom = Math.max(worst.zoom, Math.abs(turn.zoom - pose.focalLengthMm / LENS_MM));
  }
  return worst;
}

describe('measureTurns', { timeout: 120_000 }, () => {
  const moves = [...TEST_MOVES.filter(({ turnsOnly }) => turnsOnly), EVERY_TURN];

  it.each(moves)('reads the angles of a $name in degrees, whatever stands at which distance', (move) => {
    const { degrees, zoom } = worstOf(move, false);
    expect(degrees).toBeLessThan(0.1);
    expect(zoom).toBeLessThan(0.003);
  });

  it.each(moves.filter(({ name }) => ['pan', 'zoom', 'every turn'].includes(name)))(
    'reads a $name behind somebody who crosses, through noise and coding',
    (move) => {
      const { degrees, zoom } = worstOf(move, true);
      expect(degrees).toBeLessThan(0.25);
      expect(zoom).toBeLessThan(0.006);
    },
  );

  it('does not zoom when told that the lens cannot', () => {
    const move = moves.find(({ name }) => name === 'pan')!;
    const frames = shoot(pillarScene(0.3), move.path, 13);
    expect(measureTurns(frames, { focal: FOCAL, zooms: false }).every(({ zoom }) => Math.abs(zoom - 1) < 1e-12)).toBe(
      true,
    );
  });

  it('refuses a focal length that is none', () => {
    expect(() => measureTurns([], { focal: 0 })).toThrow('more than 0, got 0');
    expect(() => measureTurns([], { focal: 1 })).toThrow('at least one frame, got none');
  });
});
