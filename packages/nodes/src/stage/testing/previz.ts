import type { CameraPath } from '../camera-path.ts';
import { type Figure, figureSolids } from '../figure/figure.ts';
import { type FigurePoseName, poseOf } from '../figure/poses.ts';
import type { LightSetup } from '../light/setup.ts';
import { type Layer, type Scene, uprightQuad } from '../scene.ts';
import { boxMesh, capsuleMesh, cylinderMesh, sphereMesh } from '../solid/shapes.ts';
import type { Mesh, Solid } from '../solid/solid.ts';
import { createTexture } from '../texture.ts';
import { cosDegrees, sinDegrees } from '../trig.ts';
import { add, scale, type Vec3 } from '../vector.ts';
import { paint, pine } from './painting.ts';

/** The floor of the test sets, below the camera at rest. */
const FLOOR = -1.6;

const BACKDROP: Scene['backdrop'] = {
  zenith: [52, 58, 70],
  horizon: [168, 174, 182],
  ground: { height: FLOOR, colour: [96, 100, 106], line: [176, 180, 186] },
};

/** A grey body: where the middle of its box is, its size, how far it is turned about the upright. */
function body(name: string, mesh: Mesh, middle: Vec3, [x, y, z]: Vec3, turnDegrees = 0): Solid {
  const c = cosDegrees(turnDegrees);
  const s = sinDegrees(turnDegrees);
  const reach = Math.min(x, z) / 2;
  const up: Vec3 = [0, Math.max(0, y / 2 - reach), 0];
  return {
    name,
    mesh,
    placing: { right: [x * c, 0, -x * s], up: [0, y, 0], back: [z * s, 0, z * c], origin: middle },
    material: { colour: [190, 192, 196], roughness: 0.85 },
    occluders: [{ from: add(middle, scale(up, -1)), to: add(middle, up), radiusMetres: reach }],
  };
}

const box = (x: number, z: number, width: number, height: number, depth: number, turnDegrees: number): Solid =>
  body(`box at ${x}`, boxMesh(), [x, FLOOR + height / 2, z], [width, height, depth], turnDegrees);

/** Six boxes on a floor with a grid. */
export const previzSet = (): Scene => ({
  backdrop: BACKDROP,
  layers: [],
  solids: [
    box(-3.2, -9, 1.2, 2.4, 1, 20),
    box(-1.6, -12, 2, 1.2, 1.4, -15),
    box(1.4, -11, 1, 3, 1, 35),
    box(3.4, -8.5, 1.4, 1, 1.4, 10),
    box(-4.4, -7, 0.8, 0.8, 0.8, 40),
    box(4.6, -13, 3, 2, 2, -30),
  ],
});

const stand = (figure: Partial<Figure>, pose: FigurePoseName, phase: number): Solid[] =>
  figureSolids({
    name: 'somebody',
    kind: 'person',
    heightMetres: 1.75,
    colour: [200, 202, 206],
    phase,
    position: [0, FLOOR, -6],
    facingDegrees: 0,
    ...figure,
    pose: poseOf(pose, phase),
  });

/** Three people half as high as the frame of a 35 mm lens in 16:9, each in another pose. */
export const threePeople = (phase: number): Solid[] => [
  ...stand({ position: [-1.3, FLOOR, -6], facingDegrees: 70, colour: [205, 150, 110] }, 'walk', phase),
  ...stand({ position: [0.2, FLOOR, -6], facingDegrees: -10 }, 'arms-crossed', phase),
  ...stand({ position: [1.7, FLOOR, -6], facingDegrees: -20, colour: [110, 160, 205] }, 'dance', phase),
];

/** A pane of tinted glass and a dark pine, among and in front of the bodies. */
function layers(width: number, height: number): Layer[] {
  const glass = paint(16, 16, () => [90, 150, 170, 110]);
  const at = (depthMetres: number, widthMetres: number, heightMetres: number, x: number) =>
    uprightQuad({ depthMetres, widthMetres, heightMetres, centre: [x, 0] });
  return [
    { name: 'glass', texture: createTexture(glass), quad: at(6, 1.6, 2.4, 0.4), edgeX: 'none', edgeY: 'none' },
    {
      name: 'pine',
      texture: createTexture(pine(width, height)),
      quad: at(3, 3.2, 1.8, 0),
      edgeX: 'none',
      edgeY: 'none',
    },
  ];
}

/** Bodies of every kind among layers; some cut each other, the glass cuts a ball and a dancer. */
export const mixedScene = (width: number, height: number): Scene => ({
  backdrop: BACKDROP,
  layers: layers(width, height),
  solids: [
    box(-2.4, -8, 1.2, 2, 1, 25),
    box(-2.1, -7.4, 1, 1, 1, 25),
    body('ball', sphereMesh(), [1, -0.6, -6], [0.5, 0.5, 0.5]),
    body('egg', sphereMesh(), [2.2, -1.1, -7], [0.3, 0.5, 0.4], 30),
    { ...body('pillar', cylinderMesh(), [2.9, FLOOR, -9], [0.4, 3, 0.4]), occluders: [] },
    body('limb', capsuleMesh(0.2, 0.1, 0.8), [-0.9, -1.4, -5], [1, 1, 1], 60),
    // The camera passes by so close that it is cut by the near plane.
    box(0.5, -0.9, 0.3, 1.2, 3, 0),
  ],
});

/** Figures of every kind, in cycles. */
export const company = (phase: number): Solid[] => [
  ...stand({ position: [0.1, FLOOR, -6.02], facingDegrees: 15 }, 'dance', phase),
  ...stand({ kind: 'child', heightMetres: 1.2, position: [-1.2, FLOOR, -5], facingDegrees: 80 }, 'run', phase),
  ...stand({ kind: 'animal', heightMetres: 0.9, position: [1.9, FLOOR, -5.5], facingDegrees: -70 }, 'walk', phase),
  ...stand({ kind: 'vehicle', heightMetres: 1.5, position: [-4, FLOOR, -12], facingDegrees: 50 }, 'stand', phase),
  ...stand({ kind: 'object', heightMetres: 0.5, position: [-0.4, FLOOR, -4], facingDegrees: 30 }, 'stand', phase),
];

/** Past a box that is near, then back and to the side. */
export const PREVIZ_PATH: CameraPath = {
  sensorWidthMm: 36,
  keys: [
    {
      position: [0, 0, 0],
      panDegrees: 0,
      tiltDegrees: -4,
      rollDegrees: 0,
      focalLengthMm: 35,
      seconds: 0,
      ease: 'in-out',
    },
    {
      position: [0.3, -0.7, -0.4],
      panDegrees: -9,
      tiltDegrees: 3,
      rollDegrees: 5,
      focalLengthMm: 28,
      seconds: 1,
      ease: 'in-out',
    },
    {
      position: [-1.6, 0.5, 0.4],
      panDegrees: 14,
      tiltDegrees: -7,
      rollDegrees: 0,
      focalLengthMm: 50,
      seconds: 2,
      ease: 'linear',
    },
  ],
};

/** A warm key from the left, a cold one from behind, some haze. */
export const PREVIZ_LIGHT: LightSetup = {
  lights: [
    { position: [-4, 3, -2], radiusMetres: 0.6, colour: [1, 0.8, 0.6], referenceMetres: 5 },
    { position: [3, 4, -11], radiusMetres: 0.3, colour: [0.4, 0.55, 0.9], referenceMetres: 6 },
  ],
  ambient: [0.1, 0.11, 0.13],
  haze: 0.1,
};
