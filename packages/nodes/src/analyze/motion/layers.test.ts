import { describe, expect, it } from 'vitest';
import { poseAt } from '../../stage/camera-path.ts';
import { createView } from '../../stage/projection.ts';
import { motionAtCentre } from './centre.ts';
import { measureLayerPaths } from './layer-path.ts';
import { measureLayers } from './layers.ts';
import type { Luma } from './luma.ts';
import { invert, type Matrix3, multiply } from './matrix.ts';
import { parallaxRatio } from './parallax.ts';
import { solvePush } from './push.ts';
import {
  crossBySubject,
  FILM_SIZE,
  FPS,
  PILLAR_METRES,
  pillarScene,
  shoot,
  WALL_METRES,
  wallScene,
} from './testing/film.ts';
import { TEST_MOVES, type TestMove } from './testing/moves.ts';
import { addNoise, quantise } from './testing/spoil.ts';
import { trueStep, wallAt } from './testing/truth.ts';
import { homographyOfTurn } from './turn.ts';

const find = (name: string): TestMove => TEST_MOVES.find((move) => move.name === name)!;
const film = (move: TestMove, share = 0.4): Luma[] =>
  shoot(pillarScene(share), move.path, Math.round(move.seconds * FPS) + 1);

/** What turning and zooming does to everything, from the first frame of a move to its last. */
function commonOf({ path, seconds }: TestMove): Matrix3 {
  const { focalLengthMm } = poseAt(path, 0);
  const [start, end] = [0, seconds].map((at) => {
    const pose = poseAt(path, at);
    return homographyOfTurn({ ...pose, zoom: pose.focalLengthMm / focalLengthMm }, focalLengthMm / path.sensorWidthMm);
  }) as [Matrix3, Matrix3];
  return multiply(end, invert(start)!);
}

describe('measureLayers', { timeout: 60_000 }, () => {
  it.each([0.3, 0.4, 0.55])('finds wall and pillars, and how far each moved (pillars cover %d)', (covered) => {
    const { path } = find('truck');
    const frames = film(find('truck'), covered);
    const layers = measureLayers(frames[32]!, frames[40]!);
    const views = [32, 40].map((frame) => createView(poseAt(path, frame / FPS), FILM_SIZE, 36));
    const shifts = [WALL_METRES, PILLAR_METRES].map((metres) => trueStep(views[0]!, views[1]!, wallAt(metres)).x);
    const found = layers.map(({ translate }) => translate[0]).sort((p, q) => p - q);
    expect(layers).toHaveLength(2);
    expect(Math.abs(found[0]! / shifts[0]! - 1)).toBeLessThan(0.01);
    expect(Math.abs(found[1]! / shifts[1]! - 1)).toBeLessThan(0.01);
  });

  it('tells where each is and which share it has', () => {
    const frames = crossBySubject(shoot(wallScene(), find('static').path, 49));
    const [wall, subject] = measureLayers(frames[24]!, frames[28]!);
    expect(wall!.share).toBeGreaterThan(0.6);
    expect(wall!.share + subject!.share).toBeCloseTo(1, 12);
    // 21 % of the frame wide, 86 % tall, half way across.
    expect(subject!.box.left).toBeGreaterThan(0.37);
    expect(subject!.box.right).toBeLessThan(0.64);
    expect(subject!.box.top).toBeGreaterThan(0.13);
    expect(subject!.displacement[0]).toBeCloseTo(((320 + 33.5) * (4 / 49)) / 320, 2);
  });

  it('finds one layer where there is one', () => {
    const frames = shoot(wallScene(), find('truck').path, 73);
    expect(measureLayers(frames[30]!, frames[38]!)).toHaveLength(1);
  });

  it('refuses a count that is none', () => {
    const [frame] = film(find('static'));
    expect(() => measureLayers(frame!, frame!, 0)).toThrow('whole number from 1 up, got 0');
    expect(() => measureLayers(frame!, { ...FILM_SIZE, width: 160, data: new Float32Array(160 * 180) })).toThrow(
      '160x180',
    );
  });
});

