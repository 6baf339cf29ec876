import type { Rgb } from '../backdrop.ts';
import type { Material, Mesh, Placing, Solid } from '../solid/solid.ts';
import type { Vec3 } from '../vector.ts';
import { animalParts } from './animal.ts';
import { bodyParts, type FigurePart } from './body.ts';
import type { BodyPose } from './body-pose.ts';
import { ADULT, CHILD } from './proportions.ts';
import { AT_ORIGIN, locate, stretched, turnY, within } from './turning.ts';
import { objectParts, vehicleParts } from './vehicle.ts';

/** What stand-ins there are. */
export const FIGURE_KINDS = ['person', 'child', 'animal', 'vehicle', 'object'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** A stand-in at one instant. */
export interface Figure {
  /** For messages about it. */
  readonly name: string;
  readonly kind: FigureKind;
  /** Standing upright. */
  readonly heightMetres: number;
  readonly colour: Rgb;
  /** From `poseOf` or `mixPoses`. Animals read it as theirs; vehicles and objects are only shifted and lifted by it. */
  readonly pose: BodyPose;
  /** Strides gone by: turns the wheels of vehicles once each. What has limbs carries its phase in the pose. */
  readonly phase: number;
  /** Where it stands on the floor: metres, world space. */
  readonly position: Vec3;
  /** 0 looks along +Z, towards the camera at rest; 90 along +X, to the right of its picture; 180 away from it. */
  readonly facingDegrees: number;
}

/** Bodies of people and things in previews are matte. */
const ROUGHNESS = 0.75;

/** The solids that a stand-in is made of: its lowest point is on the floor unless its pose lifts it. */
export function figureSolids(figure: Figure): Solid[] {
  const { name, heightMetres, colour, pose, position, facingDegrees } = figure;
  const parts = partsOf(figure);
  const material: Material = { colour, roughness: ROUGHNESS };
  const toned = (tone: number): Material => ({
    ...material,
    colour: [colour[0] * tone, colour[1] * tone, colour[2] * tone],
  });
  const rise = Math.max(0, pose.lift) - lowestPoint(parts);
  const turned = stretched(turnY(AT_ORIGIN, facingDegrees), [heightMetres, heightMetres, heightMetres]);
  const world: Placing = { ...turned, origin: position };
  const standing: Placing = { ...world, origin: locate(world, [pose.shiftAside, rise, pose.shiftForward]) };
  return parts.map(({ name: part, mesh, placing, tone, occluders }) => ({
    name: `${name}, ${part}`,
    mesh,
    placing: within(standing, placing),
    material: tone === undefined ? material : toned(tone),
    occluders: occluders.map(({ from, to, radiusMetres }) => ({
      from: locate(standing, from),
      to: locate(standing, to),
      radiusMetres: radiusMetres * heightMetres,
    })),
  }));
}

function partsOf({ kind, pose, phase }: Figure): FigurePart[] {
  switch (kind) {
    case 'person':
      return bodyParts(pose, ADULT);
    case 'child':
      return bodyParts(pose, CHILD);
    case 'animal':
      return animalParts(pose);
    case 'vehicle':
      return vehicleParts(phase);
    case 'object':
      return objectParts();
  }
}

/** Height of the lowest corner of all parts. */
function lowestPoint(parts: readonly FigurePart[]): number {
  let lowest = Infinity;
  for (const { mesh, placing } of parts) {
    // What is small enough to be seen coarsely is fine enough for standing.
    const { positions } = coarsest(mesh);
    const [, x] = placing.right;
    const [, y] = placing.up;
    const [, z] = placing.back;
    for (let i = 0; i < positions.length; i += 3) {
      const height = x * positions[i]! + y * positions[i + 1]! + z * positions[i + 2]!;
      if (height + placing.origin[1] < lowest) lowest = height + placing.origin[1];
    }
  }
  return lowest;
}

const coarsest = (mesh: Mesh): Mesh => (mesh.coarse === undefined ? mesh : coarsest(mesh.coarse));
