import {
  add,
  BUST_EYES_METRES,
  BUST_OCCLUDERS,
  bustMesh,
  cylinderMesh,
  type Mesh,
  type Occluder,
  type Pose,
  type Rgb,
  type Scene,
  type Solid,
  sphereMesh,
  type Vec3,
} from '../../stage/index.ts';
import { lookAt } from '../frame-subject.ts';

/** A bust on a plinth and two balls on a floor without end: what lights do to a face, to a surface, and to white. */

/** The middle of the floor, metres; the camera stands at the origin. */
const MARK: Vec3 = [0, -0.6, -3];
/** Bodies stand so far above what they stand on, metres: at less the place right below would be taken for their inside, and be lit. */
const GAP = 0.005;
/** What the bust stands on: so high that low light throws the shadows of the balls on it, and not on the bust. */
const PLINTH = { height: 0.1, radius: 0.19 } as const;
const BUST: Vec3 = add(MARK, [0, PLINTH.height + 2 * GAP, 0]);
/** Where the eyes of the bust would be: what the lights of a rig are placed around. */
export const EYES: Vec3 = add(BUST, [0, BUST_EYES_METRES, 0]);
export const FLOOR_METRES: number = MARK[1];

/** Linear 0.18, what light meters take for the middle. */
const MIDDLE_GREY = 118;
/** Linear 0.9, the white of paper and of paint. */
const WHITE = 243;
/** Linear 0.5: plaster, on which every plane can be read. */
const PLASTER = 188;
const FLOOR: Rgb = [128, 128, 128];

const BALL_METRES = 0.095;
/** Of the balls, metres from the mark: beside the bust, and so far before it that neither lies in the shadow of another at a light from the side. */
const GREY_BALL: Vec3 = [-0.43, BALL_METRES + GAP, 0.14];
const WHITE_BALL: Vec3 = [0.43, BALL_METRES + GAP, 0.36];

/** A ball of the set, in the world. */
export interface Ball {
  readonly centre: Vec3;
  readonly radius: number;
}
export const whiteBall: Ball = { centre: add(MARK, WHITE_BALL), radius: BALL_METRES };
export const greyBall: Ball = { centre: add(MARK, GREY_BALL), radius: BALL_METRES };

/** Everything that is lit. The floor is as neutral as the rest, and has no lines. */
export const lightingSet = (): Scene => ({
  backdrop: {
    zenith: [70, 70, 70],
    horizon: [150, 150, 150],
    ground: { height: FLOOR_METRES, colour: FLOOR, line: FLOOR },
  },
  layers: [],
  solids: [bust(), plinth(), ball('grey ball', greyBall, MIDDLE_GREY), ball('white ball', whiteBall, WHITE)],
});

function bust(): Solid {
  const occluders = BUST_OCCLUDERS.map(
    ({ from, to, radiusMetres }): Occluder => ({ from: add(from, BUST), to: add(to, BUST), radiusMetres }),
  );
  return solid('bust', bustMesh(), BUST, [1, 1, 1], PLASTER, 0.7, occluders);
}

function plinth(): Solid {
  const { height, radius } = PLINTH;
  const origin = add(MARK, [0, GAP, 0]);
  // Rods side by side, as far as they reach within the round.
  const occluders = [-0.7, 0, 0.7].map((row): Occluder => {
    const reach = radius * (Math.sqrt(1 - row * row) - 0.25);
    const at = (x: number): Vec3 => add(origin, [x, height / 2, row * radius]);
    return { from: at(-reach), to: at(reach), radiusMetres: height / 2 };
  });
  return solid('plinth', cylinderMesh(), origin, [radius, height, radius], PLASTER, 1, occluders);
}

const ball = (name: string, { centre, radius }: Ball, grey: number): Solid =>
  solid(name, sphereMesh(), centre, [radius, radius, radius], grey, 1, [
    { from: centre, to: centre, radiusMetres: radius },
  ]);

function solid(
  name: string,
  mesh: Mesh,
  origin: Vec3,
  [x, y, z]: Vec3,
  grey: number,
  roughness: number,
  occluders: readonly Occluder[],
): Solid {
  const placing = { right: [x, 0, 0], up: [0, y, 0], back: [0, 0, z], origin } as const;
  return { name, mesh, placing, material: { colour: [grey, grey, grey], roughness }, occluders };
}

export const LIGHTING_SENSOR_MM = 36;
const LENS_MM = 78;

/** A portrait lens, a little above the eyes so that the floor is seen. */
export const lightingPose = (): Pose => ({
  ...lookAt([0, EYES[1] + 0.22, 0], add(MARK, [0, 0.275, 0])),
  rollDegrees: 0,
  focalLengthMm: LENS_MM,
});
