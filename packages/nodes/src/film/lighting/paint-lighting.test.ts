import { describe, expect, it } from 'vitest';
import { usualLight } from '../../direct/presets/light.ts';
import { findSetup } from '../../direct/presets/lighting.ts';
import type { LightingValue } from '../../direct/values/index.ts';
import { add, createView, projectPoint, scale, srgbToLinear, type Vec3 } from '../../stage/index.ts';
import { EYES, FLOOR_METRES, greyBall, LIGHTING_SENSOR_MM, lightingPose, whiteBall } from './lighting-set.ts';
import { paintLighting } from './paint-lighting.ts';
import { kelvinOf } from './testing/kelvin.ts';

const size = { width: 384, height: 216 };
const view = createView(lightingPose(), size, LIGHTING_SENSOR_MM);

/** Linear red, green and blue around a place of the world. */
function lightAt(picture: Uint8ClampedArray, place: Vec3, reach = 1): [number, number, number] {
  const at = projectPoint(view, place)!;
  const sum: [number, number, number] = [0, 0, 0];
  const count = (2 * reach + 1) ** 2;
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++)
      for (let c = 0; c < 3; c++) {
        const value = picture[((Math.floor(at.y) + dy) * size.width + Math.floor(at.x) + dx) * 4 + c];
        if (value === undefined) throw new RangeError(`${place} is not in the picture`);
        sum[c]! += srgbToLinear(value / 255) / count;
      }
  return sum;
}
const luma = ([red, green, blue]: readonly number[]) => 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;

/** The place of the white ball that is turned to a light at 40° right and 30° up, and to the camera: its brightest. */
const towards: Vec3 = [0.4, 0.46, 0.79];
const onBall = (ball: typeof whiteBall, direction: Vec3): Vec3 => add(ball.centre, scale(direction, ball.radius));

const rig = (parts: Partial<LightingValue>): LightingValue => ({
  ...findSetup('none', true),
  ambientStops: -12,
  whiteBalanceKelvin: 6500,
  ...parts,
});
const key = (kelvin: number, stops = 0) => usualLight('key', { azimuthDegrees: 40, kelvin, stops });

describe('the colour of the key on the white ball', () => {
  it.each([2000, 2400, 2800, 3200, 4000, 4800, 5600, 6500, 7500, 8500, 10_000])(
    'is that of %i K within 3 in 100',
    (kelvin) => {
      const picture = paintLighting(rig({ lights: [key(kelvin)] }), 0, size);
      const light = lightAt(picture, onBall(whiteBall, towards), 2);
      expect(Math.max(...light)).toBeLessThan(0.97);
      expect(luma(light)).toBeGreaterThan(0.25);
      expect(Math.abs(kelvinOf(light) / kelvin - 1)).toBeLessThan(0.03);
    },
  );

  it('is white where the camera is balanced for it', () => {
    const light = lightAt(
      paintLighting(rig({ lights: [key(3200)], whiteBalanceKelvin: 3200, ambientKelvin: 3200 }), 0, size),
      onBall(whiteBall, towards),
    );
    expect(Math.max(...light) - Math.min(...light)).toBeLessThan(0.002);
  });

  it('does not burn out, however bright the rig is', () => {
    const light = lightAt(paintLighting(rig({ lights: [key(2400, 5)] }), 0, size), onBall(whiteBall, towards), 2);
    expect(Math.max(...light)).toBeLessThan(0.97);
    expect(Math.abs(kelvinOf(light) / 2400 - 1)).toBeLessThan(0.03);
  });

  it('follows the changes of the light, and not its flicker', () => {
    const changes = [
      { seconds: 1, stops: 0, kelvin: 5600 },
      { seconds: 3, stops: 0, kelvin: 3200 },
    ];
    const light = { ...key(5600), changes };
    const at = (seconds: number) =>
      kelvinOf(lightAt(paintLighting(rig({ lights: [light] }), seconds, size), onBall(whiteBall, towards), 2));
    expect(at(0) / 5600).toBeCloseTo(1, 1);
    expect(at(2) / 4400).toBeCloseTo(1, 1);
    expect(at(9) / 3200).toBeCloseTo(1, 1);
    const flicker = { stops: 2, hz: 8, seed: 3 };
    const steady = paintLighting(rig({ lights: [key(3200)] }), 0.3, size);
    expect(paintLighting(rig({ lights: [{ ...key(3200), flicker }] }), 0.3, size)).toEqual(steady);
  });
});

