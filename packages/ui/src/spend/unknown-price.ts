import type { Graph } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { NodeCost } from './costs.ts';
import { isFreeModel } from './node-place.ts';

/**
 * Whether a node that is paid for has no price because something is wrong with it, or before it: what the others cost is not all then.
 *
 * @param costs - of the last plan, by card
 */
export function hasUnknownPrice(
  { nodes, graphs }: Pick<Graph, 'nodes' | 'graphs'>,
  typeOf: (type: string) => NodeTypeData | undefined,
  costs: ReadonlyMap<string, NodeCost>,
): boolean {
  const known = new Set([...costs.keys()].map((card) => card.slice(card.lastIndexOf('/') + 1)));
  for (const part of [nodes, ...[...graphs.values()].map((graph) => graph.nodes)]) {
    for (const [id, record] of part) {
      const type = typeOf(record.type);
      if (type?.effect === 'paid' && !record.off && !known.has(id) && !isFreeModel({ record }, type)) return true;
    }
  }
  return false;
}
