import type { GraphPart, NodeRecord } from '@shotgraph/engine';
import { expect, it } from 'vitest';
import { OUTPUTS_CARD } from '../doc/edits.ts';
import { insertOps } from './insert-card.ts';

const node = (inputs: NodeRecord['inputs']): NodeRecord => ({ type: 'generate/video', version: 1, inputs });
const part = {
  header: {},
  positions: new Map(),
  nodes: new Map([
    [
      'shot',
      node({ images: [{ from: 'fox.image' }, { from: 'street.image', as: 'alley' }], camera: { from: 'a.camera' } }),
    ],
  ]),
} as unknown as GraphPart;
const wire = (from: string, to: string, input: string, index = 0) => ({
  wire: { id: '', from, node: to, input, index },
  input: 'image',
  isMany: false,
  output: 'image',
});

it('leads an edge through a node, and keeps what prompts call it by', () => {
  expect(insertOps(part, 'grade', wire('fox.image', 'shot', 'images'))).toEqual([
    { op: 'set-input', node: 'grade', input: 'image', value: { from: 'fox.image' } },
    {
      op: 'set-input',
      node: 'shot',
      input: 'images',
      value: [
        { from: 'grade.image', as: 'fox' },
        { from: 'street.image', as: 'alley' },
      ],
    },
  ]);
});

it('leads single edges and those into outputs of the graph through it', () => {
  expect(insertOps(part, 'chain', { ...wire('a.camera', 'shot', 'camera'), isMany: true })).toEqual([
    { op: 'set-input', node: 'chain', input: 'image', value: [{ from: 'a.camera' }] },
    { op: 'set-input', node: 'shot', input: 'camera', value: { from: 'chain.image' } },
  ]);
  expect(insertOps(part, 'grade', wire('shot.video', OUTPUTS_CARD, 'film'))[1]).toEqual({
    op: 'set-graph-output',
    name: 'film',
    value: { from: 'grade.image' },
  });
});
