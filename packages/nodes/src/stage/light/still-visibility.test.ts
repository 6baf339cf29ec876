import { describe, expect, it } from 'vitest';
import { boxMesh, sphereMesh } from '../solid/shapes.ts';
import type { Solid } from '../solid/solid.ts';
import type { Vec3 } from '../vector.ts';
import { prepareLights } from './prepared.ts';
import type { LightSetup } from './setup.ts';
import { createStillVisibility } from './still-visibility.ts';

const ball = (origin: Vec3, radius: number): Solid => ({
  name: 'ball',
  mesh: sphereMesh(),
  placing: { right: [radius, 0, 0], up: [0, radius, 0], back: [0, 0, radius], origin },
  material: { colour: [200, 200, 200], roughness: 1 },
  occluders: [{ from: origin, to: origin, radiusMetres: radius }],
});
const setup = (position: Vec3, radiusMetres: number): LightSetup => ({
  lights: [{ position, radiusMetres, colour: [1, 1, 1], referenceMetres: 1 }],
  ambient: [1, 1, 1],
  haze: 0,
});
const see = (light: LightSetup, solids: readonly Solid[]) => createStillVisibility(prepareLights(light), solids)!;

describe('shadows of bodies in stills', () => {
  // From 4 m above the ball at 1 m throws a shadow of 2/3 m on the floor.
  const hard = see(setup([0, 4, 0], 0.005), [ball([0, 1, 0], 0.5)]);

  it('fall where geometry puts them', () => {
    expect(hard.ofLight(0, 0, 0, 0, 0, 1, 0)).toBe(0);
    expect(hard.ofLight(0, 0.62, 0, 0, 0, 1, 0)).toBe(0);
    expect(hard.ofLight(0, 0.72, 0, 0, 0, 1, 0)).toBe(1);
  });

  it('have a penumbra as wide as geometry says', () => {
    const width = (radius: number) => {
      const seen = see(setup([0, 4, 0], radius), [ball([0, 1, 0], 0.5)]);
      const row = Array.from({ length: 1000 }, (_, i) => seen.ofLight(0, i / 1000, 0, 0, 0, 1, 0));
      return row.filter((share) => share > 0.02 && share < 0.98).length / 1000;
    };
    // The disc of the light through the edge at 1 m: 2 · radius · 1 / 3.
    for (const radius of [0.3, 0.6]) expect(Math.abs(width(radius) / ((2 * radius) / 3) - 1)).toBeLessThan(0.25);
  });

  it('do not fall on the lit side of the body itself', () => {
    for (let i = 0; i <= 10; i++) {
      const y = 0.15 + (0.85 * i) / 10;
      const x = Math.sqrt(1 - y * y);
      expect(hard.ofLight(0, 0.5 * x, 1 + 0.5 * y, 0, x, y, 0)).toBe(1);
    }
    expect(hard.ofLight(0, 0, 0.5, 0, 0, -1, 0)).toBe(0);
  });

  it('fall on other bodies', () => {
    const seen = see(setup([0, 6, 0], 0.01), [ball([0, 2, 0], 0.5), ball([0, 0.5, 0], 0.5)]);
    expect(seen.ofLight(0, 0, 1, 0, 0, 1, 0)).toBe(0);
    expect(seen.ofLight(0, 0, 2.5, 0, 0, 1, 0)).toBe(1);
  });

  it('keep ambient light from where bodies stand', () => {
    const open = (x: number) => hard.ofSurroundings(x, 0.4, 0, 0, 1, 0);
    // The ball hides (0.5 / 0.6)² of what comes from above.
    expect(Math.abs(open(0) - (1 - 25 / 36))).toBeLessThan(0.06);
    expect(open(0.8)).toBeGreaterThan(open(0.4));
    expect(open(20)).toBe(1);
  });

  it('are right for a body that is mirrored', () => {
    const box: Solid = {
      ...ball([0, 1, 0], 0.5),
      mesh: boxMesh(),
      placing: { right: [-1, 0, 0], up: [0, 1, 0], back: [0, 0, 1], origin: [0, 1, 0] },
    };
    const seen = see(setup([0, 4, 0], 0.005), [box]);
    expect(seen.ofLight(0, 0, 0, 0, 0, 1, 0)).toBe(0);
    expect(seen.ofLight(0, 0, 1.5, 0, 0, 1, 0)).toBe(1);
  });

  it('come from occluders for a light among the bodies', () => {
    const seen = see(setup([0, 1, 0], 0.05), [ball([-2, 1, 0], 0.4), ball([2, 1, 0], 0.4)]);
    expect(seen.ofLight(0, 3, 1, 0, -1, 0, 0)).toBe(0);
    expect(seen.ofLight(0, 1.6, 1, 0, -1, 0, 0)).toBe(1);
    expect(seen.ofLight(0, 0, 0, 2, 0, 0, -1)).toBe(1);
  });

  it('are none without bodies, or of bodies without occluders', () => {
    const lights = prepareLights(setup([0, 4, 0], 0.1));
    expect(createStillVisibility(lights, [])).toBeUndefined();
    expect(createStillVisibility(lights, [{ ...ball([0, 1, 0], 0.5), occluders: [] }])).toBeUndefined();
  });
});
