import type { GraphDocument, NodeRecord } from '@shotgraph/engine';
import { describeRegistry } from '@shotgraph/engine/worker';
import { catalogue } from '@shotgraph/nodes';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../engine/catalogue.ts';
import { createDocStore } from './doc-store.ts';
import { createDocTypes } from './doc-types.ts';

const node = (type: string, inputs: NodeRecord['inputs'] = {}, rest: Partial<NodeRecord> = {}): NodeRecord => ({
  type,
  version: 1,
  inputs,
  ...rest,
});

const document: GraphDocument = {
  shotgraph: 1,
  nodes: {
    lines: node('list/texts', { lines: 'a\nb' }),
    one: node('graph/line', { item: 'x' }),
    each: node('graph/line', { item: { from: 'lines.texts' } }, { each: [['item']] }),
    pick: node('list/pick', { list: { from: 'lines.texts' } }),
    loose: node('list/pick'),
    fold: node('flow/fold'),
    off: node('transform/color', {}, { off: true }),
  },
  graphs: {
    line: {
      title: 'A line',
      inputs: { item: { type: 'text' }, state: { type: 'text', default: '-' } },
      outputs: { state: { from: 'join.text' } },
      nodes: { join: node('text/join', { texts: [{ from: 'inputs.item' }, { from: 'inputs.state' }] }) },
    },
  },
};

function open() {
  const doc = createDocStore(document);
  const types = createDocTypes(doc.graph, createCatalogue(describeRegistry(catalogue)));
  doc.onEdit((_, rewires) => rewires && types.forget());
  return { doc, types, of: (id: string) => types.of(doc.graph, doc.findNode(id)) };
}

describe('the types of a document', () => {
  it('has those its subgraphs make, with their defaults, as lists where they run once per item', () => {
    const { of } = open();
    expect(of('one')).toMatchObject({
      title: 'A line',
      inputs: { item: { type: { name: 'text' } }, state: { options: { default: '-' } } },
      outputs: { state: { type: { name: 'text' } } },
    });
    expect(of('each')).toMatchObject({
      inputs: { item: { type: { name: 'text[]', element: { name: 'text' } } }, state: { type: { name: 'text' } } },
      outputs: { state: { type: { name: 'text[]' } } },
    });
  });

  it('says what generic ports carry once they are wired, and that they are generic until then', () => {
    const { of, types, doc } = open();
    expect(of('pick')!.outputs.item!.type.name).toBe('text');
    expect(types.output(doc.graph, 'pick.item')!.name).toBe('text');
    expect(of('loose')!.outputs.item!.type.variable).toBeDefined();
    expect(of('loose')!.inputs.list!.type.element!.variable).toBeDefined();
  });

  it('asks a fold for its subgraph first', () => {
    const { of, doc } = open();
    expect(Object.keys(of('fold')!.inputs)).toEqual(['graph']);
    doc.apply([{ op: 'set-input', node: 'fold', input: 'graph', value: 'line' }]);
    expect(of('fold')).toMatchObject({ title: 'Fold A line', inputs: { items: { type: { name: 'text[]' } } } });
  });

  it('keeps every input of a node that is off', () => {
    const { of } = open();
    expect(Object.keys(of('off')!.inputs)).toContain('saturation');
  });

  it('follows edits of a subgraph, and is the same object as long as nothing about it has changed', () => {
    const { of, doc } = open();
    const before = of('one');
    doc.apply([{ op: 'set-input', node: 'join', input: 'separator', value: ', ', graph: 'line' }]);
    doc.apply([{ op: 'move-node', id: 'one', at: [8, 8] }]);
    expect(of('one')).toBe(before);
    doc.apply([{ op: 'set-graph-input', name: 'extra', value: { type: 'number', default: 2 }, graph: 'line' }]);
    expect(of('one')!.inputs.extra).toMatchObject({ type: { name: 'number' }, options: { default: 2 } });
    doc.undo();
    expect(Object.keys(of('one')!.inputs)).toEqual(['item', 'state']);
  });

  it('offers each subgraph, and its fold, where it does not contain itself', () => {
    const { types } = open();
    expect(types.made(undefined).map(({ type }) => type.title)).toEqual(['A line', 'Fold A line']);
    expect(types.made('line')).toEqual([]);
  });
});
