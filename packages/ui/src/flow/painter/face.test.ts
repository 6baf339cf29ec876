import { openGraph } from '@shotgraph/engine';
import { expect, it, vi } from 'vitest';
import type { Editor } from '../../app/editor.ts';
import { createFaces } from './face.ts';

const shot = { type: 'generate/video', version: 1, inputs: {} };
const graph = openGraph({ shotgraph: 1, nodes: { 'night-shot': shot } });

function facesOf(values: () => string) {
  const find = vi.fn();
  const outputsOf = vi.fn((_: unknown, record: unknown) => record && { outputs: { video: {} } });
  const editor = {
    part: () => graph,
    types: { of: outputsOf },
    run: { node: (card: string) => ({ status: card === 'scene/night-shot' ? 'failed' : 'idle' }) },
    here: () => ({ subgraph: 'scene', cards: 'scene/', values: values() }),
  } as unknown as Editor;
  return { faces: createFaces(editor, { find, stop() {} }), find, outputsOf };
}

it('asks for the types of a node once, and again when types have changed', () => {
  const { faces, outputsOf } = facesOf(() => 'scene/0/');
  for (let i = 0; i < 3; i++) faces.look()('night-shot');
  expect(outputsOf).toHaveBeenCalledTimes(1);
  faces.forget();
  expect(faces.look()('night-shot')).toMatchObject({
    title: 'night shot',
    colour: '#b78bff',
    mood: 'failed',
    isOff: false,
  });
  expect(outputsOf).toHaveBeenCalledTimes(2);
});

it('shows the picture of the item that is looked at', () => {
  let item = 0;
  const { faces, find } = facesOf(() => `scene/${item}/`);
  faces.look()('night-shot');
  expect(find).toHaveBeenLastCalledWith(['scene/0/night-shot.video']);
  item = 2;
  faces.look()('night-shot');
  expect(find).toHaveBeenLastCalledWith(['scene/2/night-shot.video']);
  faces.seek(['night-shot']);
  expect(find).toHaveBeenLastCalledWith(['scene/2/night-shot.video']);
});
