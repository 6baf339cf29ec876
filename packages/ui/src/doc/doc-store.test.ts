import type { GraphDocument } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { createDocStore } from './doc-store.ts';

const document: GraphDocument = {
  shotgraph: 1,
  title: 'Test',
  nodes: {
    a: { type: 'x/a', version: 1, inputs: { text: '' } },
    b: { type: 'x/b', version: 1, inputs: { in: { from: 'a.out' } } },
  },
};

const type = (value: string) => [{ op: 'set-input', node: 'a', input: 'text', value }] as const;

describe('a document store', () => {
  it('makes one step of everything typed into one field', () => {
    const doc = createDocStore(document);
    for (const text of ['f', 'fo', 'fox']) doc.apply(type(text), { mark: 'a.text' });
    doc.undo();
    expect(doc.toDocument()).toEqual(document);
    expect(doc.canUndo).toBe(false);
    doc.redo();
    expect(doc.findNode('a')!.inputs.text).toBe('fox');
  });

  it('begins a new step when the mark was closed or another one was used in between', () => {
    const doc = createDocStore(document);
    doc.apply(type('one'), { mark: 'a.text' });
    doc.closeMark();
    doc.apply(type('two'), { mark: 'a.text' });
    doc.apply([{ op: 'set-title', value: 'Other' }], { mark: 'title' });
    doc.apply(type('three'), { mark: 'a.text' });
    const texts: unknown[] = [];
    while (doc.canUndo) {
      doc.undo();
      texts.push(doc.findNode('a')!.inputs.text);
    }
    expect(texts).toEqual(['two', 'two', 'one', '']);
  });

  it('makes one step of a drag of several cards', () => {
    const doc = createDocStore(document);
    for (const x of [8, 16, 24]) {
      const ops = ['a', 'b'].map((id) => ({ op: 'move-node', id, at: [x, 0] }) as const);
      doc.apply(ops, { mark: 'move a b' });
    }
    doc.undo();
    expect(doc.graph.positions.size).toBe(0);
    doc.redo();
    expect(doc.graph.positions.get('b')).toEqual([24, 0]);
  });

  it('forgets what was undone as soon as something else is done', () => {
    const doc = createDocStore(document);
    doc.apply(type('one'));
    doc.undo();
    doc.apply(type('two'));
    expect(doc.canRedo).toBe(false);
  });

  it('leaves nothing of what was abandoned, neither a step nor anything to redo', () => {
    const doc = createDocStore(document);
    doc.apply(type('one'));
    doc.apply(type('two'));
    doc.undo();
    doc.closeMark();
    for (const text of ['d', 'dr', 'drag']) doc.apply(type(text), { mark: 'drag' });
    doc.abandonMark();
    expect(doc.findNode('a')!.inputs.text).toBe('one');
    expect(doc.steps).toHaveLength(1);
    doc.redo();
    expect(doc.findNode('a')!.inputs.text).toBe('two');
    expect(doc.canRedo).toBe(false);
  });

  it('abandons only what was done under a mark that is still open', () => {
    const doc = createDocStore(document);
    doc.apply(type('kept'), { mark: 'a.text' });
    doc.closeMark();
    doc.abandonMark();
    doc.apply(type('also'));
    doc.abandonMark();
    expect(doc.findNode('a')!.inputs.text).toBe('also');
    expect(doc.steps).toHaveLength(2);
  });

  it('tells only those who read what changed', () => {
    const doc = createDocStore(document);
    const heard: string[] = [];
    for (const topic of ['node:a', 'node:b', 'structure', 'header', 'history'])
      doc.subscribe(topic, () => heard.push(topic));
    doc.apply(type('x'));
    expect(heard).toEqual(['node:a', 'history']);
    heard.length = 0;
    doc.apply([{ op: 'set-input', node: 'b', input: 'in' }]);
    expect(heard).toEqual(['node:b', 'structure', 'history']);
  });

  it('is unchanged by ops that cannot all be applied', () => {
    const doc = createDocStore(document);
    expect(() => doc.apply([...type('x'), { op: 'remove-node', id: 'none' }])).toThrow('there is no node "none"');
    expect(doc.toDocument()).toEqual(document);
    expect(doc.canUndo).toBe(false);
  });
});
