import type { Occluder } from '../light/setup.ts';
import type { Mesh, Placing } from '../solid/solid.ts';
import type { Vec3 } from '../vector.ts';
import {
  chestMesh,
  footMesh,
  forearmMesh,
  handMesh,
  headMesh,
  neckMesh,
  pelvisMesh,
  shankMesh,
  thighMesh,
  toesMesh,
  upperArmMesh,
} from './body-parts.ts';
import type { BodyPose, Side } from './body-pose.ts';
import { ADULT, type Proportions } from './proportions.ts';
import { buildSkeleton, type Limbs } from './skeleton.ts';
import { locate, stretched } from './turning.ts';

/** A part of a stand-in before it stands anywhere: in coordinates of the stand-in, metres times its height. */
export interface FigurePart {
  readonly name: string;
  readonly mesh: Mesh;
  readonly placing: Placing;
  /** How bright it is against the rest, in display values; as bright when left out. */
  readonly tone?: number;
  /** Radii and places in the same coordinates. */
  readonly occluders: readonly Occluder[];
}

/** The parts of a person in a pose, around the middle between the hip joints. */
export function bodyParts(pose: BodyPose, body: Proportions): FigurePart[] {
  const { pelvis, chest, neck, head, left, right } = buildSkeleton(pose, body);
  const { trunkGirth: trunk, limbGirth } = body;
  const headSize = body.head / ADULT.head;
  return [
    part(
      'pelvis',
      pelvisMesh(),
      pelvis,
      [trunk, body.waist / ADULT.waist, trunk],
      rod([-0.035, 0, 0], [0.035, 0, 0], 0.055),
    ),
    part(
      'chest',
      chestMesh(),
      chest,
      [trunk, body.shoulder / ADULT.shoulder, trunk],
      rod([0, 0, 0], [0, 0.14, 0], 0.065),
    ),
    part('neck', neckMesh(), neck, [limbGirth, body.neckLength / ADULT.neckLength, limbGirth], []),
    part('head', headMesh(), head, [headSize, headSize, headSize], rod([0, 0.035, 0.004], [0, 0.065, 0], 0.046)),
    ...limbParts('left', left, body),
    ...limbParts('right', right, body),
  ];
}

function limbParts(side: Side, limbs: Limbs, body: Proportions): FigurePart[] {
  const girth = body.limbGirth;
  const along = (name: 'upperArm' | 'forearm' | 'thigh' | 'shank'): Vec3 => [girth, body[name] / ADULT[name], girth];
  const hand = body.hand / ADULT.hand;
  const foot = body.ankle / ADULT.ankle;
  const bone = (name: 'upperArm' | 'forearm' | 'thigh' | 'shank', radius: number) =>
    rod([0, 0, 0], [0, -ADULT[name], 0], radius);
  const named = (name: string) => `${side} ${name}`;
  return [
    part(named('upper arm'), upperArmMesh(), limbs.upperArm, along('upperArm'), bone('upperArm', 0.024)),
    part(named('forearm'), forearmMesh(), limbs.forearm, along('forearm'), bone('forearm', 0.018)),
    part(named('hand'), handMesh(), limbs.hand, [hand, hand, hand], rod([0, -0.02, 0], [0, -0.08, 0], 0.014)),
    part(named('thigh'), thighMesh(), limbs.thigh, along('thigh'), bone('thigh', 0.038)),
    part(named('shank'), shankMesh(), limbs.shank, along('shank'), bone('shank', 0.025)),
    part(
      named('foot'),
      footMesh(),
      limbs.foot,
      [foot, foot, foot],
      rod([0, -0.022, -0.022], [0, -0.022, 0.085], 0.019),
    ),
    part(named('toes'), toesMesh(), limbs.toes, [foot, foot, foot], []),
  ];
}

/** One ball drawn from one place to another. */
const rod = (from: Vec3, to: Vec3, radiusMetres: number): Occluder[] => [{ from, to, radiusMetres }];

/** A part in the frame of its joint, stretched; its occluders are stretched with it. */
function part(name: string, mesh: Mesh, frame: Placing, size: Vec3, occluders: readonly Occluder[]): FigurePart {
  const placing = stretched(frame, size);
  return {
    name,
    mesh,
    placing,
    occluders: occluders.map(({ from, to, radiusMetres }) => ({
      from: locate(placing, from),
      to: locate(placing, to),
      radiusMetres: radiusMetres * size[0],
    })),
  };
}
