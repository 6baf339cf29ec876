import { describe, expect, it } from 'vitest';
import { type Pose, poseAt, restPose } from '../../stage/camera-path.ts';
import { createView } from '../../stage/projection.ts';
import { inBox, inMask } from './blocks.ts';
import type { Luma } from './luma.ts';
import { measurePair, measureSimilarity, type PairMotion } from './pair.ts';
import { FILM_SIZE, shoot, WALL_METRES, wallScene } from './testing/film.ts';
import { addNoise } from './testing/spoil.ts';
import { plaster } from './testing/textures.ts';
import { trueStep, wallAt } from './testing/truth.ts';

const texture = plaster(500, 400, 9, [255, 255, 255]);

/** A window of a large picture, whole pixels. */
function crop(left: number, top: number, { width, height } = FILM_SIZE): Luma {
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++)
    data[i] = texture.data[((top + Math.floor(i / width)) * texture.width + left + (i % width)) * 4]!;
  return { width, height, data };
}

/** Two frames of the wall from two poses, and the truth between them. */
function twoPoses(a: Partial<Pose>, b: Partial<Pose>) {
  const poses = [a, b].map((pose) => ({ ...restPose(35), ...pose })) as [Pose, Pose];
  const [from, to] = poses.map((pose) => {
    const path = { sensorWidthMm: 36, keys: [{ ...pose, seconds: 0, ease: 'linear' as const }] };
    return { frame: shoot(wallScene(), path, 1)[0]!, view: createView(poseAt(path, 0), FILM_SIZE, 36) };
  }) as [{ frame: Luma; view: ReturnType<typeof createView> }, { frame: Luma; view: ReturnType<typeof createView> }];
  return { a: from.frame, b: to.frame, truth: trueStep(from.view, to.view, wallAt(WALL_METRES)) };
}

const pixels = ({ translate }: PairMotion) =>
  translate.map((share) => Number((share * FILM_SIZE.width).toFixed(2)) + 0);

