import { openGraph, partOf } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { expect, it } from 'vitest';
import { readersOf } from './readers.ts';

const outputs: { readonly [type: string]: object } = {
  'direct/shot': { words: { type: { name: 'text' } }, shot: { type: { name: 'shot' } } },
  'direct/camera': { camera: { type: { name: 'camera' } } },
};

it('finds who reads a value and gives one of a wanted type', () => {
  const graph = openGraph({
    shotgraph: 1,
    nodes: {
      move: { type: 'direct/camera', version: 1, inputs: {} },
      next: { type: 'direct/camera', version: 1, inputs: { from: { from: 'move.camera' } } },
      shot: { type: 'direct/shot', version: 1, inputs: { camera: { from: 'move.camera' } } },
      other: { type: 'direct/shot', version: 1, inputs: { camera: { from: 'next.camera' } } },
    },
  });
  const typeOf = ({ type }: { readonly type: string }) => ({ outputs: outputs[type] }) as unknown as NodeTypeData;
  const read = (...types: string[]) => readersOf(partOf(graph, undefined), typeOf, 'move.camera', new Set(types));
  expect(read('shot')).toEqual([{ node: 'shot', place: 'shot.shot' }]);
  expect(read('camera', 'shot').map(({ node }) => node)).toEqual(['next', 'shot']);
  expect(read('image')).toEqual([]);
});
