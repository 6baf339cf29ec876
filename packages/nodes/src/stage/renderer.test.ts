import { describe, expect, it } from 'vitest';
import { type Pose, restPose } from './camera-path.ts';
import { createRenderer } from './renderer.ts';
import type { EdgeMode } from './sample.ts';
import { cover, type Layer, seenAt, uprightQuad } from './scene.ts';
import { boxMesh } from './solid/shapes.ts';
import type { Solid } from './solid/solid.ts';
import { GOLDEN_HASH, GOLDEN_SOLIDS_HASH, hashSolidFrames, hashTestFrames } from './testing/fixture.ts';
import { checker, paint } from './testing/painting.ts';
import { createTexture, type RgbaPixels } from './texture.ts';

const SIZE = { width: 320, height: 180 };
const MAGENTA = { zenith: [255, 0, 255], horizon: [255, 0, 255] } as const;

/** A picture that just covers the frame of a 35 mm lens at a distance. */
function layerAt(pixels: RgbaPixels, depthMetres: number, edge: EdgeMode = 'clamp'): Layer {
  const size = cover(pixels, seenAt(SIZE, depthMetres, 35, 36));
  const quad = uprightQuad({ depthMetres, widthMetres: size.width, heightMetres: size.height, centre: [0, 0] });
  return { name: 'test', texture: createTexture(pixels), quad, edgeX: edge, edgeY: edge };
}

const render = (layers: readonly Layer[], pose: Partial<Pose> = {}) =>
  createRenderer({ backdrop: MAGENTA, layers }, SIZE, 36).render({ pose: { ...restPose(35), ...pose } });

const rgb = (frame: Uint8ClampedArray, x: number, y: number) =>
  Array.from(frame.subarray((y * SIZE.width + x) * 4, (y * SIZE.width + x) * 4 + 3));

/** Mean column of the pixels in which `channel` is more than half. */
function centreOf(frame: Uint8ClampedArray, channel: 0 | 1 | 2): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < SIZE.width * SIZE.height; i++) {
    const value = frame[i * 4 + channel]!;
    sum += value * ((i % SIZE.width) + 0.5);
    weight += value;
  }
  return sum / weight;
}

/** A bar in the middle of a transparent picture; the same shape at any distance. */
const bar = (red: number, green: number) =>
  paint(SIZE.width, SIZE.height, (x) => (Math.abs(x + 0.5 - 160) < 8 ? [red, green, 0, 255] : [0, 0, 0, 0]));

