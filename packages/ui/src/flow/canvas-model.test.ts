import { openGraph } from '@shotgraph/engine';
import { expect, it } from 'vitest';
import type { Editor } from '../app/editor.ts';
import { createCanvasModel } from './canvas-model.ts';

const graphOf = (type: string) => openGraph({ shotgraph: 1, nodes: { look: { type, version: 1, inputs: {} } } });

it('forgets how large a card was when its id belongs to a node of another type', () => {
  let graph = graphOf('transform/color');
  const editor = {
    doc: { version: 0 },
    part: () => graph,
    places: () => new Map(),
    types: { of: () => undefined, output: () => undefined },
  } as unknown as Editor;
  const model = createCanvasModel(editor);
  const heightNow = () => model.scene.cards.get('look')!.height;
  const estimated = heightNow();
  model.measure('look', { width: 240, height: 999, ports: new Map() });
  model.refresh();
  expect(heightNow()).toBe(999);
  graph = graphOf('graph/grade');
  model.refresh();
  expect(heightNow()).toBe(estimated);
  // Until it is measured anew it is known to be another one.
  expect([...model.retyped]).toEqual(['look']);
  model.measure('look', { width: 240, height: 80, ports: new Map() });
  expect(model.retyped.size).toBe(0);
});
