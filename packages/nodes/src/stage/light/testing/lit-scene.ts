import { restPose } from '../../camera-path.ts';
import type { StageFrame } from '../../frame.ts';
import { createRenderer } from '../../renderer.ts';
import { type Scene, uprightQuad } from '../../scene.ts';
import { sphereMesh } from '../../solid/shapes.ts';
import type { Solid } from '../../solid/solid.ts';
import { paint } from '../../testing/painting.ts';
import { createTexture } from '../../texture.ts';
import type { Vec3 } from '../../vector.ts';
import { lightGains } from '../black-body.ts';
import type { LightSetup, LinearRgb } from '../setup.ts';

/** What {@link renderLitFrames} gives on every host. A change of this value is a change of every lit picture: raise the versions of the nodes that render. */
export const GOLDEN_LIT_HASH = '69d2f4a99a353f7f6af3d314a55920faebe8cc3bed4fe9a59128419acb3ca93e';

const SIZE = { width: 192, height: 108 };

const ball = (origin: Vec3, radius: number, roughness: number): Solid => ({
  name: 'ball',
  mesh: sphereMesh(),
  placing: { right: [radius, 0, 0], up: [0, radius, 0], back: [0, 0, radius], origin },
  material: { colour: [200, 180, 160], roughness },
  occluders: [{ from: origin, to: origin, radiusMetres: radius }],
});

/** Two balls on a floor before a cut-out and a wall. */
const SCENE: Scene = {
  backdrop: {
    zenith: [52, 58, 70],
    horizon: [168, 174, 182],
    ground: { height: -1.2, colour: [96, 100, 106], line: [176, 180, 186] },
  },
  layers: [
    {
      name: 'cut-out',
      texture: createTexture(
        paint(64, 96, (x, y) =>
          (x - 32) * (x - 32) + (y - 48) * (y - 48) < 900 ? [90, 140 + x, 3 * y, 255] : [0, 0, 0, 0],
        ),
      ),
      quad: uprightQuad({ depthMetres: 5, widthMetres: 1.4, heightMetres: 2.1, centre: [-0.9, -0.2] }),
      edgeX: 'none',
      edgeY: 'none',
    },
    {
      name: 'wall',
      texture: createTexture(paint(128, 64, (x, y) => [100 + (x % 16), 110, 90 + y, 255])),
      quad: uprightQuad({ depthMetres: 9, widthMetres: 6, heightMetres: 3, centre: [1, 0.4] }),
      edgeX: 'none',
      edgeY: 'none',
    },
  ],
  solids: [ball([0.4, -0.7, -4], 0.5, 0.3), ball([1.3, -0.95, -3.2], 0.25, 1)],
};

const colour = (kelvin: number, strength: number) =>
  lightGains(kelvin, 5200).map((gain) => gain * strength) as unknown as LinearRgb;

/** A warm key from the left, a cool fill, a light from behind, and haze. */
const LIGHT: LightSetup = {
  lights: [
    { position: [-2, 1.2, -2.5], radiusMetres: 0.25, colour: colour(3000, 1.1), referenceMetres: 2.8 },
    { position: [3, 0.5, -1], radiusMetres: 1, colour: colour(8500, 0.3), referenceMetres: 3.5 },
    { position: [1.5, 2, -7], radiusMetres: 0.1, colour: colour(5600, 1.5), referenceMetres: 3 },
  ],
  ambient: colour(6500, 0.06),
  haze: 0.15,
};

/** Frames that use everything light does: moving, focused, still, turned, and without haze. */
export function renderLitFrames(): Uint8ClampedArray[] {
  const renderer = createRenderer(SCENE, SIZE, 36);
  const pose = { ...restPose(32), tiltDegrees: -5 };
  const frames: readonly StageFrame[] = [
    { pose, light: LIGHT },
    { pose, light: LIGHT, focus: { metres: 1.2, fStop: 0.5 } },
    { pose, light: LIGHT, isStill: true },
    { pose: { ...pose, position: [0.5, 0.3, 0.4], panDegrees: -12, rollDegrees: 8 }, light: { ...LIGHT, haze: 0 } },
  ];
  return frames.map((frame) => renderer.render(frame));
}
