import { describe, expect, it } from 'vitest';
import type { GraphDocument, InputValue } from '../graph/document.ts';
import { applyOps, type Op } from '../graph/edit.ts';
import { openGraph, toDocument } from '../graph/graph.ts';
import { memoryHost } from '../host/memory/index.ts';
import { from, open } from '../testing/tools.ts';
import type { Plan } from './plan.ts';

const node = (type: string, inputs: Record<string, InputValue> = {}, rest: object = {}) => ({
  type,
  version: 1,
  inputs,
  ...rest,
});
const base: GraphDocument = {
  shotgraph: 1,
  outputs: { n: from('total.total') },
  nodes: {
    range: node('sample/range', { count: 2 }),
    walked: node('sample/work', { value: from('range.numbers') }, { each: [['value']] }),
    one: node('sample/work', { value: from('walked.doubled') }),
    total: node('sample/sum', { terms: [from('one.doubled'), from('used.out')] }),
    used: node('graph/inner', { a: 1 }),
  },
  graphs: {
    inner: {
      inputs: { a: { type: 'number' } },
      outputs: { out: from('w.doubled') },
      nodes: { w: node('sample/work', { value: from('inputs.a') }) },
    },
  },
};
/** What a session tells and plans after edits, and what one does that was opened with their outcome. */
async function told(...turns: readonly (readonly Op[])[]) {
  const { session } = open(base, memoryHost());
  const graph = openGraph(base);
  let plan = await session.plan();
  for (const ops of turns) {
    applyOps(graph, ops);
    session.apply(ops);
    plan = await session.plan();
  }
  const text = (issues: readonly object[]) => issues.map((issue) => JSON.stringify(issue)).sort();
  const fresh = open(toDocument(graph), memoryHost()).session;
  const names = ({ entries }: Plan) => entries.map(({ node }) => node).sort();
  return {
    edited: [text(session.issues()), names(plan)],
    fresh: [text(fresh.issues()), names(await fresh.plan())],
  };
}
const off: Op = { op: 'set-off', node: 'range', value: true };

describe('issues and plans after edits', () => {
  it.each<[string, ...(readonly Op[])[]]>([
    ['an edge fits once its source is no list any more', [{ op: 'set-each', node: 'walked' }]],
    ['an edge fits again once its source is on again', [off], [{ op: 'set-off', node: 'range' }]],
    [
      'an edge from a port that was never there dangles once the node has gone',
      [{ op: 'set-graph-output', name: 'x', value: from('range.gone') }],
      [{ op: 'remove-node', id: 'range' }],
    ],
    [
      'an edge from an input of another type fits once that is the right one',
      [
        { op: 'set-graph-input', name: 'count', value: { type: 'text' } },
        { op: 'set-input', node: 'range', input: 'count', value: from('inputs.count') },
      ],
      [{ op: 'set-graph-input', name: 'count', value: { type: 'number', default: 1 } }],
    ],
    [
      'a subgraph changes while a node goes that it feeds',
      [
        { op: 'remove-node', id: 'w', graph: 'inner' },
        { op: 'remove-node', id: 'total' },
      ],
    ],
    [
      'a node becomes another one while a subgraph changes that feeds it',
      [
        { op: 'set-graph-output', graph: 'inner', name: 'more', value: from('w.doubled') },
        { op: 'set-each', node: 'total', value: [['k']] },
      ],
    ],
    [
      'what is wrong with how a node is walked is told once',
      [{ op: 'set-each', node: 'total', value: [['terms']] }],
      [{ op: 'set-input', node: 'total', input: 'k', value: 3 }],
    ],
  ])('[V12] are those of the document as it is: %s', async (_, ...turns) => {
    const { edited, fresh } = await told(...turns);
    expect(edited).toEqual(fresh);
  });
});
