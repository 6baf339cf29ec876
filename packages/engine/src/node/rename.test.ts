import { describe, expect, it } from 'vitest';
import type { GraphDocument, NodeRecord } from '../graph/document.ts';
import { applyOps, type Op } from '../graph/edit.ts';
import { formatDocument } from '../graph/format.ts';
import { openGraph, toDocument } from '../graph/graph.ts';
import { validate } from '../run/validate.ts';
import { sampleRegistry } from '../testing/sample-nodes.ts';
import { renameGraphInput, renameGraphOutput, renameNode } from './refactor.ts';

const node = (type: string, inputs: NodeRecord['inputs'] = {}, rest: object = {}): NodeRecord => ({
  type: type.includes('/') ? type : `sample/${type}`,
  version: 1,
  ...rest,
  inputs,
});
const from = (text: string, as?: string) => ({ from: text, ...(as !== undefined && { as }) });

const story: GraphDocument = {
  shotgraph: 1,
  inputs: { line: { type: 'text', default: 'fox' }, k: { type: 'number', default: 2 } },
  outputs: { film: from('ask.text'), sum: from('b.total') },
  nodes: {
    fox: node('thing', { tag: '{{line}}' }),
    cat: node('thing', { tag: 'cat' }),
    ask: node('ask', {
      prompt: '@fox sees @cat, \\@fox and a@fox.com: {{line}}',
      things: [from('fox.thing'), from('cat.thing')],
    }),
    a: node('sum', { k: from('inputs.k') }),
    b: node('sum', { k: 1, terms: [from('a.total'), from('inputs.k')] }),
  },
  layout: { nodes: { fox: [100, 40], ask: [201, 40] }, bends: { 'fox.thing>ask.things': [[150, 60]] } },
};

/** The document after ops, which undo to the letter. */
function edited(document: GraphDocument, ops: (graph: ReturnType<typeof openGraph>) => readonly Op[]): GraphDocument {
  const graph = openGraph(document);
  const { inverse } = applyOps(graph, ops(graph));
  const made = toDocument(graph);
  applyOps(graph, inverse);
  expect(formatDocument(toDocument(graph))).toBe(formatDocument(document));
  return made;
}
const rename = (document: GraphDocument, id: string, to: string, subgraph?: string) =>
  edited(document, (graph) => renameNode(graph, sampleRegistry, id, to, subgraph));

describe('renameNode', () => {
  it('[G21] keeps its place, what it feeds, its bends, and is mentioned by the new id', () => {
    const made = rename(story, 'fox', 'vixen');
    expect(validate(made, sampleRegistry)).toEqual([]);
    expect(Object.keys(made.nodes)).toEqual(['vixen', 'cat', 'ask', 'a', 'b']);
    expect(made.nodes.ask).toEqual(
      node('ask', {
        prompt: '@vixen sees @cat, \\@fox and a@fox.com: {{line}}',
        things: [from('vixen.thing'), from('cat.thing')],
      }),
    );
    expect(made.layout).toEqual({
      nodes: { vixen: [100, 40], ask: [201, 40] },
      bends: { 'vixen.thing>ask.things': [[150, 60]] },
    });
    expect(rename(made, 'vixen', 'fox')).toEqual(story);
    expect(rename(story, 'ask', 'question')).toMatchObject({
      outputs: { film: from('question.text') },
      layout: { bends: { 'fox.thing>question.things': [[150, 60]] } },
    });
  });

  it.each([
    ['another edge has the new name', from('cat.thing', 'vixen'), '@fox sees @vixen'],
    ['a prompt mentions the new name already', from('cat.thing'), '@fox sees @vixen'],
  ])('[G21] leaves prompts and the name of the edge as they are where %s', (_, cat, prompt) => {
    const ask = node('ask', { prompt, things: [from('fox.thing'), cat] });
    const made = rename({ ...story, nodes: { ...story.nodes, ask } }, 'fox', 'vixen');
    expect(made.nodes.ask).toEqual(node('ask', { prompt, things: [from('vixen.thing', 'fox'), cat] }));
  });

  it('[G21] leaves the name of an edge that has one of its own, and of one whose node goes by it', () => {
    const named = node('ask', { prompt: '@it', things: [from('fox.thing', 'it')] });
    const chosen = node('switch', { choice: 'a', cases: [from('a.total'), from('b.total')] });
    const made = rename({ ...story, nodes: { ...story.nodes, ask: named, pick: chosen } }, 'a', 'first');
    expect(made.nodes.pick!.inputs.cases).toEqual([from('first.total', 'a'), from('b.total')]);
    expect(rename({ ...story, nodes: { ...story.nodes, ask: named } }, 'fox', 'vixen').nodes.ask).toEqual(
      node('ask', { prompt: '@it', things: [from('vixen.thing', 'it')] }),
    );
  });

  it.each([
    ['gone', 'x', 'there is no node "gone" to rename'],
    ['fox', 'cat', 'node "cat" exists already; choose another name'],
    ['fox', 'inputs', 'node id "inputs" is reserved; choose another'],
    ['fox', 'Two words', 'node id "Two words" must be a lower-case letter'],
  ])('[G21] refuses to call %s %s', (id, to, message) => {
    expect(() => renameNode(openGraph(story), sampleRegistry, id, to)).toThrow(message);
  });
});

