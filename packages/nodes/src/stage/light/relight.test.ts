import { describe, expect, it } from 'vitest';
import { restPose } from '../camera-path.ts';
import { linearToSrgb, srgbToLinear } from '../curves.ts';
import { createRenderer } from '../renderer.ts';
import type { EdgeMode } from '../sample.ts';
import { uprightQuad } from '../scene.ts';
import { paint } from '../testing/painting.ts';
import { createTexture, type RgbaPixels } from '../texture.ts';
import { lightGains } from './black-body.ts';
import { cardShare } from './card.ts';
import type { LightSetup, StageLight } from './setup.ts';
import { robertsonKelvin } from './testing/robertson.ts';

const SIZE = { width: 240, height: 135 };
const METRES = 3;
/** What a 36 mm lens on a 36 mm sensor sees at that distance: as wide as it is far. */
const WIDE = METRES;
const HIGH = (METRES * 135) / 240;

const lamp = (parts: Partial<StageLight> = {}): StageLight => ({
  position: [0, 0, 0],
  radiusMetres: 0.05,
  colour: [1, 1, 1],
  referenceMetres: METRES,
  ...parts,
});
const setup = (lights: readonly StageLight[], parts: Partial<LightSetup> = {}): LightSetup => ({
  lights,
  ambient: [0, 0, 0],
  haze: 0,
  ...parts,
});

/** Lights a picture that fills the frame. */
function render(pixels: RgbaPixels, light: LightSetup | undefined, edge: EdgeMode = 'clamp') {
  const quad = uprightQuad({ depthMetres: METRES, widthMetres: WIDE, heightMetres: HIGH, centre: [0, 0] });
  const layer = { name: 'card', texture: createTexture(pixels), quad, edgeX: edge, edgeY: edge };
  const black = { zenith: [0, 0, 0], horizon: [0, 0, 0] } as const;
  const renderer = createRenderer({ backdrop: black, layers: [layer] }, SIZE, 36);
  const frame = renderer.render({ pose: restPose(36), ...(light && { light }) });
  return (x: number, y: number) => Array.from(frame.subarray((y * SIZE.width + x) * 4, (y * SIZE.width + x) * 4 + 3));
}
const flat = (red: number, green = red, blue = red, alpha = 255) =>
  paint(SIZE.width, SIZE.height, () => [red, green, blue, alpha]);
const ramp = paint(SIZE.width, SIZE.height, (x, y) => [x, (x + y) % 256, 255 - x, 255]);

describe('light on pictures', () => {
  it('of a key of 0 stops from the camera leaves the middle of a picture as it is', () => {
    const lit = render(ramp, setup([lamp()]));
    const plain = render(ramp, undefined);
    for (let x = 112; x < 128; x++) {
      // The middle is at the reference distance; a little aside it is hardly farther.
      for (let channel = 0; channel < 3; channel++)
        expect(Math.abs(lit(x, 67)[channel]! - plain(x, 67)[channel]!)).toBeLessThanOrEqual(1);
    }
    // Ambient light alone is the same everywhere, and then so is every byte.
    const even = render(ramp, setup([], { ambient: [1, 1, 1] }));
    for (let x = 0; x < SIZE.width; x++) expect(even(x, 30)).toEqual(plain(x, 30));
  });

  it('is exact in linear light for every display value', () => {
    const values = paint(256, 4, (x) => [x, x, x, 255]);
    for (const stop of [-2, -1, 1]) {
      const factor = stop > 0 ? 2 : 1 / (1 << -stop);
      const lit = render(values, setup([], { ambient: [factor, factor, factor] }));
      const plain = render(values, undefined);
      for (let x = 0; x < SIZE.width; x++) {
        const wanted = linearToSrgb(Math.min(1, srgbToLinear(plain(x, 60)[0]! / 255) * factor)) * 255;
        expect(Math.abs(lit(x, 60)[0]! - wanted)).toBeLessThan(0.75);
      }
    }
  });

  it('falls with the square of the distance over a wall', () => {
    // 0.5 m in front of the wall, on the axis.
    const light = setup([lamp({ position: [0, 0, -2.5], referenceMetres: 0.5, colour: [0.8, 0.8, 0.8] })]);
    const lit = render(flat(255), light);
    for (const x of [120, 140, 170, 200, 230]) {
      const aside = ((x + 0.5) / SIZE.width - 0.5) * WIDE;
      const square = aside * aside + 0.25;
      const wanted = (0.8 * 0.25 * cardShare(0.5 / Math.sqrt(square))) / square;
      expect(Math.abs(srgbToLinear(lit(x, 67)[0]! / 255) / wanted - 1)).toBeLessThan(0.03);
    }
  });

  it('has the temperature of the key on white', () => {
    for (const kelvin of [1900, 2400, 3200, 4300, 5600, 7500, 10_000, 12_000]) {
      const gains = lightGains(kelvin, 6500).map((gain) => gain * 0.35) as [number, number, number];
      const lit = render(flat(255), setup([lamp({ colour: gains })]))(120, 67);
      const linear = lit.map((value) => srgbToLinear(value / 255)) as [number, number, number];
      expect(Math.abs(robertsonKelvin(linear) / kelvin - 1)).toBeLessThan(0.03);
    }
  });

  it('lights what is half transparent like what is not, and keeps its alpha', () => {
    const light = setup([], { ambient: [0.25, 0.25, 0.25] });
    const solid = render(flat(200, 120, 40), light)(100, 60);
    const half = render(flat(200, 120, 40, 128), light)(100, 60);
    for (const [i, value] of half.entries()) expect(Math.abs(value - (solid[i]! * 128) / 255)).toBeLessThanOrEqual(1.5);
  });

  it('takes as much from the side and from behind as a ball would on average', () => {
    expect(cardShare(1)).toBeCloseTo(1, 12);
    expect(cardShare(-1)).toBeCloseTo(0, 12);
    for (let degrees = 0; degrees <= 180; degrees += 10) {
      const angle = (degrees * Math.PI) / 180;
      const lambert = (Math.sin(angle) + (Math.PI - angle) * Math.cos(angle)) / Math.PI;
      expect(Math.abs(cardShare(Math.cos(angle)) - lambert)).toBeLessThan(0.012);
    }
  });
});

