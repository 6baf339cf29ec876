import { describe, expect, it } from 'vitest';
import type { Surface } from '../solid/shade.ts';
import { cosDegrees, sinDegrees } from '../trig.ts';
import type { Vec3 } from '../vector.ts';
import { prepareLights, wrappedCosine } from './prepared.ts';
import type { LightSetup, StageLight } from './setup.ts';
import { createSurfaceShader } from './surface.ts';

const lamp = (position: Vec3, parts: Partial<StageLight> = {}): StageLight => ({
  position,
  radiusMetres: 0.05,
  colour: [1, 1, 1],
  referenceMetres: 2,
  ...parts,
});
const setup = (lights: readonly StageLight[], parts: Partial<LightSetup> = {}): LightSetup => ({
  lights,
  ambient: [0, 0, 0],
  haze: 0,
  ...parts,
});
const WHITE: Surface = { red: 1, green: 1, blue: 1, roughness: 1 };
const BLACK: Surface = { red: 0, green: 0, blue: 0, roughness: 0.2 };

/** Light that a place on +Z's side sends to an eye at +Z. */
function shade(light: LightSetup, normal: Vec3, surface = WHITE, place: Vec3 = [0, 0, 0], eye: Vec3 = [0, 0, 10]) {
  const shader = createSurfaceShader(prepareLights(light), eye, [255, 255, 255]);
  const way = [eye[0] - place[0], eye[1] - place[1], eye[2] - place[2]] as const;
  const length = Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
  const out = new Float64Array(3);
  shader(Float64Array.of(...place, ...normal, way[0] / length, way[1] / length, way[2] / length), surface, out);
  return [...out] as [number, number, number];
}

const turned = (degrees: number): Vec3 => [sinDegrees(degrees), 0, cosDegrees(degrees)];

describe('surface in light', () => {
  it('sends back exactly the light when it is white, matt, at the reference distance and faces it', () => {
    expect(shade(setup([lamp([0, 0, 2], { colour: [0.9, 0.5, 0.25] })]), [0, 0, 1])).toEqual([0.9, 0.5, 0.25]);
  });

  it('takes a quarter of the light at twice the distance', () => {
    const [near] = shade(setup([lamp([0, 0, 2])]), [0, 0, 1]);
    const [far] = shade(setup([lamp([0, 0, 4])]), [0, 0, 1]);
    expect(near / far).toBeCloseTo(4, 12);
  });

  it('follows the cosine until its horizon cuts the light, and wraps around by the apparent size of it', () => {
    const point = (degrees: number) => shade(setup([lamp([0, 0, 2], { radiusMetres: 0.001 })]), turned(degrees))[0];
    expect(point(60)).toBeCloseTo(0.5, 6);
    expect(point(91)).toBe(0);
    // A light of 60° from edge to edge: sin 30° = 1 m / 2 m.
    const soft = (degrees: number) => shade(setup([lamp([0, 0, 2], { radiusMetres: 1 })]), turned(degrees))[0];
    expect(soft(45)).toBeCloseTo(cosDegrees(45), 12);
    expect(soft(90)).toBeCloseTo(0.5 / 4, 6);
    expect(soft(119)).toBeGreaterThan(0);
    expect(soft(121)).toBe(0);
    for (let degrees = 0; degrees < 120; degrees += 5) expect(soft(degrees)).toBeGreaterThan(soft(degrees + 5));
  });

  it('softens the terminator without a jump or a kink', () => {
    const size = 0.3;
    expect(wrappedCosine(size, size)).toBe(size);
    const step = 1e-6;
    expect((wrappedCosine(size, size) - wrappedCosine(size - step, size)) / step).toBeCloseTo(1, 4);
    expect(wrappedCosine(-size + step, size) / step).toBeLessThan(1e-3);
  });

  it('adds lights of different colours', () => {
    const left = lamp([-2, 0, 0], { colour: [1, 0, 0] });
    const right = lamp([2, 0, 0], { colour: [0, 0, 1] });
    const [red, green, blue] = shade(setup([left, right]), [0, 0, 1]);
    expect(red).toBeCloseTo(blue, 12);
    expect(green).toBe(0);
  });

  it('shows a highlight where a mirror would show the light, wider for a rougher surface and for a larger light', () => {
    const width = (roughness: number, radiusMetres: number) => {
      const bright = Array.from(
        { length: 90 },
        (_, i) => shade(setup([lamp([0, 0, 2], { radiusMetres })]), turned(i / 2), { ...BLACK, roughness })[0],
      );
      // On a large light the place nearest to the mirror's is bright a little way beside it too.
      expect(Math.max(...bright)).toBeLessThan(1.02 * bright[0]!);
      return bright.filter((value) => value > bright[0]! / 2).length;
    };
    expect(width(0.6, 0.02)).toBeGreaterThan(width(0.3, 0.02));
    expect(width(0.2, 0.5)).toBeGreaterThan(width(0.2, 0.02));
  });

  it('reflects as much of a soft light as it is bright: radiance times what a facing surface reflects', () => {
    // Irradiance of white at 1 is pi; the ball fills sin² of its radius of it.
    const sine = sinDegrees(10);
    const [mirrored] = shade(setup([lamp([0, 0, 2], { radiusMetres: 2 * sine })]), [0, 0, 1], {
      ...BLACK,
      roughness: 0.05,
    });
    expect(Math.abs(mirrored / (0.04 / (sine * sine)) - 1)).toBeLessThan(0.1);
  });

  it('has no highlight when it is matt, and no light from behind', () => {
    expect(shade(setup([lamp([1, 1, 2])]), [0, 0, 1], { ...BLACK, roughness: 1 })).toEqual([0, 0, 0]);
    expect(shade(setup([lamp([0, 0, -2])]), [0, 0, 1], { ...WHITE, roughness: 0.3 })[0]).toBe(0);
  });

  it('takes a little more ambient light from above than from below, and all of it upright', () => {
    const ambient = setup([], { ambient: [0.4, 0.5, 0.6] });
    expect(shade(ambient, [0, 0, 1])).toEqual([0.4, 0.5, 0.6]);
    expect(shade(ambient, [0, 1, 0])[1]).toBeGreaterThan(0.5);
    expect(shade(ambient, [0, -1, 0])[1]).toBeLessThan(0.5);
  });

  it('fades steadily into the air with haze', () => {
    const foggy = setup([lamp([0, 0, 2])], { ambient: [0.2, 0.2, 0.2], haze: 0.5 });
    const { air } = prepareLights(foggy);
    const seen = [1, 4, 10, 30, 200].map((metres) => shade(foggy, [0, 0, 1], WHITE, [0, 0, 0], [0, 0, metres])[0]);
    for (const [i, value] of seen.entries()) if (i > 0) expect(value).toBeLessThan(seen[i - 1]!);
    expect(seen.at(-1)).toBeCloseTo(air[0], 6);
  });

  it('burns out towards white where a coloured light is too strong for the screen', () => {
    const [red, green, blue] = shade(setup([lamp([0, 0, 2], { colour: [3, 0.5, 0.1] })]), [0, 0, 1]);
    expect(red).toBeGreaterThan(1);
    expect(green).toBeCloseTo(0.5 + 0.25 * 2, 12);
    expect(blue).toBeCloseTo(0.1 + 0.25 * 2, 12);
  });
});