describe('parallaxRatio', () => {
  it('is the inverse ratio of distances for travel in any direction', () => {
    // Travel of (0.2, -0.1) frame widths at distance 1 and 0.5 ahead, seen at distances 4 and 8.
    const seen = (metres: number) => {
      const s = metres / (metres - 0.5);
      return [s, 0, (0.2 * s) / metres, 0, s, (-0.1 * s) / metres, 0, 0, 1] as const;
    };
    expect(parallaxRatio(seen(4), seen(8))).toBeCloseTo(2, 12);
    const common = homographyOfTurn({ panDegrees: 8, tiltDegrees: -3, rollDegrees: 2, zoom: 1.2 }, 1);
    expect(parallaxRatio(seen(4), seen(8), common)).not.toBeCloseTo(2, 1);
  });

  it('has no answer when the far layer stands still', () => {
    expect(parallaxRatio([1, 0, 0.1, 0, 1, 0, 0, 0, 1], [1, 0, 0, 0, 1, 0, 0, 0, 1])).toBeUndefined();
  });
});

/** Every move that travels: turns alone have no parallax. */
const TRAVELS = TEST_MOVES.filter(({ turnsOnly }) => !turnsOnly);

/** Ratio of pillars to wall over a whole move, as it would be at the first camera: 2. */
function ratioOf(move: TestMove, frames: readonly Luma[], layers: number): number {
  const common = commonOf(move);
  const paths = measureLayerPaths(frames, layers);
  const ratios = paths.flatMap((near) => paths.map((far) => parallaxRatio(near.motion, far.motion, common) ?? 0));
  // Whoever crosses has no distance: the two that stand still are those whose ratio is nearest to what it must be.
  return ratios.reduce((best, ratio) => (Math.abs(ratio - 2) < Math.abs(best - 2) ? ratio : best));
}

describe('measureLayerPaths', { timeout: 120_000 }, () => {
  it.each(TRAVELS)('reads the parallax of a $name within 2 %', (move) => {
    expect(Math.abs(ratioOf(move, film(move), 2) / 2 - 1)).toBeLessThan(0.02);
  });

  it.each(['truck', 'dolly', 'crane'])(
    'reads it through noise, through lossy coding, and behind somebody who crosses a %s',
    (name) => {
      const move = find(name);
      const frames = film(move);
      const noisy = frames.map((frame, i) => addNoise(frame, 4, i + 1));
      const coded = frames.map((frame) => quantise(frame, 15));
      expect(Math.abs(ratioOf(move, noisy, 2) / 2 - 1)).toBeLessThan(0.02);
      expect(Math.abs(ratioOf(move, coded, 2) / 2 - 1)).toBeLessThan(0.02);
      expect(Math.abs(ratioOf(move, crossBySubject(frames), 3) / 2 - 1)).toBeLessThan(0.02);
    },
  );

  it('tells a dolly-zoom from its layers: how far the camera went, and how the lens changed', () => {
    const move = find('dolly-zoom');
    const scales = measureLayerPaths(film(move)).map(({ motion }) => motionAtCentre(motion).scale);
    const { zoom, dollyMetres } = solvePush({
      nearMetres: PILLAR_METRES,
      farMetres: WALL_METRES,
      nearScale: Math.max(...scales),
      farScale: Math.min(...scales),
    });
    const end = poseAt(move.path, move.seconds);
    expect(dollyMetres).toBeCloseTo(-end.position[2], 1);
    expect(zoom).toBeCloseTo(end.focalLengthMm / 35, 2);
  });

  it('has a point where the clip begins and one where it ends, and says how long each layer was seen', () => {
    const [path] = measureLayerPaths(film(find('truck')));
    expect(path!.points[0]!.frame).toBe(0);
    expect(path!.points.at(-1)!.frame).toBe(72);
    expect(path!.points.at(-1)!.motion).toEqual(path!.motion);
    expect(path!.seen).toEqual([0, 72]);
  });

  it('refuses a clip of one frame', () => {
    expect(() => measureLayerPaths(film(find('static')).slice(0, 1))).toThrow('at least two frames, got 1');
  });
});
