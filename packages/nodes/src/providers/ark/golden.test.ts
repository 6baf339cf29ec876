import { expect, it } from 'vitest';
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
