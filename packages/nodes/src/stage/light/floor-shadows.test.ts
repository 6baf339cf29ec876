import { describe, expect, it } from 'vitest';
import { createCanvas } from '../canvas.ts';
import { createView, projectPoint } from '../projection.ts';
import { cosDegrees, sinDegrees, tanDegrees } from '../trig.ts';
import type { Vec3 } from '../vector.ts';
import { createShadowRow } from './floor-map.ts';
import { createFloorShadows } from './floor-shadows.ts';
import { paintLitBackdrop } from './lit-backdrop.ts';
import { lightOnFloor, prepareLights } from './prepared.ts';
import type { LightSetup, Occluder, StageLight } from './setup.ts';

const SIZE = { width: 320, height: 180 };
/** From above, looking down on the floor at 1.6 m below. */
const VIEW = createView(
  { position: [0, 4, 2], panDegrees: 0, tiltDegrees: -50, rollDegrees: 0, focalLengthMm: 24 },
  SIZE,
  36,
);
const FLOOR = -1.6;

/** As far and as large as the sun, from the right. */
const sun = (elevation: number, sizeDegrees = 0.53): StageLight => ({
  position: [1000 * cosDegrees(elevation), FLOOR + 1000 * sinDegrees(elevation), -4],
  radiusMetres: 1000 * sinDegrees(sizeDegrees / 2),
  colour: [1, 1, 1],
  referenceMetres: 1000,
});
const setup = (lights: readonly StageLight[], ambient = 0): LightSetup => ({
  lights,
  ambient: [ambient, ambient, ambient],
  haze: 0,
});
/** A mast on the floor. */
const mast = (x: number, z: number, height: number, radiusMetres = 0.1): Occluder => ({
  from: [x, FLOOR, z],
  to: [x, FLOOR + height - radiusMetres, z],
  radiusMetres,
});

/** Light taken from a place on the floor. */
function measure(light: LightSetup, occluders: readonly Occluder[]) {
  const shadows = createFloorShadows();
  shadows.measure(VIEW, FLOOR, prepareLights(light), { occluders });
  const row = createShadowRow(SIZE.width);
  return (x: number, z: number): number => {
    const at = projectPoint(VIEW, [x, FLOOR, z])!;
    shadows.readRow(Math.floor(at.y), row);
    const column = Math.floor(at.x);
    return column >= row.first && column < row.end ? row.taken[column * 3]! : 0;
  };
}

