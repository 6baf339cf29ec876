import { applyOps, type GraphDocument, openGraph, toDocument } from '@shotgraph/engine';
import type { PortTypeData } from '@shotgraph/engine/worker';
import { describe, expect, it } from 'vitest';
import { candidatesIn, promoteOps, reuseOps } from './promote.ts';

const port = (name: string, more: Partial<PortTypeData> = {}): PortTypeData => ({
  ...{
    name,
    accepts: [name],
    colour: '',
    templates: false,
    mentions: false,
    literal: true,
    lazy: false,
    converts: false,
  },
  ...more,
});
const PORTS: { readonly [name: string]: PortTypeData } = { text: port('text'), number: port('number') };
const inputs = {
  prompt: { type: port('prompt', { accepts: ['prompt', 'text'], mentions: true, templates: true }) },
  model: { type: port('choice', { accepts: ['choice', 'text'] }) },
  seconds: { type: port('number') },
  video: { type: port('video', { literal: false }) },
};
const types = { of: () => ({ inputs }) as never, port: (name: string) => PORTS[name] };

const document: GraphDocument = {
  shotgraph: 1,
  inputs: { prompt: { type: 'text', default: 'taken', label: 'Line' } },
  nodes: {
    shot: { type: 'x/y', version: 1, inputs: { seconds: 5, model: 'a', prompt: 'A fox', video: { from: 'b.video' } } },
    other: { type: 'x/y', version: 1, inputs: { prompt: 'Like @shot', seconds: 2 }, each: [['seconds']] },
  },
};

describe('asking for what nodes have written in them', () => {
  it('offers literals that mean the same from outside, the most telling first', () => {
    const found = candidatesIn(openGraph(document), types);
    expect(found.map(({ node, input, type }) => `${node}.${input}: ${type}`)).toEqual([
      'shot.prompt: text',
      'shot.seconds: number',
      'shot.model: text',
    ]);
  });

  it('moves the literal out under a name that is free', () => {
    const graph = openGraph(document);
    applyOps(graph, promoteOps(graph, candidatesIn(graph, types)[0]!));
    const made = toDocument(graph);
    expect(made.inputs!['prompt-2']).toEqual({ type: 'text', default: 'A fox', label: 'Prompt of shot' });
    expect(made.nodes.shot!.inputs.prompt).toEqual({ from: 'inputs.prompt-2' });
  });
});

describe('inputs of a run', () => {
  it('come back as one edit; what is no longer asked for is left out', () => {
    const graph = openGraph(document);
    expect(reuseOps(graph, { prompt: 'taken' })).toEqual([]);
    expect(reuseOps(graph, { prompt: 'before', gone: 1 })).toEqual([
      { op: 'set-graph-input', name: 'prompt', value: { type: 'text', default: 'before', label: 'Line' } },
    ]);
    expect(reuseOps(graph, {})).toEqual([
      { op: 'set-graph-input', name: 'prompt', value: { type: 'text', label: 'Line' } },
    ]);
  });
});
