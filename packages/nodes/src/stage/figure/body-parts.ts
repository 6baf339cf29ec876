import { loftInSizes, type Section, SLENDER, STOUT } from '../solid/loft.ts';
import { joinMeshes } from '../solid/mesh.ts';
import { once } from '../solid/shapes.ts';
import type { Mesh } from '../solid/solid.ts';
import { ADULT } from './proportions.ts';

// Skins of an adult's parts in the frames of the skeleton, shares of the height. Where two parts meet, both end in a ball around
// the joint, the outer one a little larger: they stay one smooth body with a clean line however the joint is bent.

/** Rows of y, side, front, and back where it differs. */
const sections = (...rows: readonly (readonly [number, number, number, number?])[]): Section[] =>
  rows.map(([y, side, front, back = front]) => ({ y, side, front, back }));

/** A limb along -Y: shares of its length from its far end, and radii there. */
function limb(length: number, ...rows: readonly (readonly [share: number, radius: number, back?: number])[]): Mesh {
  const all = rows.map(([share, radius, back = radius]) => ({
    y: (share - 1) * length,
    side: radius,
    front: radius,
    back,
  }));
  return loftInSizes(SLENDER, all, [all[0]!.side, all.at(-1)!.side]);
}

export const pelvisMesh = once(() =>
  loftInSizes(
    STOUT,
    sections(
      [-0.052, 0.05, 0.036, 0.042],
      [-0.024, 0.08, 0.048, 0.058],
      [0.008, 0.087, 0.051, 0.06],
      [0.045, 0.078, 0.049, 0.05],
      [0.085, 0.0645, 0.0445, 0.043],
    ),
    [0.018, 0.03],
  ),
);

export const chestMesh = once(() =>
  loftInSizes(
    STOUT,
    sections(
      [-0.022, 0.0685, 0.049, 0.0465],
      [0.035, 0.072, 0.053, 0.049],
      [0.085, 0.083, 0.061, 0.055],
      [0.13, 0.095, 0.062, 0.06],
      [0.162, 0.102, 0.053, 0.058],
      [0.186, 0.1, 0.041, 0.05],
      [0.203, 0.08, 0.033, 0.042],
      [0.219, 0.044, 0.028, 0.035],
    ),
    [0.035, 0.01],
  ),
);

export const neckMesh = once(() =>
  loftInSizes(
    STOUT,
    sections(
      [-0.02, 0.046, 0.03, 0.036],
      [0.004, 0.0325, 0.028, 0.031],
      [0.025, 0.0285, 0.0265, 0.028],
      [0.06, 0.028, 0.026],
    ),
    [0.02, 0.02],
  ),
);

/** An egg with the least of a nose: enough to see which way it looks. */
export const headMesh = once(() => {
  const skull = loftInSizes(
    STOUT,
    [
      { y: 0.016, side: 0.0315, front: 0.034, back: 0.043, z: 0.016 },
      { y: 0.033, side: 0.0378, front: 0.0425, back: 0.0565, z: 0.009 },
      { y: 0.054, side: 0.0425, front: 0.05, back: 0.0595, z: 0.002 },
      { y: 0.072, side: 0.043, front: 0.0505, back: 0.058 },
    ],
    [0.028, 0.046],
  );
  const nose = loftInSizes(
    SLENDER,
    [
      { y: 0.0285, side: 0.0075, front: 0.0115, z: 0.047 },
      { y: 0.038, side: 0.0066, front: 0.0085, z: 0.047 },
      { y: 0.055, side: 0.005, front: 0.005, z: 0.047 },
    ],
    [0.004, 0.008],
  );
  return joinMeshes([{ mesh: skull }, { mesh: nose }]);
});

export const upperArmMesh = once(() =>
  limb(ADULT.upperArm, [0, 0.0188], [0.3, 0.0215], [0.55, 0.0245], [0.82, 0.03], [1, 0.031]),
);
export const forearmMesh = once(() =>
  limb(ADULT.forearm, [0, 0.0132], [0.2, 0.0145], [0.5, 0.0185], [0.78, 0.0214], [1, 0.02]),
);
export const thighMesh = once(() =>
  limb(ADULT.thigh, [0, 0.0266], [0.15, 0.029], [0.45, 0.0375], [0.75, 0.045], [1, 0.047]),
);
export const shankMesh = once(() =>
  limb(
    ADULT.shank,
    [0, 0.0175],
    [0.15, 0.018, 0.019],
    [0.4, 0.0225, 0.0275],
    [0.7, 0.027, 0.0355],
    [0.9, 0.0265, 0.03],
    [1, 0.0275],
  ),
);

export const handMesh = once(() => {
  const palm = loftInSizes(
    SLENDER,
    sections(
      [-0.09, 0.0062, 0.0125],
      [-0.074, 0.0075, 0.0175],
      [-0.045, 0.0092, 0.0208],
      [-0.018, 0.0112, 0.0175],
      [0, 0.0128, 0.0132],
    ),
    [0.01, 0.0128],
  );
  const thumb = loftInSizes(
    SLENDER,
    [
      { y: -0.056, side: 0.0058, front: 0.0058, z: 0.031 },
      { y: -0.036, side: 0.0074, front: 0.0074, z: 0.026 },
      { y: -0.014, side: 0.0082, front: 0.0085, z: 0.012 },
    ],
    [0.006, 0.008],
  );
  return joinMeshes([{ mesh: palm }, { mesh: thumb }]);
});

export const footMesh = once(() =>
  loftInSizes(
    SLENDER,
    sections(
      [-0.036, 0.0245, 0.079, 0.041],
      [-0.027, 0.0255, 0.08, 0.044],
      [-0.014, 0.0235, 0.06, 0.04],
      [0.002, 0.0195, 0.03, 0.03],
    ),
    [0.003, 0.014],
  ),
);

export const toesMesh = once(() =>
  loftInSizes(
    SLENDER,
    sections([-0.012, 0.0242, 0.033, 0.024], [-0.006, 0.0238, 0.032, 0.024], [0.001, 0.0175, 0.02, 0.02]),
    [0.003, 0.004],
  ),
);
