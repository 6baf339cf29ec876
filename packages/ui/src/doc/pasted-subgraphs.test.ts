import { applyOps, type GraphBody, type GraphDocument, openGraph, toDocument } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { copyNodes, pasteOps } from './clipboard.ts';

const warm = (temperature: number): GraphBody => ({
  nodes: { color: { type: 'transform/color', version: 1, inputs: { temperature } } },
  layout: { nodes: { color: [temperature, 0] } },
});
const use = (name: string) => ({ type: `graph/${name}`, version: 1, inputs: {} });
const film = (graphs: GraphDocument['graphs']): GraphDocument => ({
  shotgraph: 1,
  nodes: { look: use('grade') },
  ...(graphs && { graphs }),
});

/** A document after the card of another one was pasted into it. */
function pasted(from: GraphDocument, into: GraphDocument, origins: readonly [string, string] = ['a', 'b']) {
  const graph = openGraph(into);
  const text = copyNodes(openGraph(from), new Set(['look']), undefined, origins[0]);
  applyOps(graph, pasteOps(graph, text, { origin: origins[1] }).ops);
  return toDocument(graph);
}

describe('a subgraph that comes along with what is pasted', () => {
  it('is the one that is there when both do the same', () => {
    const there = film({ grade: { ...warm(7000), layout: { nodes: { color: [1, 1] } } } });
    const made = pasted(film({ grade: warm(7000) }), there);
    expect(made.graphs).toEqual(there.graphs);
    expect(made.nodes['look-2']).toEqual(use('grade'));
  });

  it('comes under a free name where another one has its name', () => {
    const made = pasted(film({ grade: warm(7000) }), film({ grade: warm(3200) }));
    expect(made.graphs).toEqual({ grade: warm(3200), 'grade-2': warm(7000) });
    expect([made.nodes.look, made.nodes['look-2']]).toEqual([use('grade'), use('grade-2')]);
  });

  it('takes along what it runs, and is another one when that is', () => {
    const outer = { nodes: { deep: use('inner') } };
    const fold = { nodes: { all: { type: 'flow/fold', version: 1, inputs: { graph: 'inner' } } } };
    const made = pasted(film({ grade: outer, inner: warm(1) }), film({ grade: outer, inner: warm(2) }));
    expect(made.graphs).toEqual({
      grade: outer,
      inner: warm(2),
      'grade-2': { nodes: { deep: use('inner-2') } },
      'inner-2': warm(1),
    });
    const folded = pasted(film({ grade: fold, inner: warm(1) }), film({ grade: fold, inner: warm(2) }));
    expect(folded.graphs!['grade-2']!.nodes.all!.inputs.graph).toBe('inner-2');
  });

  it('is what it has become since where the copies are of this document', () => {
    const made = pasted(film({ grade: warm(7000) }), film({ grade: warm(3200) }), ['a', 'a']);
    expect(made.graphs).toEqual({ grade: warm(3200) });
    expect(made.nodes['look-2']).toEqual(use('grade'));
  });
});