describe('what the lights do', () => {
  it('shows the balls as what they are: 18 % and 90 %', () => {
    const picture = paintLighting(
      rig({ lights: [usualLight('key', { azimuthDegrees: 0, distanceMetres: 100 })] }),
      0,
      size,
    );
    const front: Vec3 = [0, 0.3, 0.95];
    const ratio = luma(lightAt(picture, onBall(greyBall, front))) / luma(lightAt(picture, onBall(whiteBall, front)));
    expect(ratio).toBeCloseTo(0.18 / 0.9, 2);
  });

  it('draws the lit triangle of Rembrandt on the far cheek', () => {
    const picture = paintLighting(findSetup('rembrandt', false), 0, size);
    const at = (x: number, y: number, z: number) => luma(lightAt(picture, add(EYES, [x, y, z]), 0));
    // The key is at camera right: left of the nose lie its shadow, the triangle, and the dark side of the face.
    const triangle = at(-0.037, -0.025, 0.085);
    expect(triangle).toBeGreaterThan(1.6 * at(-0.068, -0.03, 0.06));
    expect(triangle).toBeGreaterThan(1.3 * at(-0.015, -0.055, 0.1));
    expect(at(0.04, -0.03, 0.085)).toBeGreaterThan(triangle * 0.9);
  });

  it('is split by a light from the side', () => {
    const picture = paintLighting(findSetup('split', false), 0, size);
    const at = (x: number) => luma(lightAt(picture, add(EYES, [x, 0.05, 0.08])));
    expect(at(0.045)).toBeGreaterThan(6 * at(-0.045));
  });

  it('has an edge of light from behind', () => {
    const lights = [usualLight('rim', { azimuthDegrees: 150, elevationDegrees: 20 })];
    const picture = paintLighting(rig({ lights }), 0, size);
    const at = (direction: Vec3) => luma(lightAt(picture, onBall(whiteBall, direction), 0));
    expect(at([0.93, 0.2, 0.25])).toBeGreaterThan(20 * at([0, 0, 1]));
  });

  it('falls off with the distance', () => {
    const lights = [usualLight('key', { azimuthDegrees: 10, distanceMetres: 2 })];
    const picture = paintLighting(rig({ lights }), 0, size);
    // To the right of everything, as seen from the camera.
    const floor = (metres: number) => luma(lightAt(picture, [0.13 * metres, FLOOR_METRES, -metres]));
    expect(floor(3.6)).toBeGreaterThan(2 * floor(5));
    expect(floor(5)).toBeGreaterThan(2 * floor(9));
  });

  it('is grey in neutral light', () => {
    const picture = paintLighting(findSetup('three-point', false), 0, size);
    for (let i = 0; i < picture.length; i += 4 * 97) {
      const [red, green, blue] = picture.subarray(i, i + 3);
      expect(Math.max(red!, green!, blue!) - Math.min(red!, green!, blue!)).toBeLessThanOrEqual(1);
    }
  });

  it('keeps the place of lamps that would stand among the bodies, as seen from the subject', () => {
    const at = (distanceMetres: number) =>
      paintLighting(rig({ lights: [usualLight('key', { azimuthDegrees: 20, distanceMetres })] }), 0, size);
    expect(at(0.5)).toEqual(at(2));
    expect(at(3)).not.toEqual(at(2));
  });
});