const nested: GraphDocument = {
  shotgraph: 1,
  outputs: { all: from('two.total') },
  nodes: {
    one: node('graph/part', { n: 3 }),
    two: node('graph/part', { other: 1, n: from('one.total') }),
    many: node('graph/part', { n: [1, 2] }, { each: [['n']] }),
  },
  graphs: {
    part: {
      inputs: { n: { type: 'number' }, other: { type: 'number', default: 0 } },
      outputs: { total: from('sum.total') },
      nodes: { sum: node('sum', { k: from('inputs.n'), terms: [from('inputs.other')] }) },
    },
  },
  layout: { bends: { 'one.total>two.n': [[1, 2]] } },
};

describe('renameGraphInput', () => {
  it('[G21] renames it in templates and edges, at its place', () => {
    const made = edited(story, (graph) => renameGraphInput(graph, sampleRegistry, 'line', 'words'));
    expect(Object.keys(made.inputs!)).toEqual(['words', 'k']);
    expect(made.nodes.fox!.inputs.tag).toBe('{{words}}');
    expect(made.nodes.ask!.inputs.prompt).toBe('@fox sees @cat, \\@fox and a@fox.com: {{words}}');
    expect(validate(made, sampleRegistry)).toEqual([]);
  });

  it('[G21] renames that of a subgraph at every node that runs it', () => {
    const made = edited(nested, (graph) => renameGraphInput(graph, sampleRegistry, 'n', 'count', 'part'));
    expect(validate(made, sampleRegistry)).toEqual([]);
    expect(made.nodes).toEqual({
      one: node('graph/part', { count: 3 }),
      two: node('graph/part', { other: 1, count: from('one.total') }),
      many: node('graph/part', { count: [1, 2] }, { each: [['count']] }),
    });
    expect(made.layout!.bends).toEqual({ 'one.total>two.count': [[1, 2]] });
    expect(made.graphs!.part!.nodes.sum!.inputs.k).toEqual(from('inputs.count'));
  });
});

describe('renameGraphOutput', () => {
  it('[G21] renames it at its place, and where a subgraph is used', () => {
    expect(
      Object.keys(edited(story, (graph) => renameGraphOutput(graph, sampleRegistry, 'film', 'cut')).outputs!),
    ).toEqual(['cut', 'sum']);
    const made = edited(nested, (graph) => renameGraphOutput(graph, sampleRegistry, 'total', 'sum', 'part'));
    expect(validate(made, sampleRegistry)).toEqual([]);
    expect(made.outputs).toEqual({ all: from('two.sum') });
    expect(made.nodes.two!.inputs.n).toEqual(from('one.sum'));
    expect(made.layout!.bends).toEqual({ 'one.sum>two.n': [[1, 2]] });
  });

  it('[G21] refuses what a fold goes by', () => {
    const fold = node('flow/fold', { graph: 'part', items: [1], state: 0 });
    const part = {
      ...nested.graphs!.part!,
      inputs: { item: { type: 'number' }, state: { type: 'number' } },
      outputs: { state: from('sum.total') },
    };
    const graph = openGraph({ ...nested, nodes: { fold }, outputs: {}, graphs: { part } });
    const message = /"state" cannot be renamed: node "fold" folds the subgraph/;
    expect(() => renameGraphInput(graph, sampleRegistry, 'state', 'sum', 'part')).toThrow(message);
    expect(() => renameGraphOutput(graph, sampleRegistry, 'state', 'sum', 'part')).toThrow(message);
  });
});
