import { type GraphPart, orderNodes } from '@shotgraph/engine';

/** Ids of the nodes of a graph as they feed one another: the first need nothing. Those that feed themselves come last. */
export function flowOrder({ nodes }: Pick<GraphPart, 'nodes'>): readonly string[] {
  const { order } = orderNodes(nodes);
  if (order.length === nodes.size) return order;
  const placed = new Set(order);
  return [...order, ...[...nodes.keys()].filter((id) => !placed.has(id))];
}

/** The id that has the focus next when one is taken away: the one behind it, else the one before it. */
export function nextOf(ids: readonly string[], gone: string): string | undefined {
  const at = ids.indexOf(gone);
  return ids[at + 1] ?? ids[at - 1];
}
