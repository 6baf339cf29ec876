import { type GraphPart, type Op, parseFrom } from '@shotgraph/engine';
import { estimateCards, type TypeOf } from './card-size.ts';
import { layoutCards } from './layout.ts';
import { toWires } from './projection.ts';

/** Ops that place every card in layers from left to right. */
export function tidyOps(graph: GraphPart, typeOf: TypeOf): readonly Op[] {
  const arcs = toWires(graph).map(({ from, node }) => ({ from: parseFrom(from).node, to: node }));
  return [...layoutCards(estimateCards(graph, typeOf), arcs)].map(([id, at]): Op => ({ op: 'move-node', id, at }));
}