describe('stage renderer', () => {
  it('shows a covering picture pixel for pixel at rest', () => {
    const picture = paint(SIZE.width, SIZE.height, (x, y) => [x % 256, y, (x * y) % 256, 255]);
    expect(render([layerAt(picture, 10)])).toEqual(new Uint8ClampedArray(picture.data));
  });

  it('moves a near layer more than a far one by the ratio of their distances', () => {
    const black = { backdrop: { zenith: [0, 0, 0], horizon: [0, 0, 0] }, layers: [] } as const;
    const shift = (depth: number) =>
      160 -
      centreOf(
        createRenderer({ ...black, layers: [layerAt(bar(255, 0), depth, 'none')] }, SIZE, 36).render({
          pose: { ...restPose(35), position: [0.3, 0, 0] },
        }),
        0,
      );
    expect(shift(3)).toBeCloseTo((320 * 35 * 0.3) / 36 / 3, 1);
    expect(shift(3) / shift(12)).toBeCloseTo(4, 1);
  });

  it('paints what is nearer in front, in whatever order layers come', () => {
    const far = layerAt(bar(255, 0), 12, 'none');
    const near = layerAt(bar(0, 255), 3, 'none');
    expect(rgb(render([near, far]), 160, 90)).toEqual([0, 255, 0]);
    expect(rgb(render([far, near]), 160, 90)).toEqual([0, 255, 0]);
  });

  it('shows no black and no backdrop beyond the edges when they are extended', () => {
    const bright = paint(64, 36, (x, y) => [200 + (x % 40), 200 + y, 220, 255]);
    const away = { position: [3, 1, 2] as const, panDegrees: 25, tiltDegrees: -10, rollDegrees: 8 };
    for (const edge of ['clamp', 'mirror'] as const) {
      const frame = render([layerAt(bright, 6, edge)], away);
      for (let i = 0; i < frame.length; i += 4)
        expect(Math.min(frame[i]!, frame[i + 1]!, frame[i + 2]!)).toBeGreaterThanOrEqual(199);
    }
    expect(rgb(render([layerAt(bright, 6, 'none')], away), 319, 90)).toEqual([255, 0, 255]);
  });

  it('has the same average when a fine texture is made small, instead of shimmering', () => {
    const fine = layerAt(checker(640, 360, 1), 10);
    for (const distance of [30, 31, 37, 80]) {
      const frame = render([fine], { position: [0, 0, distance] });
      const row = Array.from({ length: 60 }, (_, i) => rgb(frame, 130 + i, 90)[0]!);
      expect(Math.max(...row) - Math.min(...row)).toBeLessThan(4);
      expect(row[30]).toBeGreaterThan(126);
      expect(row[30]).toBeLessThan(134);
    }
  });

  it('lets backdrop show through half-transparent pixels', () => {
    const [red, green, blue] = rgb(
      render([
        layerAt(
          paint(8, 8, () => [0, 0, 0, 128]),
          5,
        ),
      ]),
      100,
      100,
    );
    expect([red, green, blue]).toEqual([127, 0, 127]);
  });

  it('goes through a layer without failing, and sees the next one', () => {
    const frame = render([layerAt(bar(0, 255), 1), layerAt(checker(64, 36, 8), 10)], { position: [0, 0, -1.5] });
    expect(rgb(frame, 160, 90)).not.toEqual([0, 255, 0]);
  });

  it('refuses a picture or a buffer of impossible size, naming it', () => {
    expect(() => createRenderer({ backdrop: MAGENTA, layers: [] }, { width: 0, height: 10 }, 36)).toThrow('0x10');
    expect(() =>
      createRenderer({ backdrop: MAGENTA, layers: [] }, SIZE, 36).render(
        { pose: restPose(35) },
        new Uint8ClampedArray(4),
      ),
    ).toThrow('230400 bytes, got 4');
    expect(() => createTexture({ width: 2, height: 2, data: new Uint8Array(4) })).toThrow('needs 16 bytes, got 4');
  });

  it('darkens the floor under bodies, and leaves the rest of it as it is without them', () => {
    const studio = {
      zenith: [60, 60, 60],
      horizon: [160, 160, 160],
      ground: { height: -1.6, colour: [110, 110, 110], line: [110, 110, 110] },
    } as const;
    const box: Solid = {
      name: 'box',
      mesh: boxMesh(),
      placing: { right: [1, 0, 0], up: [0, 1, 0], back: [0, 0, 1], origin: [0, -1.1, -6] },
      material: { colour: [200, 200, 200], roughness: 1 },
      occluders: [{ from: [0, -1.1, -6], to: [0, -1.1, -6], radiusMetres: 0.5 }],
    };
    const pose = { ...restPose(35), tiltDegrees: -12 };
    const stage = createRenderer({ backdrop: studio, layers: [] }, SIZE, 36);
    const empty = stage.render({ pose });
    const stood = stage.render({ pose, solids: [box] });
    // The key is on the left: the shadow lies right of the box, which stands in the middle.
    const shadow = Array.from({ length: 60 }, (_, i) => rgb(empty, 185 + i, 107)[0]! - rgb(stood, 185 + i, 107)[0]!);
    expect(Math.max(...shadow)).toBeGreaterThan(6);
    for (const [x, y] of [
      [20, 170],
      [300, 175],
      [20, 10],
      [160, 20],
    ] as const)
      expect(Math.abs(rgb(stood, x, y)[0]! - rgb(empty, x, y)[0]!)).toBeLessThanOrEqual(5);
  });

  it('moves the layers that a frame moves, and only those', () => {
    const layers = [layerAt(bar(255, 0), 4, 'none'), layerAt(bar(0, 255), 4, 'none')];
    const renderer = createRenderer({ backdrop: MAGENTA, layers }, SIZE, 36);
    const frame = renderer.render({ pose: restPose(35), moved: [{ layer: 1, by: [0.5, 0, 0] }] });
    expect(rgb(frame, 160, 90)).toEqual([255, 0, 0]);
    expect(rgb(frame, 160 + Math.round((320 * 35 * 0.5) / 36 / 4), 90)).toEqual([0, 255, 0]);
    expect(rgb(renderer.render({ pose: restPose(35) }), 160, 90)).toEqual([0, 255, 0]);
  });

  it('blurs what is out of focus', () => {
    const card: Solid = {
      name: 'card',
      mesh: boxMesh(),
      placing: { right: [0.5, 0, 0], up: [0, 4, 0], back: [0, 0, 0.02], origin: [0.9, 0, -2] },
      material: { colour: [255, 255, 255], roughness: 1 },
      occluders: [],
    };
    const layers = [layerAt(bar(0, 255), 8, 'none')];
    const black = { zenith: [0, 0, 0], horizon: [0, 0, 0] } as const;
    const renderer = createRenderer({ backdrop: black, layers }, SIZE, 36);
    const pose = { ...restPose(50), position: [0.2, 0, 0] as const };
    /** Columns between nothing and all of the body: the width of its edges. */
    const edges = (metres: number) => {
      const frame = renderer.render({ pose, solids: [card], focus: { metres, fStop: 0.95 } });
      const row = Array.from({ length: SIZE.width }, (_, x) => rgb(frame, x, 90)[0]!);
      return row.filter((value) => value > 12 && value < 0.85 * Math.max(...row)).length;
    };
    // Only the body has any red.
    expect(edges(2)).toBeLessThan(4);
    expect(edges(8)).toBeGreaterThan(5);
  });

  it('paints the same pixels on every host', async () => {
    expect(await hashTestFrames()).toBe(GOLDEN_HASH);
    expect(await hashSolidFrames()).toBe(GOLDEN_SOLIDS_HASH);
  });
});
