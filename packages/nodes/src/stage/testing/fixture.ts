import { type CameraPath, poseAt, restPose } from '../camera-path.ts';
import type { Grade } from '../grade.ts';
import { createRenderer } from '../renderer.ts';
import { cover, type Scene, seenAt, uprightQuad } from '../scene.ts';
import { createTexture, type RgbaPixels } from '../texture.ts';
import { duskSky, hills, pine } from './painting.ts';
import { company, mixedScene, PREVIZ_LIGHT, PREVIZ_PATH, previzSet, threePeople } from './previz.ts';

/** What {@link hashTestFrames} gives on every host. A change of this value is a change of every picture ever rendered: raise the versions of the nodes that render. */
export const GOLDEN_HASH = '6b2d5a2770e1894edad3ff0cc643ad20203b98ce942e5688f34bf602b6796c47';

/** What {@link hashSolidFrames} gives on every host; as above. */
export const GOLDEN_SOLIDS_HASH = '5695c69cf47d62be52cec14bd290ee602fc7897852c47bcacdea900aee1a3235';

/** Size of the golden frames. */
export const TEST_SIZE = { width: 320, height: 180 } as const;

const LENS_MM = 35;
const SENSOR_MM = 36;

/** A dusk landscape: sky at 30 m, two ridges, a pine at 3 m; each covers the frame of a 35 mm lens. */
export function testScene(width: number, height: number): Scene {
  const at = (name: string, pixels: RgbaPixels, depthMetres: number) => {
    const size = cover(pixels, seenAt({ width, height }, depthMetres, LENS_MM, SENSOR_MM));
    const quad = uprightQuad({ depthMetres, widthMetres: size.width, heightMetres: size.height, centre: [0, 0] });
    return { name, texture: createTexture(pixels), quad, edgeX: 'mirror', edgeY: 'clamp' } as const;
  };
  return {
    backdrop: {
      zenith: [40, 46, 60],
      horizon: [130, 138, 150],
      ground: { height: -1.6, colour: [84, 88, 94], line: [150, 156, 164] },
    },
    layers: [
      { ...at('sky', duskSky(width, height), 30), edgeY: 'mirror' },
      at('far ridge', hills(width, height, 1, 0.55, [90, 70, 110]), 14),
      at('near ridge', hills(width, height, 2, 0.72, [46, 42, 70]), 7),
      { ...at('pine', pine(width, height), 3), edgeX: 'none' },
    ],
  };
}

/** Moves in every way at once: along all axes, all three angles, and the lens. */
export const TEST_PATH: CameraPath = {
  sensorWidthMm: SENSOR_MM,
  keys: [
    { ...restPose(LENS_MM), seconds: 0, ease: 'in-out' },
    {
      position: [0.4, 0.2, -0.9],
      panDegrees: -14,
      tiltDegrees: 5,
      rollDegrees: 6,
      focalLengthMm: 30,
      seconds: 1,
      ease: 'out',
    },
    {
      position: [-0.6, 0.1, 0.3],
      panDegrees: 33,
      tiltDegrees: -4,
      rollDegrees: 0,
      focalLengthMm: 50,
      seconds: 2,
      ease: 'linear',
    },
  ],
};

const GRADES: readonly Grade[] = [
  { exposureStops: 0, kelvin: 6500, vignette: 0 },
  { exposureStops: 0.5, kelvin: 4000, vignette: 0.4 },
];

/** The frames whose hashes are the same on every host: five instants of the test path, then its middle graded, then the bare backdrop. */
export function renderTestFrames(): Uint8ClampedArray[] {
  const { width, height } = TEST_SIZE;
  const scene = testScene(width, height);
  const renderer = createRenderer(scene, TEST_SIZE, SENSOR_MM);
  const empty = createRenderer({ ...scene, layers: [] }, TEST_SIZE, SENSOR_MM);
  const frames = [0, 0.5, 1, 1.5, 2].map((seconds) => renderer.render({ pose: poseAt(TEST_PATH, seconds) }));
  return [
    ...frames,
    renderer.render({ pose: poseAt(TEST_PATH, 1), grade: GRADES[1]! }),
    empty.render({ pose: poseAt(TEST_PATH, 0.5) }),
  ];
}

/** Frames of bodies among layers, the same on every host: three instants in grey-box light, one of them lit, then bodies alone. */
export function renderSolidFrames(): Uint8ClampedArray[] {
  const { width, height } = TEST_SIZE;
  const renderer = createRenderer(mixedScene(width, height), TEST_SIZE, SENSOR_MM);
  const set = createRenderer(previzSet(), TEST_SIZE, SENSOR_MM);
  const at = (seconds: number) => ({ pose: poseAt(PREVIZ_PATH, seconds), solids: company(seconds * 0.37) });
  return [
    ...[0, 1, 2].map((seconds) => renderer.render(at(seconds))),
    renderer.render({ ...at(0.5), light: PREVIZ_LIGHT }),
    set.render({ pose: poseAt(PREVIZ_PATH, 1.5), solids: threePeople(0.3) }),
  ];
}

/** SHA-256 of all golden frames one after the other, lower-case hex. Uses only what every host has. */
export const hashTestFrames = (): Promise<string> => hashFrames(renderTestFrames());

/** The same of the frames with bodies. */
export const hashSolidFrames = (): Promise<string> => hashFrames(renderSolidFrames());

async function hashFrames(frames: readonly Uint8ClampedArray[]): Promise<string> {
  const bytes = new Uint8Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    bytes.set(frame, at);
    at += frame.length;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
