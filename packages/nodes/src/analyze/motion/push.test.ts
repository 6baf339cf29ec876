import { describe, expect, it } from 'vitest';
import { solvePush } from './push.ts';

describe('solvePush', () => {
  it('tells a zoom: everything grows alike', () => {
    const { zoom, dollyMetres } = solvePush({ nearMetres: 4, farMetres: 8, nearScale: 1.5, farScale: 1.5 });
    expect(zoom).toBe(1.5);
    expect(dollyMetres).toBeCloseTo(0, 12);
  });

  it('tells a dolly: a layer at 4 m doubles when the camera comes 2 m closer, one at 8 m grows by a third', () => {
    const { zoom, dollyMetres } = solvePush({ nearMetres: 4, farMetres: 8, nearScale: 2, farScale: 8 / 6 });
    expect(zoom).toBeCloseTo(1, 12);
    expect(dollyMetres).toBeCloseTo(2, 12);
  });

  it('tells a dolly-zoom: 2 m back with a lens that keeps the near layer as large as it was', () => {
    const { zoom, dollyMetres } = solvePush({ nearMetres: 4, farMetres: 8, nearScale: 1, farScale: (1.5 * 8) / 10 });
    expect(zoom).toBeCloseTo(1.5, 12);
    expect(dollyMetres).toBeCloseTo(-2, 12);
  });

  it('refuses what cannot be told apart, naming it', () => {
    expect(() => solvePush({ nearMetres: 4, farMetres: 4, nearScale: 1, farScale: 1 })).toThrow(
      'at one distance (4 m)',
    );
    expect(() => solvePush({ nearMetres: 4, farMetres: 8, nearScale: 0, farScale: 1 })).toThrow(
      'nearScale must be more than 0, got 0',
    );
  });
});
