import { expect, it } from 'vitest';
import { Camera, Text } from '../ports.ts';
import { createViews } from './views.ts';

const key = { position: [0, 0, 0], panDegrees: 0, tiltDegrees: 0, rollDegrees: 0, focalLengthMm: 35 } as const;
const camera = {
  seconds: 2,
  sensorWidthMm: 36,
  keys: [{ ...key, seconds: 0, ease: 'linear' }],
  moves: [],
};
const frame = { view: 'frame', seconds: 0, width: 64.4, height: 36, style: 'grey-box' } as const;

it('a picture has whole pixels, and no more than a screen', async () => {
  const views = createViews();
  const seen = await views(camera, Camera, frame, {} as never);
  expect(seen).toMatchObject({ kind: 'frame', width: 64, height: 36 });
  expect(seen?.kind === 'frame' && seen.pixels).toHaveLength(64 * 36 * 4);
  expect(await views('words', Text, { ...frame, width: 9e9 }, {} as never)).toBeUndefined();
});

it('data is the whole value, and only what is directed has a checklist', async () => {
  const views = createViews();
  expect(await views('words', Text, { view: 'data' }, {} as never)).toEqual({ kind: 'data', data: 'words' });
  expect(await views('words', Text, { view: 'checklist' }, {} as never)).toBeUndefined();
});
