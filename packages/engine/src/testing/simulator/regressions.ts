import type { GraphBody, GraphDocument, InputValue, NodeRecord } from '../../graph/document.ts';

/** A graph that was once evaluated wrongly. */
export interface Regression {
  readonly name: string;
  readonly document: GraphDocument;
}

type Short = readonly [type: string, inputs?: Record<string, InputValue>, rest?: Partial<NodeRecord>];
const nodesOf = (nodes: Record<string, Short>): GraphBody['nodes'] =>
  Object.fromEntries(
    Object.entries(nodes).map(([id, [type, inputs = {}, rest]]) => [
      id,
      { type: type.includes('/') ? type : `sample/${type}`, version: 1, ...rest, inputs },
    ]),
  );
const from = (text: string) => ({ from: text });
const graph = (name: string, nodes: Record<string, Short>, rest: Partial<GraphDocument> = {}): Regression => ({
  name,
  document: { shotgraph: 1, inputs: { x: { type: 'number', default: 1 } }, ...rest, nodes: nodesOf(nodes) },
});
const part = (nodes: Record<string, Short>, outputs: Record<string, string>): GraphBody => ({
  inputs: {
    x: { type: 'number', default: 1 },
    state: { type: 'number', default: 0 },
    item: { type: 'number', default: 2 },
  },
  outputs: Object.fromEntries(Object.entries(outputs).map(([name, text]) => [name, from(text)])),
  nodes: nodesOf(nodes),
});

/** `moody` fails for this as its first input. */
const FAILS = 1;

/** Run always: a graph that is wrong once is added here, as small as it can be made. */
export const REGRESSIONS: readonly Regression[] = [
  graph(
    'an output that is known when planning ends once',
    { n0: ['slow'], n1: ['sum', { k: 3 }] },
    { outputs: { o: from('n1.total') } },
  ),
  graph('each item chooses for itself', {
    n0: ['switch', { cases: [from('inputs.x')], choice: [7, 0] }, { each: [['choice']] }],
  }),
  graph(
    'a fold is not done while a member that only a choice needs has still to run',
    { n0: ['flow/fold', { graph: 'q', items: [1, 2], state: 3 }] },
    {
      graphs: {
        p: part({ n0: ['slow', { b: from('inputs.state') }], n1: ['slow', { a: -2 }] }, { o: 'n0.value' }),
        q: part({ n0: ['graph/p'], n1: ['switch', { choice: 0, cases: [from('n0.o')] }] }, { state: 'n1.value' }),
      },
    },
  ),
  graph(
    'what no output comes from runs again in every round, although the next one does not take its state',
    { n0: ['flow/fold', { graph: 'q', items: [1, 2, 3], state: 3 }] },
    {
      graphs: {
        p: part({ n0: ['sum', { k: 4 }] }, { o: 'inputs.state' }),
        q: part(
          {
            n1: ['switch', { choice: 9, cases: [from('inputs.state')], otherwise: from('inputs.item') }],
            n2: ['graph/p'],
          },
          { state: 'n2.o' },
        ),
      },
    },
  ),
  graph('a list tells which nodes its items failed in, also after that has changed', {
    n0: ['range', { start: 1, count: 2 }],
    n1: ['gate', { value: from('n0.numbers'), atLeast: 1 }, { each: [['value']] }],
    n2: ['gate', { value: from('n1.value'), atLeast: 5 }, { each: [['value']] }],
  }),
  graph('items that stop are told of once', {
    n0: ['gate', { value: from('inputs.x'), score: [1, -1] }, { each: [['score']] }],
    n1: ['slow'],
  }),
  graph(
    'a subgraph that is off hands on its default',
    { n0: ['graph/p', {}, { off: true }], n1: ['sum', { terms: [from('n0.o')] }] },
    { graphs: { p: part({ n0: ['sum'] }, { o: 'n0.total' }) } },
  ),
  graph('a bypassed node hands on the first edge, whatever became of the second', {
    n0: ['gate', { value: from('inputs.x'), score: -1 }],
    n1: ['switch', { choice: 0, cases: [from('inputs.x'), { from: 'n0.value', as: 'b' }] }, { off: true }],
  }),
  graph('a bypassed node with nothing to hand on gives nothing, and that is no failure', {
    n0: ['switch', { choice: 0, cases: [], otherwise: from('inputs.x') }, { off: true }],
  }),
  graph('a bypassed node hands on a list that lacks items', {
    n0: ['moody', { a: [0, FAILS] }, { each: [['a']] }],
    n1: ['identity', { value: from('n0.value') }, { off: true }],
    n2: ['total-tolerant', { numbers: from('n1.value') }],
  }),
  graph(
    'a subgraph that is not chosen does not run',
    {
      n0: ['graph/p'],
      n1: ['switch', { choice: 9, cases: [from('n0.o')], otherwise: from('n2.total') }],
      n2: ['sum'],
    },
    { graphs: { p: part({ n0: ['moody', { a: FAILS }] }, { o: 'n0.value' }) } },
  ),
  graph(
    'an output of a subgraph that is not chosen does not run what only it needs',
    { n0: ['graph/p'], n1: ['switch', { choice: 9, cases: [from('n0.o')], otherwise: from('n0.other') }] },
    { graphs: { p: part({ n0: ['moody', { a: FAILS }], n1: ['sum'] }, { o: 'n0.value', other: 'n1.total' }) } },
  ),
  graph('what is chosen late does not run when its source has failed by then', {
    bad: ['moody', { a: FAILS }],
    mid: ['sum', { terms: [from('bad.value')] }],
    eager: ['sum', { terms: [from('bad.value')] }],
    late: ['slow', { a: 1, b: 1 }],
    choose: ['switch', { choice: from('late.value'), cases: [], otherwise: from('mid.total') }],
  }),
  graph(
    'ends within rounds run although the state is known',
    { n0: ['flow/fold', { graph: 'p', items: [7, 1, 6], state: -3 }] },
    {
      graphs: {
        p: part(
          { n0: ['moody', { a: from('inputs.state'), b: 10 }], n1: ['sum', { terms: [from('inputs.item')] }] },
          { state: 'n1.total' },
        ),
      },
    },
  ),
  graph(
    'an edit of a subgraph that is chosen reaches what nobody takes from in it',
    { n0: ['graph/p'], n1: ['switch', { choice: 9, cases: [from('inputs.x')], otherwise: from('n0.o') }] },
    { graphs: { p: part({ n0: ['sum', { k: 2 }], n1: ['sum', { k: 3 }] }, { o: 'n1.total' }) } },
  ),
  graph(
    'an edit reaches outputs of a subgraph that nobody takes from',
    {
      n0: ['graph/p'],
      n1: ['switch', { choice: [7, 1], cases: [from('n0.o'), from('inputs.x')] }, { each: [['choice']] }],
      n2: ['sum', { terms: [from('n0.o')] }],
    },
    { graphs: { p: part({ n0: ['slow-sum', { k: 2 }] }, { o: 'inputs.x', unused: 'n0.total' }) } },
  ),
  graph(
    'a later run tries items again that failed in a run that was cancelled',
    { n0: ['moody', { a: [0, FAILS, 2] }, { each: [['a']] }], n1: ['slow', { a: 2, b: 2 }] },
    { outputs: { o: from('n0.value') } },
  ),
];

/** Seeds of the simulator that once led to a broken rule; run always, besides the first ones. */
export const REGRESSION_SEEDS: readonly number[] = [];
