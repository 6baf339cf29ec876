import { expect, it } from 'vitest';
import type { AdapterOptions } from '../http/options.ts';
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

it('says where to tell how the job goes on, where that is set', async () => {
  const callbackUrl = ({ attempt }: { readonly attempt: number }) => `https://example.com/hooks/${attempt}`;
  const make = (options: AdapterOptions) => createReplicateAdapter({ ...options, callbackUrl });
  const { text } = await captureBodies(make, modelOf, { id: 'p1' });
  const hook = { webhook: 'https://example.com/hooks/1', webhook_events_filter: ['completed'] };
  expect(text).toEqual({ ...golden.text, body: { ...golden.text.body, ...hook } });
});
