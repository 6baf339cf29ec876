import { expect, it } from 'vitest';
import { Choreography, Depth, Lighting } from '../direct/values/index.ts';
import { Camera, Text } from '../ports.ts';
import { createViewer } from './viewer.ts';

/** Nothing here reads a picture. */
const viewer = createViewer({} as never);
const SIZE = { width: 64, height: 36 };
const key = { position: [0, 0, 0], panDegrees: 0, tiltDegrees: 0, rollDegrees: 0, focalLengthMm: 35 } as const;
const camera = {
  seconds: 2,
  sensorWidthMm: 36,
  keys: [
    { ...key, seconds: 0, ease: 'linear' },
    { ...key, panDegrees: 40, seconds: 2, ease: 'linear' },
  ],
  moves: [],
};
const options = { size: SIZE, seconds: 0, style: 'grey-box' } as const;

it('a camera looks at a set, and sees another part of it later', async () => {
  const first = await viewer.paint(camera, Camera, options);
  const later = await viewer.paint(camera, Camera, { ...options, seconds: 1.5 });
  expect(first).toHaveLength(64 * 36 * 4);
  expect(later).not.toEqual(first);
  expect(await viewer.paint(camera, Camera, options)).toEqual(first);
});

it('after its end the last frame is seen, before its start the first', async () => {
  const end = await viewer.paint(camera, Camera, { ...options, seconds: 99 });
  expect(end).toEqual(await viewer.paint(camera, Camera, { ...options, seconds: 47.5 / 24 }));
  const before = await viewer.paint(camera, Camera, { ...options, seconds: -3 });
  expect(before).toEqual(await viewer.paint(camera, Camera, options));
});

it('a choreography, a plan of layers and a rig of lights each show themselves', async () => {
  const subject = { name: 'mara', kind: 'person', heightMetres: 1.7, description: '', colour: '#ff8a65' };
  const act = { subject: 'mara', seconds: 0, duration: 2, does: '', manner: '', pose: 'walk' as const };
  const walk = {
    subjects: [subject],
    actions: [{ ...act, path: [[-2, 4] as [number, number], [2, 4] as [number, number]] }],
  };
  const seen = await viewer.paint(walk, Choreography, options);
  expect(seen).not.toEqual(await viewer.paint(walk, Choreography, { ...options, seconds: 1.9 }));
  expect(await viewer.paint({ layers: [], eyeMetres: 1.6 }, Depth, options)).toHaveLength(64 * 36 * 4);
  const dark = Lighting.schema.parse({
    lights: [],
    ambientStops: -2,
    ambientKelvin: 5600,
    timeOfDay: 'unset',
    haze: 0,
    whiteBalanceKelvin: 6500,
    exposureStops: 0,
  });
  expect(await viewer.paint(dark, Lighting, options)).toHaveLength(64 * 36 * 4);
});

it('what shows nothing by itself gives no picture', async () => {
  expect(await viewer.paint('words', Text, options)).toBeUndefined();
});
