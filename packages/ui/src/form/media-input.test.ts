import { applyOps, type GraphDocument, openGraph, toDocument } from '@shotgraph/engine';
import { expect, it } from 'vitest';
import { fillOps, mediaInputOf } from './media-input.ts';

const document: GraphDocument = {
  shotgraph: 1,
  inputs: {
    photo: { type: 'image', label: 'Photo' },
    line: { type: 'text' },
    song: { type: 'file' },
    any: { type: 'file' },
  },
  outputs: { same: { from: 'inputs.photo' } },
  nodes: {
    sound: { type: 'input/audio', version: 1, inputs: { file: { from: 'inputs.song' } } },
    pan: { type: 'transform/still-to-video', version: 1, inputs: { image: { from: 'inputs.photo' } } },
    shot: {
      type: 'generate/video',
      version: 1,
      inputs: { prompt: 'Like @photo', images: [{ from: 'pan.video', as: 'b' }, { from: 'inputs.photo' }] },
    },
  },
};
const filled = (given: GraphDocument, name: string, ...paths: readonly string[]) => {
  const graph = openGraph(structuredClone(given));
  applyOps(
    graph,
    fillOps(graph, name, paths, () => 1),
  );
  return toDocument(graph);
};

it('a graph input asks for media by its type, or by what reads it', () => {
  const graph = openGraph(document);
  expect(['photo', 'song', 'any', 'line', 'gone'].map((name) => mediaInputOf(graph, name)?.kind)).toEqual([
    'image',
    'audio',
    undefined,
    undefined,
    undefined,
  ]);
});

it('a graph input that a subgraph takes is what is read in there', () => {
  const reads = (type: string, from: string) => ({ type, version: 1, inputs: { file: { from } } });
  const graph = openGraph({
    shotgraph: 1,
    inputs: { face: { type: 'file' }, either: { type: 'file' } },
    nodes: {
      one: { type: 'graph/outer', version: 1, inputs: { a: { from: 'inputs.face' }, b: { from: 'inputs.either' } } },
      song: reads('input/audio', 'inputs.either'),
    },
    graphs: {
      outer: {
        inputs: { a: { type: 'file' }, b: { type: 'file' } },
        nodes: {
          two: { type: 'graph/inner', version: 1, inputs: { c: { from: 'inputs.a' } } },
          still: reads('input/image', 'inputs.b'),
        },
      },
      inner: { inputs: { c: { type: 'file' } }, nodes: { still: reads('input/image', 'inputs.c') } },
    },
  });
  expect(['face', 'either'].map((name) => mediaInputOf(graph, name)?.kind)).toEqual(['image', undefined]);
});

it('an input for media becomes one for a file, read by a node that takes its place everywhere', () => {
  const made = filled(document, 'photo', 'media/me.jpg');
  expect(made.inputs!.photo).toEqual({ type: 'file', label: 'Photo', default: 'media/me.jpg' });
  expect(made.nodes.photo).toEqual({ type: 'input/image', version: 1, inputs: { file: { from: 'inputs.photo' } } });
  expect(made.nodes.pan!.inputs.image).toEqual({ from: 'photo.image' });
  // What the prompt means by @photo is still this edge.
  expect(made.nodes.shot!.inputs.images).toEqual([{ from: 'pan.video', as: 'b' }, { from: 'photo.image' }]);
  expect(made.outputs!.same).toEqual({ from: 'photo.image' });
  expect(filled(made, 'photo', 'media/you.jpg').nodes).toEqual(made.nodes);
  expect(filled(made, 'photo').inputs!.photo).toEqual({ type: 'file', label: 'Photo' });
});

it('keeps what a prompt calls it where its name is taken by another node', () => {
  const { photo: _, ...others } = document.nodes;
  const taken = { ...document, nodes: { ...others, photo: { type: 'input/text', version: 1, inputs: {} } } };
  expect(filled(taken, 'photo', 'media/me.jpg').nodes.shot!.inputs.images).toEqual([
    { from: 'pan.video', as: 'b' },
    { from: 'photo-2.image', as: 'photo' },
  ]);
});

it('an input for several media becomes one for files, read one by one', () => {
  const given: GraphDocument = {
    shotgraph: 1,
    inputs: { photos: { type: 'image[]' }, clips: { type: 'file[]' }, texts: { type: 'text[]' } },
    nodes: {
      shot: { type: 'generate/video', version: 1, inputs: { prompt: 'Them', images: [{ from: 'inputs.photos' }] } },
      clip: { type: 'input/video', version: 1, inputs: { file: { from: 'inputs.clips' } }, each: [['file']] },
    },
  };
  const graph = openGraph(given);
  expect(['photos', 'clips', 'texts'].map((name) => mediaInputOf(graph, name))).toEqual([
    { kind: 'image', isList: true },
    { kind: 'video', isList: true },
    undefined,
  ]);
  const made = filled(given, 'photos', 'media/a.jpg', 'media/b.jpg');
  expect(made.inputs!.photos).toEqual({ type: 'file[]', default: ['media/a.jpg', 'media/b.jpg'] });
  expect(made.nodes.photos).toEqual({
    ...{ type: 'input/image', version: 1, inputs: { file: { from: 'inputs.photos' } } },
    each: [['file']],
  });
  expect(made.nodes.shot!.inputs.images).toEqual([{ from: 'photos.image' }]);
  expect(filled(made, 'photos', 'media/c.jpg').inputs!.photos).toEqual({ type: 'file[]', default: ['media/c.jpg'] });
  expect(filled(made, 'photos').inputs!.photos).toEqual({ type: 'file[]' });
});
