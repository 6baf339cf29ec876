import type { NodeRecord } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { expect, it } from 'vitest';
import { isToldInField } from './told-in-field.ts';

const type = {
  inputs: { prompt: { type: { mentions: true } }, note: { type: {} } },
} as unknown as NodeTypeData;
const record = (inputs: NodeRecord['inputs']): NodeRecord => ({ type: 'generate/video', version: 1, inputs });
const dangling = { code: 'mention-dangling', input: 'prompt' } as const;

it('a mention of nothing is told by the field it is written in, and elsewhere where it comes from there', () => {
  expect(isToldInField(dangling, record({ prompt: '@nobody' }), type)).toBe(true);
  expect(isToldInField(dangling, record({ prompt: { from: 'words.text' } }), type)).toBe(false);
  expect(isToldInField({ ...dangling, input: 'note' }, record({ note: '@nobody' }), type)).toBe(false);
  expect(isToldInField({ code: 'input-invalid', input: 'prompt' }, record({ prompt: '@nobody' }), type)).toBe(false);
  expect(isToldInField(dangling, undefined, type)).toBe(false);
});
