import { describe, expect, it } from 'vitest';
import { planMove } from '../../direct/camera/plan-move.ts';
import { setLens } from '../../film/set.ts';
import { predicted } from '../../media/expr.ts';
import type { CameraValue } from '../../ports.ts';
import { measureShortage, restPose, uprightQuad } from '../../stage/index.ts';
import { cutFrames } from './cuts.ts';
import { layerDepths, placeImages } from './placement.ts';
import { ANIMATIC_PROFILE, RATIOS, RESOLUTIONS, sizeOf } from './profile.ts';
import { planShot, type ShotRequest, shotPoses } from './shot.ts';

const image = (width: number, height: number, alpha: boolean, id = 'a') =>
  predicted('image', { width, height, alpha }, id);
const request: ShotRequest = {
  images: [image(1920, 1080, false)],
  videos: [],
  camera: undefined,
  depths: undefined,
  seconds: 2,
  ratio: '16:9',
  resolution: '720p',
  fps: 24,
  beats: undefined,
  cuts: 0,
  exposure: 0,
  temperature: 6500,
  vignette: 0,
  take: 1,
  seed: undefined,
};
const beats = { tempo: 120, times: [0.1, 0.6, 1.1, 1.6, 2.1], confidence: 1 };

describe('sizes', () => {
  it('are even and near their ratio', () => {
    for (const ratio of RATIOS) {
      const [across, down] = ratio.split(':').map(Number) as [number, number];
      for (const resolution of RESOLUTIONS) {
        const { width, height } = sizeOf(ratio, resolution);
        expect([width % 2, height % 2]).toEqual([0, 0]);
        expect(Math.abs((width / height) * (down / across) - 1)).toBeLessThan(0.025);
      }
    }
    expect(Object.keys(ANIMATIC_PROFILE.sizes)).toEqual([...RATIOS]);
  });
});

describe('placing images', () => {
  it('spreads depths from far to near in equal steps of parallax, and keeps what is given', () => {
    const [far, middle, near] = layerDepths(3) as [number, number, number];
    expect([far, near]).toEqual([20, 4]);
    expect(1 / middle - 1 / far).toBeCloseTo(1 / near - 1 / middle, 12);
    expect(layerDepths(3, [50, 9])).toEqual([50, 9, 4]);
    expect(layerDepths(1)).toEqual([8]);
  });

  it('takes the first as background, cut-outs of its shape as scenery, others as figures and cards', () => {
    const images = [image(1920, 1080, false), image(1280, 720, true), image(300, 600, true), image(800, 800, false)];
    const placed = placeImages(
      images.map(({ info }) => info),
      layerDepths(4),
      { width: 1280, height: 720 },
      35,
      36,
    );
    expect(placed.map(({ role }) => role)).toEqual(['scenery', 'scenery', 'figure', 'card']);
    const figure = placed[2]!.placement;
    const seenHeight = (figure.depthMetres * 36 * 720) / (35 * 1280);
    expect(figure.centre[1] - figure.heightMetres / 2).toBeCloseTo(-seenHeight / 2, 9);
    expect(figure.widthMetres / figure.heightMetres).toBeCloseTo(0.5, 9);
  });
});

describe('planning a shot', () => {
  it('has a whole number of frames', () => {
    expect(planShot({ ...request, seconds: 1.99 }).count).toBe(48);
    expect(shotPoses(planShot(request))).toHaveLength(48);
  });

  it('moves gently without a wired camera, differently for each take, and never beyond the picture', () => {
    const ends = [1, 2, 3, 4, 5].map((take) => {
      const shot = planShot({ ...request, take });
      const poses = shotPoses(shot);
      expect(poses[0]).not.toEqual(poses.at(-1));
      for (const { placement } of shot.placed) {
        const { left, right, top, bottom } = measureShortage(
          uprightQuad(placement),
          shot.camera,
          shot.size,
          request.seconds,
        );
        expect(Math.max(left, right, top, bottom)).toBeLessThan(1e-9);
      }
      return JSON.stringify([poses[0], poses.at(-1)]);
    });
    expect(new Set(ends).size).toBe(4);
    expect(ends[4]).toBe(ends[0]);
    expect(JSON.stringify(shotPoses(planShot({ ...request, seed: 1 })))).toBe(
      JSON.stringify(shotPoses(planShot({ ...request, take: 2 }))),
    );
  });

  it('builds the set for 35 mm, so that a longer lens comes closer and a wider one is filled too', () => {
    const with85: CameraValue = {
      seconds: 2,
      sensorWidthMm: 36,
      keys: [{ ...restPose(85), position: [0, 0, 0], seconds: 0, ease: 'linear' }],
      moves: [],
    };
    expect(setLens(with85)).toBe(35);
    expect(setLens({ ...with85, keys: [{ ...with85.keys[0]!, focalLengthMm: 24 }] })).toBe(24);
    expect(shotPoses(planShot({ ...request, camera: with85 }))[0]).toEqual(restPose(85));
  });
});

describe('cuts', () => {
  it('fall on the frame nearest to every so many beats', () => {
    expect(cutFrames(beats, 1, 24, 60)).toEqual([14, 26, 38, 50]);
    expect(cutFrames(beats, 2, 24, 60)).toEqual([26, 50]);
    expect(cutFrames(beats, 0, 24, 60)).toEqual([]);
    expect(cutFrames(undefined, 2, 24, 60)).toEqual([]);
  });

  it('jump in framing on their frame and nowhere else, the first piece as planned, all within the picture', () => {
    const still = planMove(restPose(35), { move: 'static', amount: 0, seconds: 2, ease: 'linear', distanceMetres: 5 });
    const camera = {
      seconds: 2,
      sensorWidthMm: 36,
      keys: still.map((key) => ({ ...key, position: [...key.position] as [number, number, number] })),
      moves: [],
    };
    const shot = planShot({ ...request, camera, beats, cuts: 1 });
    const poses = shotPoses(shot);
    const jumps = poses.flatMap((pose, i) =>
      i > 0 && JSON.stringify(pose) !== JSON.stringify(poses[i - 1]) ? [i] : [],
    );
    expect(jumps).toEqual([14, 26, 38]);
    expect(poses[0]).toEqual(restPose(35));
    for (const pose of poses) {
      const path = { sensorWidthMm: 36, keys: [{ ...pose, seconds: 0, ease: 'linear' as const }] };
      const { left, right, top, bottom } = measureShortage(uprightQuad(shot.placed[0]!.placement), path, shot.size, 0);
      expect(Math.max(left, right, top, bottom)).toBeLessThan(1e-9);
    }
  });
});