describe('edges lit from behind', () => {
  /** A dark disc cut out. */
  const disc = paint(SIZE.width, SIZE.height, (x, y) =>
    (x - 120) * (x - 120) + (y - 67) * (y - 67) < 50 * 50 ? [60, 60, 60, 255] : [0, 0, 0, 0],
  );

  it('have a rim on the side of the light, and only there', () => {
    const behind = setup([lamp({ position: [2, 0, -METRES - 2], referenceMetres: 2.8, colour: [2, 2, 2] })]);
    const lit = render(disc, behind, 'none');
    expect(lit(169, 67)[0]).toBeGreaterThan(lit(120, 67)[0]! + 40);
    expect(lit(71, 67)[0]).toBeLessThan(lit(120, 67)[0]! + 10);
  });

  it('have the colours of their lights, one on each side', () => {
    const left = lamp({ position: [-2, 0, -METRES - 2], referenceMetres: 2.8, colour: [2, 0.2, 0] });
    const right = lamp({ position: [2, 0, -METRES - 2], referenceMetres: 2.8, colour: [0, 0.2, 2] });
    const lit = render(disc, setup([left, right]), 'none');
    expect(lit(71, 67)[0]).toBeGreaterThan(lit(71, 67)[2]! + 40);
    expect(lit(169, 67)[2]).toBeGreaterThan(lit(169, 67)[0]! + 40);
  });

  it('have none in light from the front', () => {
    const lit = render(disc, setup([lamp()]), 'none');
    expect(Math.abs(lit(168, 67)[0]! - lit(120, 67)[0]!)).toBeLessThan(8);
  });

  it('leave what is opaque alone', () => {
    const behind = setup([lamp({ position: [2, 0, -METRES - 2], referenceMetres: 2.8, colour: [2, 2, 2] })]);
    const lit = render(flat(60), behind);
    expect(Math.abs(lit(236, 67)[0]! - lit(225, 67)[0]!)).toBeLessThan(4);
  });
});

describe('layers in haze', () => {
  it('fade steadily into the air the farther they are', () => {
    const texture = createTexture(flat(0));
    const light = setup([], { ambient: [0.7, 0.7, 0.7], haze: 0.4 });
    const at = (depthMetres: number) => {
      const quad = uprightQuad({ depthMetres, widthMetres: depthMetres, heightMetres: depthMetres, centre: [0, 0] });
      const layer = { name: 'card', texture, quad, edgeX: 'clamp', edgeY: 'clamp' } as const;
      const grey = { zenith: [200, 200, 200], horizon: [200, 200, 200] } as const;
      return createRenderer({ backdrop: grey, layers: [layer] }, SIZE, 36).render({ pose: restPose(36), light })[0]!;
    };
    const seen = [0.5, 2, 5, 12, 40].map(at);
    for (const [i, value] of seen.entries()) if (i > 0) expect(value).toBeGreaterThan(seen[i - 1]!);
    // Far away there is only air: the horizon's colour in ambient light.
    expect(Math.abs(at(300) - linearToSrgb(srgbToLinear(200 / 255) * 0.7) * 255)).toBeLessThan(2);
  });
});
