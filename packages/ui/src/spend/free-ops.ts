import type { Graph, NodeRecord, Op } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { findPlace, freeModelFor } from './node-place.ts';

/**
 * Ops that set nodes to what runs here for free, each once. Nodes that cannot be switched, because their model is wired or there is no free
 * one, are left out.
 *
 * @param paths - of nodes, as a run names them
 */
export function freeOps(
  graph: Graph,
  typeOf: (record: NodeRecord) => NodeTypeData | undefined,
  paths: readonly string[],
): readonly Extract<Op, { op: 'set-input' }>[] {
  const byPlace = new Map<string, Extract<Op, { op: 'set-input' }>>();
  for (const path of paths) {
    const place = findPlace(graph, path);
    const value = place && freeModelFor(place.record, typeOf(place.record));
    if (!place || value === undefined) continue;
    const { graph: within, node } = place;
    byPlace.set(`${within ?? ''}/${node}`, {
      op: 'set-input',
      node,
      input: 'model',
      value,
      ...(within !== undefined && { graph: within }),
    });
  }
  return [...byPlace.values()];
}
