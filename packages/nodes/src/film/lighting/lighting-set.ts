import {
  add,
  BUST_EYES_METRES,
  BUST_OCCLUDERS,
  bustMesh,
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

/** A bust and two balls on a floor without end: what lights do to a face, to a surface, and to white. */

/** Where the bust stands, metres; the camera stands at the origin. */
const BUST: Vec3 = [0, -0.5, -3];
/** Where the eyes of the bust would be: what the lights of a rig are placed around. */
export const EYES: Vec3 = add(BUST, [0, BUST_EYES_METRES, 0]);

/** Linear 0.18, what light meters take for the middle. */
const MIDDLE_GREY = 118;
/** Linear 0.9, the white of paper and of paint. */
const WHITE = 243;
/** Linear 0.5: plaster, on which every plane can be read. */
const PLASTER = 188;
const FLOOR: Rgb = [128, 128, 128];

/** Everything stands so far above the floor, metres: at less the floor right below a body would be taken for its inside, and be lit. */
const GAP = 0.005;
const BALL_METRES = 0.112;
/** Of the balls, metres from the bust: beside it, and so far before it that neither lies in the shadow of another at a light from the side. */
const GREY_BALL: Vec3 = [-0.43, BALL_METRES, 0.12];
const WHITE_BALL: Vec3 = [0.43, BALL_METRES, 0.36];

/** A ball of the set, in the world. */
export interface Ball {
  readonly centre: Vec3;
  readonly radius: number;
}
export const whiteBall: Ball = { centre: add(BUST, WHITE_BALL), radius: BALL_METRES };
export const greyBall: Ball = { centre: add(BUST, GREY_BALL), radius: BALL_METRES };

/** Everything that is lit. The floor is as neutral as the rest, and has no lines. */
export const lightingSet = (): Scene => ({
  backdrop: {
    zenith: [70, 70, 70],
    horizon: [150, 150, 150],
    ground: { height: BUST[1] - GAP, colour: FLOOR, line: FLOOR },
  },
  layers: [],
  solids: [bust(), ball('grey ball', greyBall, MIDDLE_GREY), ball('white ball', whiteBall, WHITE)],
});

function bust(): Solid {
  const occluders = BUST_OCCLUDERS.map(
    ({ from, to, radiusMetres }): Occluder => ({ from: add(from, BUST), to: add(to, BUST), radiusMetres }),
  );
  return solid('bust', bustMesh(), BUST, 1, [PLASTER, PLASTER, PLASTER], 0.7, occluders);
}

const ball = (name: string, { centre, radius }: Ball, grey: number): Solid =>
  solid(name, sphereMesh(), centre, radius, [grey, grey, grey], 1, [
    { from: centre, to: centre, radiusMetres: radius },
  ]);

function solid(
  name: string,
  mesh: Mesh,
  origin: Vec3,
  size: number,
  colour: Rgb,
  roughness: number,
  occluders: readonly Occluder[],
): Solid {
  const placing = { right: [size, 0, 0], up: [0, size, 0], back: [0, 0, size], origin } as const;
  return { name, mesh, placing, material: { colour, roughness }, occluders };
}

export const LIGHTING_SENSOR_MM = 36;
const LENS_MM = 85;

/** A portrait lens, a little above the eyes so that the floor is seen. */
export const lightingPose = (): Pose => ({
  ...lookAt([0, EYES[1] + 0.2, 0], add(BUST, [0, 0.255, 0])),
  rollDegrees: 0,
  focalLengthMm: LENS_MM,
});
