import { expect, it } from 'vitest';
import { captureBodies } from '../testing/capture.ts';
import { ARK_ONLY, MODES } from '../testing/requests.ts';
import golden from './golden.json' with { type: 'json' };
import { createReplicateAdapter } from './index.ts';

const modelOf = () => ({ id: 'bytedance/seedance-2.5' });

it('sends the written-down body for every mode', async () => {
  const sent = await captureBodies(createReplicateAdapter, modelOf, { id: 'p1' });
  expect(sent).toEqual(golden);
  expect(Object.keys(golden)).toEqual(Object.keys(MODES));
});

it('refuses what it has no field for instead of leaving it out', async () => {
  for (const mode of ARK_ONLY) expect(golden).toHaveProperty([mode], 'unsupported');
});
