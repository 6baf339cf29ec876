import { FOLD_TYPE, type NodeType } from '@shotgraph/engine';

const subgraph = { name: 'subgraph', accepts: ['subgraph'], literal: {} };
const any = { name: 'any', accepts: ['any'] };
const required = (type: object, doc: string) => ({ type, arity: 'one', doc, options: {}, hasDefault: false });

/** The node type that every engine brings, as lists of node types show it: what it takes and gives depends on the subgraph. */
export const FOLD = {
  type: FOLD_TYPE,
  version: 1,
  title: 'Fold',
  doc: 'Runs a subgraph once per item, one after the other, each round going on from the state that the one before left. Takes and gives besides these what the subgraph does.',
  effect: 'pure',
  inputs: {
    graph: required(subgraph, 'Name of the subgraph. It needs the inputs "item" and "state" and the output "state".'),
    items: required({ name: 'any[]', accepts: ['any[]'] }, 'One round runs for each of them, in order.'),
    state: required(any, 'State the first round starts with.'),
  },
  outputs: { state: { type: any, doc: 'State the last round left. Other outputs of the subgraph become lists.' } },
} as unknown as NodeType;
