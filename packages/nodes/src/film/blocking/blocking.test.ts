import { describe, expect, it } from 'vitest';
import type { DepthLayerValue } from '../../direct/values/index.ts';
import type { RgbaPixels } from '../../stage/index.ts';
import { loadTypeface } from '../lettering/typeface.ts';
import type { MotionShot } from '../view-camera.ts';
import { planBlocking, SUBJECT_TONES, TONES } from './blocking-plan.ts';
import { labelBlocking, labelledSize, visibleThings } from './label-blocking.ts';
import { paintBlocking, toDepthMap } from './paint-blocking.ts';

const size = { width: 160, height: 90 };
const typeface = await loadTypeface();

const box = (
  name: string,
  depthMetres: number,
  rightMetres: number,
  more: Partial<DepthLayerValue> = {},
): DepthLayerValue => ({
  name,
  band: 'midground',
  kind: 'box',
  depthMetres,
  rightMetres,
  raisedMetres: 0,
  heightMetres: 3,
  widthMetres: 2,
  thicknessMetres: 0.5,
  subject: '',
  occludes: [],
  description: '',
  ...more,
});
const mara = { name: 'Mara', kind: 'person', description: '', heightMetres: 1.7, colour: '#ff0000' } as const;
const standing = (at: [number, number]): MotionShot['choreography'] => ({
  subjects: [mara],
  actions: [{ subject: 'Mara', seconds: 0, duration: 2, does: '', manner: '', pose: 'stand', path: [at] }],
});
const shotOf = (layers: DepthLayerValue[], more: Partial<MotionShot> = {}): MotionShot => ({
  name: 'shot',
  seconds: 2,
  size: 'unset',
  angle: 'unset',
  subjects: [],
  transition: { kind: 'cut', seconds: 0 },
  depth: { layers, eyeMetres: 1.5 },
  ...more,
});
/** A disc in the middle, transparent around it. */
const disc: RgbaPixels = {
  width: 64,
  height: 64,
  data: Uint8Array.from({ length: 64 * 64 * 4 }, (_, i) => {
    const [x, y] = [(i >> 2) % 64, i >> 8];
    return i % 4 < 3 ? (i * 37) % 256 : (x - 32) ** 2 + (y - 32) ** 2 < 900 ? 255 : 0;
  }),
};

function block(shot: MotionShot, shapes: ReadonlyMap<string, RgbaPixels> = new Map()) {
  const plan = planBlocking(shot, shapes, size);
  const blocked = paintBlocking(plan, 0, size);
  const at = (picture: Uint8ClampedArray) => (x: number, y: number) => picture[(y * size.width + x) * 4]!;
  return { plan, blocked, tone: at(blocked.picture), near: at(toDepthMap(blocked.depth)) };
}

