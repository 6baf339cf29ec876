import { type Graph, type Op, parseFrom } from '@shotgraph/engine';
import type { Catalogue } from '../engine/catalogue.ts';
import { estimateCards } from './card-size.ts';
import { layoutCards } from './layout.ts';
import { toWires } from './projection.ts';

/** Ops that place every card in layers from left to right. */
export function tidyOps(graph: Graph, catalogue: Catalogue): readonly Op[] {
  const arcs = toWires(graph).map(({ from, node }) => ({ from: parseFrom(from).node, to: node }));
  return [...layoutCards(estimateCards(graph, catalogue), arcs)].map(([id, at]): Op => ({ op: 'move-node', id, at }));
}
