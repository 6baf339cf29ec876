import type { Occluder } from '../light/setup.ts';
import { loftInSizes, SLENDER, STOUT } from '../solid/loft.ts';
import { once } from '../solid/shapes.ts';
import type { Placing } from '../solid/solid.ts';
import { atan2Degrees } from '../trig.ts';
import { mixNumber, type Vec3 } from '../vector.ts';
import type { FigurePart } from './body.ts';
import type { BodyPose, Side } from './body-pose.ts';
import { AT_ORIGIN, locate, moved, stretched, turnX, turnZ } from './turning.ts';

// A four-legged stand-in, shares of its height: somewhere between a large dog and a deer. Its hind legs do what the legs of a person do
// in the same pose, and each front leg what the person's other leg does, as in a trot; so it walks without sliding, and needs no
// poses of its own.

/** All lengths below are times this, so that the tips of its ears are at its height when it stands. */
const SIZE = 1.18;

/** From the hip joints to the shoulder joints. */
const TRUNK = 0.5;
const HIP_HALF = 0.07;
const UPPER_LEG = 0.235;
const LOWER_LEG = 0.235;
const LEG = UPPER_LEG + LOWER_LEG;
/** Length of its legs as a share of its height. */
export const ANIMAL_LEG = LEG * SIZE;
/** How high hips and shoulders are when they are down, and how the legs are folded then. */
const DOWN = 0.13;
const FOLDED = { forward: 62, knee: 148 } as const;

const trunkMesh = once(() =>
  loftInSizes(
    STOUT,
    [
      { y: -0.01, side: 0.088, front: 0.09, back: 0.085 },
      { y: 0.12, side: 0.092, front: 0.092, back: 0.082 },
      { y: 0.27, side: 0.1, front: 0.115, back: 0.082 },
      { y: 0.42, side: 0.108, front: 0.15, back: 0.088 },
      { y: 0.52, side: 0.1, front: 0.14, back: 0.098 },
    ],
    [0.08, 0.085],
  ),
);
const neckMesh = once(() =>
  loftInSizes(
    STOUT,
    [
      { y: 0, side: 0.075, front: 0.1 },
      { y: 0.12, side: 0.06, front: 0.07 },
      { y: 0.25, side: 0.052, front: 0.056 },
    ],
    [0.06, 0.05],
  ),
);
const headMesh = once(() =>
  loftInSizes(
    STOUT,
    [
      { y: -0.02, side: 0.058, front: 0.06, back: 0.056 },
      { y: 0.05, side: 0.06, front: 0.062, back: 0.05 },
      { y: 0.12, side: 0.041, front: 0.048, back: 0.026 },
      { y: 0.2, side: 0.031, front: 0.036, back: 0.018 },
    ],
    [0.05, 0.028],
  ),
);
const earMesh = once(() =>
  loftInSizes(
    SLENDER,
    [
      { y: 0, side: 0.024, front: 0.012 },
      { y: 0.06, side: 0.017, front: 0.008 },
    ],
    [0.01, 0.035],
  ),
);
const tailMesh = once(() =>
  loftInSizes(
    SLENDER,
    [
      { y: -0.3, side: 0.016, front: 0.016 },
      { y: -0.12, side: 0.026, front: 0.026 },
      { y: 0, side: 0.022, front: 0.022 },
    ],
    [0.03, 0.02],
  ),
);
const upperLegMesh = once(() =>
  loftInSizes(
    SLENDER,
    [
      { y: -UPPER_LEG, side: 0.029, front: 0.031 },
      { y: -0.14, side: 0.04, front: 0.05 },
      { y: -0.03, side: 0.052, front: 0.08 },
      { y: 0.03, side: 0.05, front: 0.078 },
    ],
    [0.03, 0.05],
  ),
);
const lowerLegMesh = once(() =>
  loftInSizes(
    SLENDER,
    [
      { y: -LOWER_LEG, side: 0.021, front: 0.022 },
      { y: -0.17, side: 0.0195, front: 0.021 },
      { y: -0.06, side: 0.025, front: 0.029 },
      { y: 0, side: 0.028, front: 0.03 },
    ],
    [0.02, 0.029],
  ),
);
const pawMesh = once(() =>
  loftInSizes(
    SLENDER,
    [
      { y: -0.026, side: 0.03, front: 0.056, back: 0.026 },
      { y: -0.008, side: 0.026, front: 0.038, back: 0.026 },
    ],
    [0.004, 0.02],
  ),
);