describe('measurePair', { timeout: 30_000 }, () => {
  const still = crop(80, 80);

  it('reads whole pixels to a hundredth, from none to a third of the frame', () => {
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [-3, 2],
      [14, -9],
      [-60, 25],
      [100, 0],
    ] as const)
      expect(pixels(measurePair(still, crop(80 - dx, 80 - dy))!)).toEqual([dx, dy]);
  });

  it.each([
    ['pan', { panDegrees: 3.3 }],
    ['tilt', { tiltDegrees: -2.7 }],
    ['roll', { rollDegrees: 7 }],
    ['zoom', { focalLengthMm: 38 }],
    ['dolly', { position: [0, 0, -0.6] as const }],
    [
      'all at once',
      { panDegrees: -2, tiltDegrees: 1, rollDegrees: -3, focalLengthMm: 36, position: [0.1, 0.05, -0.3] as const },
    ],
  ])('reads a step of a %s to a tenth of a pixel', (_, to) => {
    const { a, b, truth } = twoPoses({}, to);
    const { translate, scale, rotateDegrees, confidence } = measurePair(a, b)!;
    expect(Math.abs(translate[0] - truth.x) * FILM_SIZE.width).toBeLessThan(0.1);
    expect(Math.abs(translate[1] - truth.y) * FILM_SIZE.width).toBeLessThan(0.1);
    expect(Math.abs(scale - truth.scale)).toBeLessThan(0.0005);
    expect(Math.abs(rotateDegrees - truth.rotateDegrees)).toBeLessThan(0.02);
    expect(confidence).toBeGreaterThan(0.75);
  });

  it('takes the simplest model that is enough', () => {
    const roll = twoPoses({}, { rollDegrees: 5 });
    expect(measurePair(roll.a, roll.b)!.model).toBe('similarity');
    const pan = twoPoses({}, { panDegrees: 4 });
    expect(measurePair(pan.a, pan.b)!.model).toBe('homography');
    expect(measurePair(still, crop(77, 80), { models: ['translation', 'similarity'] })!.model).toBe('translation');
  });

  it('does not mind brightness and contrast', () => {
    const b = crop(74, 83);
    const dim = { ...b, data: Float32Array.from(b.data, (value) => 20 + value * 0.3) };
    expect(pixels(measurePair(still, dim)!)).toEqual([6, -3]);
  });

  it('measures a tall picture in shares of its own width', () => {
    const size = { width: 180, height: 320 };
    const motion = measurePair(crop(80, 60, size), crop(71, 66, size))!;
    expect(motion.translate[0]).toBeCloseTo(9 / 180, 4);
    expect(motion.translate[1]).toBeCloseTo(-6 / 180, 4);
  });

  it('has no answer without texture, across a cut, or from noise', () => {
    const flat = { ...FILM_SIZE, data: new Uint8Array(320 * 180).fill(90) };
    const other = plaster(320, 180, 77, [255, 255, 255]);
    const unlike = { ...FILM_SIZE, data: Float32Array.from({ length: 320 * 180 }, (_, i) => other.data[i * 4]!) };
    expect(measurePair(flat, flat)).toBeUndefined();
    expect(measurePair(still, flat)).toBeUndefined();
    expect(measurePair(flat, still)).toBeUndefined();
    expect(measurePair(still, unlike)).toBeUndefined();
    expect(measurePair(addNoise(flat, 8, 1), addNoise(flat, 8, 2))).toBeUndefined();
  });

  it('gives the same answer for the same pictures and seed', () => {
    const { a, b } = twoPoses({}, { panDegrees: 2, rollDegrees: 1 });
    expect(measurePair(a, b, { seed: 5 })).toEqual(measurePair(a, b, { seed: 5 }));
  });

  it('says how sure it is: the share of the blocks that move along', () => {
    const moved = crop(74, 80);
    const patch = crop(20, 20);
    const data = Float32Array.from(moved.data, (value, i) => (i % 320 < 96 ? patch.data[i]! : value));
    const { confidence, inliers, blocks, matches } = measurePair(still, { ...FILM_SIZE, data })!;
    expect(confidence).toBe(inliers / blocks);
    expect(confidence).toBeGreaterThan(0.6);
    expect(confidence).toBeLessThan(0.72);
    expect(matches.length).toBeLessThanOrEqual(blocks);
  });

  it('refuses pictures of two sizes and very small ones, naming them', () => {
    expect(() => measurePair(still, crop(0, 0, { width: 160, height: 90 }))).toThrow('320x180 and 160x90');
    expect(() => measurePair(crop(0, 0, { width: 40, height: 30 }), crop(0, 0, { width: 40, height: 30 }))).toThrow(
      'got 40x30',
    );
    expect(() => measurePair({ ...still, width: 321 }, still)).toThrow(
      '321x180 luma picture needs 57780 values, got 57600',
    );
  });
});

describe('measureSimilarity', { timeout: 30_000 }, () => {
  /** The left part moves one way, the right part another. */
  const split = (left: Luma, right: Luma): Luma => ({
    ...FILM_SIZE,
    data: Float32Array.from(left.data, (value, i) => (i % 320 < 140 ? value : right.data[i]!)),
  });
  const a = split(crop(80, 80), crop(90, 60));
  const b = split(crop(75, 80), crop(90, 67));

  it('looks only into a box', () => {
    expect(pixels(measureSimilarity(a, b, inBox({ left: 0, top: 0, right: 0.4, bottom: 1 }))!)).toEqual([5, 0]);
    expect(pixels(measureSimilarity(a, b, inBox({ left: 0.5, top: 0, right: 1, bottom: 1 }))!)).toEqual([0, -7]);
  });

  it('looks only where a mask of any size is set', () => {
    const mask = { width: 4, height: 1, data: [0, 0, 255, 255] };
    expect(pixels(measureSimilarity(a, b, inMask(mask))!)).toEqual([0, -7]);
  });
});