describe('shadows on the floor', () => {
  it.each([30, 45, 60])('are as long as the height over the tangent of the sun at %i degrees', (elevation) => {
    const taken = measure(setup([sun(elevation)]), [mast(1, -4, 1.5, 0.2)]);
    const full = sinDegrees(elevation);
    expect(taken(0.6, -4)).toBeCloseTo(full, 2);
    // The last ray touches the round top of the mast, 0.2 m in radius.
    const length = 1.3 / tanDegrees(elevation) + 0.2 / sinDegrees(elevation);
    const end = Array.from({ length: 500 }, (_, i) => 1 - i / 100).find((x) => x < 0.6 && taken(x, -4) < full / 2)!;
    expect(Math.abs(1 - end - length)).toBeLessThan(0.06);
  });

  it('take nothing beside them and nothing on the lit side', () => {
    const taken = measure(setup([sun(40)]), [mast(1, -4, 1.5)]);
    expect(taken(0.3, -3.6)).toBe(0);
    expect(taken(1.5, -4)).toBe(0);
  });

  it('take what the light would give there', () => {
    const light = setup([{ position: [0.5, 1, -4], radiusMetres: 0.02, colour: [2, 1, 0.5], referenceMetres: 1 }]);
    const place: Vec3 = [-0.4, FLOOR, -4];
    const whole = new Float64Array(3);
    lightOnFloor(prepareLights(light), ...place, whole);
    expect(measure(light, [mast(0, -4, 1.5, 0.15)])(place[0], place[2])).toBeCloseTo(whole[0]!, 3);
  });

  it('are softer for a larger light', () => {
    const soft = (sizeDegrees: number) => {
      const taken = measure(setup([sun(45, sizeDegrees)]), [mast(1, -4, 1.5)]);
      const row = Array.from({ length: 160 }, (_, i) => taken(0, -4.8 + i / 100));
      const most = Math.max(...row);
      return row.filter((value) => value > 0.1 * most && value < 0.9 * most).length;
    };
    expect(soft(12)).toBeGreaterThan(1.5 * soft(0.53));
  });

  it('keep the floor dark where a body touches it, in nothing but ambient light', () => {
    const taken = measure(setup([], 1), [{ from: [0, FLOOR + 0.3, -4], to: [0, FLOOR + 0.3, -4], radiusMetres: 0.3 }]);
    expect(taken(0, -4)).toBeGreaterThan(0.8);
    expect(taken(0.5, -4)).toBeGreaterThan(taken(1, -4));
    expect(taken(1, -4)).toBeLessThan(0.1);
  });

  it('are nothing without bodies, and forgotten in the next frame', () => {
    const shadows = createFloorShadows();
    const row = createShadowRow(SIZE.width);
    const lights = prepareLights(setup([sun(45)]));
    shadows.measure(VIEW, FLOOR, lights, { occluders: [mast(1, -4, 1.5)] });
    const y = Math.floor(projectPoint(VIEW, [0.5, FLOOR, -4])!.y);
    shadows.readRow(y, row);
    expect(row.end).toBeGreaterThan(row.first);
    shadows.measure(VIEW, FLOOR, lights, { occluders: [] });
    shadows.readRow(y, row);
    expect(row.end).toBe(row.first);
  });

  it('reach behind the camera and beyond the horizon without failing', () => {
    const low = createView(
      { position: [0, 0, 0], panDegrees: 0, tiltDegrees: 20, rollDegrees: 12, focalLengthMm: 24 },
      SIZE,
      36,
    );
    const shadows = createFloorShadows();
    const bodies = { occluders: [mast(0, 3, 4), mast(1, -200, 9), mast(0, -1, 1.7, 0.3)] };
    shadows.measure(low, FLOOR, prepareLights(setup([sun(3), sun(0.2)], 0.3)), bodies);
    const row = createShadowRow(SIZE.width);
    for (let y = 0; y < SIZE.height; y++) {
      shadows.readRow(y, row);
      for (let x = row.first; x < row.end; x++) expect(row.taken[x * 3]).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('lit floor', () => {
  const backdrop = {
    zenith: [40, 40, 40],
    horizon: [0, 0, 0],
    ground: { height: FLOOR, colour: [255, 255, 255], line: [255, 255, 255] },
  } as const;
  const paint = (light: LightSetup) => {
    const canvas = createCanvas(SIZE.width, SIZE.height);
    const shadows = createFloorShadows();
    const lights = prepareLights(light);
    shadows.measure(VIEW, FLOOR, lights, { occluders: [] });
    paintLitBackdrop(canvas, VIEW, backdrop, { lights, shadows });
    return (x: number, z: number, channel = 0) => {
      const at = projectPoint(VIEW, [x, FLOOR, z])!;
      return (canvas.pixels[Math.floor(at.y) * SIZE.width + Math.floor(at.x)]! >> (8 * channel)) & 255;
    };
  };

  it('has a pool of light under a lamp', () => {
    const seen = paint(
      setup([{ position: [0, 0, -2], radiusMetres: 0.05, colour: [0.6, 0.6, 0.6], referenceMetres: 1.6 }]),
    );
    expect(seen(0, -2)).toBeGreaterThan(seen(1, -2) + 20);
    expect(seen(1, -2)).toBeGreaterThan(seen(2.5, -2) + 20);
    expect(Math.abs(seen(1, -2) - seen(-1, -2))).toBeLessThan(4);
  });

  it('has the colours of its lights', () => {
    const red: StageLight = { position: [-1, 0, -2], radiusMetres: 0.05, colour: [0.6, 0, 0], referenceMetres: 1.6 };
    const seen = paint(setup([red, { ...red, position: [1, 0, -2], colour: [0, 0, 0.6] }]));
    expect(seen(-1, -2, 0)).toBeGreaterThan(seen(-1, -2, 2));
    expect(seen(1, -2, 2)).toBeGreaterThan(seen(1, -2, 0));
  });

  it('hides in haze', () => {
    const light = setup([sun(60)], 0.2);
    const [clear, hazy, thick] = [0, 0.3, 1].map((haze) => paint({ ...light, haze })(0, -6));
    expect(clear).toBeGreaterThan(hazy!);
    expect(hazy).toBeGreaterThan(thick!);
  });
});