/** The parts of an animal in a pose, around the middle between its hip joints, with its trunk above the place it stands at. */
export function animalParts(pose: BodyPose): FigurePart[] {
  const rise = heightOf(pose.frontDown) - heightOf(pose.hindDown);
  // Positive raises the chest.
  const pitch = atan2Degrees(rise, Math.sqrt(TRUNK * TRUNK - rise * rise));
  // Seen from above, the animal stands in the middle of its trunk.
  const hips: Placing = turnX(moved(stretched(AT_ORIGIN, [SIZE, SIZE, SIZE]), [0, 0, -TRUNK / 2]), -pitch);
  const trunk = turnX(hips, 90);
  const neck = turnX(moved(hips, [0, 0.02, TRUNK + 0.02]), 38 + 0.5 * pitch + 0.6 * pose.headLean);
  const head = turnX(moved(neck, [0, 0.27, 0]), 62 + 0.5 * pitch + 0.6 * pose.headLean);
  const tail = turnX(moved(hips, [0, 0.05, -0.075]), mixNumber(32, 74, pose.hindDown) + pitch);
  return [
    part('trunk', trunkMesh(), trunk, rod([0, 0.02, 0.02], [0, 0.5, 0.03], 0.1)),
    part('neck', neckMesh(), neck, rod([0, 0, 0], [0, 0.25, 0], 0.06)),
    part('head', headMesh(), head, rod([0, 0, 0], [0, 0.18, 0], 0.042)),
    part('tail', tailMesh(), tail, rod([0, 0, 0], [0, -0.3, 0], 0.02)),
    ...([1, -1] as const).map((sign) => part('ear', earMesh(), earFrame(head, sign), [])),
    ...legParts('left', 'hind', pose, pitch, hips),
    ...legParts('right', 'hind', pose, pitch, hips),
    ...legParts('left', 'front', pose, pitch, moved(hips, [0, 0, TRUNK])),
    ...legParts('right', 'front', pose, pitch, moved(hips, [0, 0, TRUNK])),
  ];
}

/** Of hips or shoulders above the paws. */
const heightOf = (down: number): number => mixNumber(LEG, DOWN, down);

const earFrame = (head: Placing, sign: 1 | -1): Placing =>
  turnZ(turnX(moved(head, [sign * 0.036, -0.01, -0.042]), -64), -sign * 22);

function legParts(side: Side, end: 'hind' | 'front', pose: BodyPose, pitch: number, joint: Placing): FigurePart[] {
  const sign = side === 'left' ? 1 : -1;
  const as = end === 'hind' ? side : side === 'left' ? 'right' : 'left';
  const down = end === 'hind' ? pose.hindDown : pose.frontDown;
  // Legs hang straight down from a trunk that is pitched.
  // An animal that sits stands on straight front legs, whatever a person's legs do then.
  const lively = end === 'hind' ? 1 : 1 - pose.hindDown;
  const forward = mixNumber(lively * pose[`${as}HipForward`], FOLDED.forward, down) - pitch;
  const knee = mixNumber(lively * pose[`${as}Knee`], FOLDED.knee, down);
  const upper = turnX(moved(joint, [sign * HIP_HALF, 0, 0]), -forward);
  const lower = turnX(moved(upper, [0, -UPPER_LEG, 0]), knee);
  const paw = turnX(moved(lower, [0, -LOWER_LEG, 0]), mixNumber(-lively * pose[`${as}Ankle`], -28, down));
  const name = `${side} ${end}`;
  return [
    part(`${name} upper leg`, upperLegMesh(), upper, rod([0, 0, 0], [0, -UPPER_LEG, 0], 0.042)),
    part(`${name} lower leg`, lowerLegMesh(), lower, rod([0, 0, 0], [0, -LOWER_LEG, 0], 0.024)),
    part(`${name} paw`, pawMesh(), paw, []),
  ];
}

const rod = (from: Vec3, to: Vec3, radiusMetres: number): Occluder[] => [{ from, to, radiusMetres }];

function part(name: string, mesh: FigurePart['mesh'], placing: Placing, occluders: readonly Occluder[]): FigurePart {
  return {
    name,
    mesh,
    placing,
    occluders: occluders.map(({ from, to, radiusMetres }) => ({
      from: locate(placing, from),
      to: locate(placing, to),
      radiusMetres: radiusMetres * SIZE,
    })),
  };
}
