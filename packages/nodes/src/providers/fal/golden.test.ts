import { expect, it } from 'vitest';
import { captureBodies } from '../testing/capture.ts';
import { ARK_ONLY, MODES } from '../testing/requests.ts';
import golden from './golden.json' with { type: 'json' };
import { createFalAdapter } from './index.ts';

const ENDPOINTS: { readonly [task: string]: string } = {
  text: 'text-to-video',
  'first-frame': 'image-to-video',
  'first-last-frame': 'image-to-video',
};
const modelOf = (_: string, task: string) => ({
  id: `bytedance/seedance-2.5/${ENDPOINTS[task] ?? 'reference-to-video'}`,
  explicitTask: true,
});

it('sends the written-down body for every mode', async () => {
  const sent = await captureBodies(createFalAdapter, modelOf, { request_id: 'r-1' });
  expect(sent).toEqual(golden);
  expect(Object.keys(golden)).toEqual(Object.keys(MODES));
});

it('refuses what it has no field for instead of leaving it out', async () => {
  for (const mode of ARK_ONLY) expect(golden).toHaveProperty([mode], 'unsupported');
});
