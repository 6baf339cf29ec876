import { describe, expect, it } from 'vitest';
import { openEdges, volumeOf, worstNormal } from '../testing/mesh-facts.ts';
import { BUST_METRES, bustMesh } from './bust.ts';
import { loft, loftInSizes, STOUT } from './loft.ts';
import { joinMeshes, meshBounds } from './mesh.ts';
import { boxMesh, capsuleMesh, cylinderMesh, sphereMesh } from './shapes.ts';
import type { Mesh } from './solid.ts';

const SECTIONS = [
  { y: 0, side: 0.2, front: 0.1, back: 0.15 },
  { y: 0.3, side: 0.3, front: 0.2, z: 0.05 },
  { y: 0.5, side: 0.1, front: 0.1 },
];
const LOFT = loft(SECTIONS, [0.1, 0.1], { around: 24, between: 3, dome: 4 });

const lengths = ({ normals }: Mesh) =>
  Array.from({ length: normals.length / 3 }, (_, i) =>
    Math.sqrt(normals[i * 3]! ** 2 + normals[i * 3 + 1]! ** 2 + normals[i * 3 + 2]! ** 2),
  );

describe('shapes of solids', () => {
  it.each<[string, Mesh, number, number]>([
    ['box', boxMesh(), 1, 0],
    ['sphere', sphereMesh(), (4 / 3) * Math.PI, 0.02],
    ['cylinder', cylinderMesh(), Math.PI, 0.01],
    // Two half balls and a tube.
    ['capsule', capsuleMesh(0.5, 0.5, 2), (4 / 3) * Math.PI * 0.125 + Math.PI * 0.25 * 2, 0.03],
  ])('%s has the volume of what it stands for', (_, mesh, volume, share) => {
    expect(Math.abs(volumeOf(mesh) - volume)).toBeLessThanOrEqual(volume * share + 1e-12);
  });

  it.each<[string, Mesh, number]>([
    ['box', boxMesh(), 0.999],
    ['sphere', sphereMesh(), 0.95],
    ['cylinder', cylinderMesh(), 0.95],
    ['capsule', capsuleMesh(0.3, 0.1, 0.6), 0.9],
    ['loft', LOFT, 0.6],
    ['bust', bustMesh(), 0.5],
  ])('%s is a skin without holes, its normals unit vectors that point outwards', (_, mesh, least) => {
    expect(openEdges(mesh)).toBe(0);
    expect(worstNormal(mesh)).toBeGreaterThan(least);
    for (const length of lengths(mesh)) expect(length).toBeCloseTo(1, 9);
  });

  it('makes a mesh once and hands the same one out again', () => {
    expect(boxMesh()).toBe(boxMesh());
    expect(bustMesh()).toBe(bustMesh());
    expect(capsuleMesh(0.2, 0.1, 1)).toBe(capsuleMesh(0.2, 0.1, 1));
    expect(capsuleMesh(0.2, 0.1, 1)).not.toBe(capsuleMesh(0.1, 0.2, 1));
  });

  it('refuses a capsule whose one ball swallows the other, naming the numbers', () => {
    expect(() => capsuleMesh(0.5, 0.1, 0.3)).toThrow('0.3 m long');
  });

  it('draws a capsule from ball to ball without a crease where they meet the cone', () => {
    const { positions } = capsuleMesh(0.3, 0.1, 0.5);
    // Every corner is on the tangent cone or on one of the balls, none inside of either.
    for (let i = 0; i < positions.length; i += 3) {
      const [x, y, z] = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
      const lower = Math.sqrt(x * x + y * y + z * z) - 0.3;
      const upper = Math.sqrt(x * x + (y - 0.5) ** 2 + z * z) - 0.1;
      expect(Math.min(Math.abs(lower), Math.abs(upper))).toBeLessThan(1e-9);
      expect(Math.min(lower, upper)).toBeGreaterThan(-1e-9);
    }
  });

  it('puts a ball around each mesh', () => {
    expect(meshBounds(boxMesh())).toEqual({ centre: [0, 0, 0], radius: Math.sqrt(0.75) });
    expect(meshBounds(cylinderMesh()).centre).toEqual([0, 0.5, 0]);
  });

  it('goes through its sections and ends in domes of the heights asked for', () => {
    const ys = LOFT.positions.filter((_, i) => i % 3 === 1);
    expect(Math.min(...ys)).toBeCloseTo(-0.1, 12);
    expect(Math.max(...ys)).toBeCloseTo(0.6, 12);
    const at = (height: number) =>
      [...ys.keys()].filter((i) => Math.abs(ys[i]! - height) < 1e-9).map((i) => LOFT.positions[i * 3 + 2]!);
    expect(Math.max(...at(0.3))).toBeCloseTo(0.25, 9);
    expect(Math.min(...at(0))).toBeCloseTo(-0.15, 9);
  });

  it('has coarser meshes of the same body for when it is small', () => {
    const fine = loftInSizes(STOUT, SECTIONS, [0.1, 0.1]);
    const sizes = [fine, fine.coarse!, fine.coarse!.coarse!];
    expect(fine.coarse!.coarse!.coarse).toBeUndefined();
    expect(sizes.map(({ triangles }) => triangles.length)).toEqual(
      sizes.map(({ triangles }) => triangles.length).sort((a, b) => b - a),
    );
    // Corners lie on the skin, so that fewer of them hold a little less.
    for (const mesh of sizes) {
      expect(volumeOf(mesh) / volumeOf(fine)).toBeGreaterThan(0.9);
      expect(volumeOf(mesh) / volumeOf(fine)).toBeLessThanOrEqual(1);
    }
    const joined = joinMeshes([{ mesh: fine }, { mesh: boxMesh(), scale: [2, 1, 1], at: [5, 0, 0] }]);
    expect(volumeOf(joined)).toBeCloseTo(volumeOf(fine) + 2, 9);
    expect(joined.coarse?.coarse?.triangles.length).toBe(sizes[2]!.triangles.length + boxMesh().triangles.length);
  });

  it('carves a bust that stands on its cut, as high as it says', () => {
    const ys = bustMesh().positions.filter((_, i) => i % 3 === 1);
    expect(Math.min(...ys)).toBeCloseTo(0, 3);
    expect(Math.max(...ys)).toBeCloseTo(BUST_METRES, 3);
  });
});
