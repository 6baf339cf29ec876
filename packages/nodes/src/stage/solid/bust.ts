import type { Occluder } from '../light/setup.ts';
import { carve, type Distance, ellipsoid, grow, limb, mirrored } from './distance.ts';
import { once } from './shapes.ts';
import { type NetBox, surfaceNet } from './surface-net.ts';

// A bust in life size, metres: it stands on its cut at y = 0 and looks along +Z. There is no face, only the planes that light
// falls on differently: brow, sockets, nose, cheeks, chin.

/** Height of the bust, and where its eyes would be. */
export const BUST_METRES = 0.505;
export const BUST_EYES_METRES = 0.385;

/** What stands for it where shadows are soft, in its own coordinates. */
export const BUST_OCCLUDERS: readonly Occluder[] = [
  { from: [0, 0.36, 0.02], to: [0, 0.405, -0.015], radiusMetres: 0.088 },
  { from: [0, 0.17, -0.03], to: [0, 0.3, -0.015], radiusMetres: 0.055 },
  { from: [-0.15, 0.1, -0.03], to: [0.15, 0.1, -0.03], radiusMetres: 0.075 },
  { from: [-0.08, 0.06, -0.015], to: [0.08, 0.06, -0.015], radiusMetres: 0.085 },
];

const head = [
  [ellipsoid([0, 0.345, 0.026], [0.058, 0.084, 0.066]), 0.05],
  [mirrored(limb([0.053, 0.338, 0.002], [0.022, 0.287, 0.05], 0.017, 0.018)), 0.045],
  [ellipsoid([0, 0.283, 0.064], [0.026, 0.02, 0.022]), 0.045],
  [ellipsoid([0, 0.318, 0.066], [0.034, 0.03, 0.026]), 0.04],
  [mirrored(ellipsoid([0.046, 0.354, 0.05], [0.018, 0.016, 0.022])), 0.04],
  [limb([-0.034, 0.404, 0.073], [0.034, 0.404, 0.073], 0.012, 0.012), 0.03],
  [limb([0, 0.394, 0.084], [0, 0.347, 0.105], 0.006, 0.0125), 0.018],
] as const;

const body = [
  [limb([0, 0.17, -0.034], [0, 0.31, -0.016], 0.058, 0.054), 0.03],
  [mirrored(limb([0, 0.235, -0.05], [0.13, 0.148, -0.04], 0.03, 0.036)), 0.06],
  [limb([-0.14, 0.115, -0.03], [0.14, 0.115, -0.03], 0.062, 0.062), 0.06],
  [mirrored(ellipsoid([0.172, 0.085, -0.028], [0.06, 0.078, 0.062])), 0.05],
  [ellipsoid([0, 0.01, -0.012], [0.165, 0.17, 0.1]), 0.06],
  [mirrored(limb([0.022, 0.158, 0.05], [0.15, 0.162, -0.005], 0.008, 0.008)), 0.03],
] as const;

function assemble(): Distance {
  let skin: Distance = ellipsoid([0, 0.405, -0.012], [0.076, 0.1, 0.094]);
  for (const [part, seam] of head) skin = grow(skin, part, seam);
  skin = carve(skin, mirrored(ellipsoid([0.031, 0.383, 0.102], [0.019, 0.011, 0.016])), 0.028);
  skin = grow(skin, mirrored(ellipsoid([0.078, 0.372, -0.014], [0.009, 0.03, 0.018])), 0.012);
  for (const [part, seam] of body) skin = grow(skin, part, seam);
  // Cut off below, the edge a little rounded.
  return carve(skin, (_x, y) => y, 0.012);
}

const BOX: NetBox = { low: [-0.26, -0.02, -0.16], high: [0.26, 0.53, 0.15], cell: 0.007 };

/** A smooth bust without a face: head, neck and shoulders, for seeing what light does. */
export const bustMesh = once(() => surfaceNet(assemble(), BOX));
