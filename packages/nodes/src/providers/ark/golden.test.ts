import { expect, it } from 'vitest';
import type { AdapterOptions } from '../http/options.ts';
import { captureBodies } from '../testing/capture.ts';
import { MODES } from '../testing/requests.ts';
import golden from './golden.json' with { type: 'json' };
import { createArkAdapter } from './index.ts';

const modelOf = () => ({ id: 'dreamina-seedance-2-5-260628', explicitTask: true });

it('sends the written-down body for every mode', async () => {
  const sent = await captureBodies(createArkAdapter, modelOf, { id: 'cgt-1' });
  expect(sent).toEqual(golden);
  expect(Object.keys(golden)).toEqual(Object.keys(MODES));
});

it('names the task only to models that take it, and then for references alone', async () => {
  const plain = await captureBodies(createArkAdapter, () => ({ id: 'dreamina-seedance-2-0-260128' }), { id: 'cgt-1' });
  const text = JSON.stringify(plain);
  expect(text).not.toContain('omni_reference_task_type');
  const told = Object.entries(golden).flatMap(([mode, { body }]) =>
    'omni_reference_task_type' in body ? [[mode, body.omni_reference_task_type]] : [],
  );
  expect(told).toEqual([
    ['reference', 'reference'],
    ['edit', 'edit'],
    ['extend', 'extend'],
  ]);
});

it('says after how long a job is given up, where that is set', async () => {
  const make = (options: AdapterOptions) => createArkAdapter({ ...options, expiresAfterSeconds: 7200 });
  const sent = await captureBodies(make, modelOf, { id: 'cgt-1' });
  const { text } = golden;
  expect(sent.text).toEqual({ ...text, body: { ...text.body, execution_expires_after: 7200 } });
});

it('says where to tell how the job goes on, where that is set', async () => {
  const callbackUrl = ({ attempt }: { readonly attempt: number }) => `https://example.com/hooks/${attempt}`;
  const make = (options: AdapterOptions) => createArkAdapter({ ...options, callbackUrl });
  const sent = await captureBodies(make, modelOf, { id: 'cgt-1' });
  const { text } = golden;
  expect(sent.text).toEqual({ ...text, body: { ...text.body, callback_url: 'https://example.com/hooks/1' } });
});