describe('blocking', () => {
  it('hides what stands behind, in the grey of its band', () => {
    const { tone } = block(
      shotOf([
        box('far', 12, 0, { band: 'background', widthMetres: 8, heightMetres: 9 }),
        box('near', 3, 1.4, { band: 'foreground' }),
        box('middle', 6, 0),
      ]),
    );
    // From left to right at eye height: sky, the far box, the middle one, the near one.
    // Edges at x / depth · 155.6 pixels from the middle: the far one at 28, the middle one at 54, the near one at 101.
    expect(tone(20, 40)).toBe(234);
    expect(tone(40, 40)).toBeCloseTo(TONES.background, -1);
    expect(tone(72, 44)).toBeCloseTo(TONES.midground, -1);
    expect(tone(104, 44)).toBeCloseTo(TONES.foreground, -1);
    expect(TONES.background - TONES.midground).toBeGreaterThan(40);
  });

  it('is grey whatever the pictures look like, and keeps their shape', () => {
    const card: DepthLayerValue = {
      ...box('card', 4, 0),
      kind: 'card',
      heightMetres: 1,
      raisedMetres: 1,
      widthMetres: undefined,
      thicknessMetres: undefined,
      image: { kind: 'image' } as unknown as NonNullable<DepthLayerValue['image']>,
    };
    const { blocked, tone } = block(shotOf([card]), new Map([['card', disc]]));
    for (let i = 0; i < blocked.picture.length; i += 4)
      expect([blocked.picture[i + 1], blocked.picture[i + 2]]).toEqual([blocked.picture[i], blocked.picture[i]]);
    expect(tone(80, 45)).toBe(TONES.midground);
    // It is 39 pixels high. Through its corner the sky is seen, and where it is opaque the card's own depth counts.
    expect(tone(80 - 17, 45 - 17)).toBeGreaterThan(200);
    const at = (x: number, y: number) => blocked.depth[y * size.width + x]!;
    expect(at(80, 45)).toBeCloseTo(1 / 4, 5);
    expect(at(80 - 17, 45 - 17)).toBe(0);
  });

  it('shows subjects by stand-ins instead of the layer that stands for them, lighter than their band', () => {
    const figure = box('cut-out of Mara', 4, 0, { kind: 'figure', subject: 'Mara', band: 'foreground' });
    const { plan, tone } = block(shotOf([figure], { choreography: standing([0, 4]) }));
    expect(plan.scene.layers).toEqual([]);
    expect(tone(80, 50)).toBeGreaterThan(TONES.foreground);
    expect(tone(80, 50)).toBeLessThanOrEqual(SUBJECT_TONES.foreground);
  });

  it('has a floor and a sky where nothing else is', () => {
    const { tone, blocked } = block(shotOf([]));
    expect(tone(80, 5)).toBe(234);
    expect(tone(80, 85)).toBeLessThan(tone(80, 55));
    // At 35 mm a row is 36/35/160 high at one metre: 40.5 rows below the middle the floor 1.5 m below is near.
    expect(1 / blocked.depth[85 * size.width + 80]!).toBeCloseTo(1.5 / ((40.5 * 36) / (35 * 160)), 2);
  });
});

describe('a depth map', () => {
  it('is white at the nearest, black at the farthest, linear in 1/m between', () => {
    const { near, blocked } = block(
      shotOf([box('far', 8, 1.4), box('near', 2, -0.6, { widthMetres: 0.8 })], { depth: undefined, ...{} }),
    );
    expect(near(80, 5)).toBe(0);
    expect(blocked.depth.length).toBe(160 * 90);
    const layered = block(shotOf([box('far', 8, 1.4), box('near', 2, -0.6, { widthMetres: 0.8 })]));
    const nearest = Math.max(...layered.blocked.depth);
    expect(layered.near(55, 44)).toBe(Math.round((255 * layered.blocked.depth[44 * 160 + 55]!) / nearest));
    expect(Math.abs(layered.near(110, 44) - layered.near(55, 44) * (2 / 8))).toBeLessThan(4);
  });

  it('is black where everything is equally far', () => {
    expect(new Set(toDepthMap(new Float32Array(6).fill(0.5)))).toEqual(new Set([0, 255]));
    expect(toDepthMap(new Float32Array(6).fill(0.5))[0]).toBe(0);
  });
});

describe('labels', () => {
  const layers = [
    box('wall', 9, 0, { band: 'background', widthMetres: 20, heightMetres: 8 }),
    box('hidden crate', 6, 0, { heightMetres: 0.5, widthMetres: 0.5 }),
    box('door', 4, 0),
  ];

  it('name what can be seen with its distance, and nothing that is hidden', () => {
    const { blocked, plan } = block(shotOf(layers, { choreography: standing([-1.6, 5]) }));
    const things = visibleThings(blocked, plan);
    expect(things.map(({ name }) => name)).toEqual(['Mara', 'wall', 'door']);
    expect(things[2]?.metres).toBeCloseTo(4.25, 1);
    const [mara] = things;
    expect(mara!.at[0]).toBeLessThan(80);
    expect(mara!.metres).toBeCloseTo(5, 0);
  });

  it('leave the picture as it is but for what is written', () => {
    const { blocked, plan } = block(shotOf(layers));
    const labelled = labelBlocking(blocked, plan, 'shot · 0 s', typeface);
    expect({ width: labelled.width, height: labelled.height }).toEqual(labelledSize(size));
    const same = Array.from({ length: 160 * 90 }, (_, i) => i).filter(
      (i) => labelled.pixels[i * 4] === blocked.picture[i * 4],
    );
    expect(same.length).toBeGreaterThan(160 * 90 * 0.5);
  });
});
