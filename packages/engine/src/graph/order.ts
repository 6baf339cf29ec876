import { edgesIn, type NodeRecord, parseFrom } from './document.ts';

/**
 * Ids in an order in which every node comes after what it is fed from; ties in document order. Dangling edges are ignored.
 * No recursion: the depth of a graph is only bounded by memory.
 *
 * @returns the order, and one cycle as ids in the direction of its edges when there is one (the order then lacks its nodes)
 */
export function orderNodes(nodes: ReadonlyMap<string, NodeRecord>): {
  readonly order: readonly string[];
  readonly cycle?: readonly string[];
} {
  const dependents = new Map<string, string[]>();
  const pending = new Map<string, number>();
  for (const [id, node] of nodes) {
    let count = 0;
    for (const source of sourcesOf(node)) {
      if (!nodes.has(source)) continue;
      count++;
      const list = dependents.get(source);
      if (list) list.push(id);
      else dependents.set(source, [id]);
    }
    pending.set(id, count);
  }
  const order = [...nodes.keys()].filter((id) => pending.get(id) === 0);
  for (let i = 0; i < order.length; i++) {
    for (const dependent of dependents.get(order[i]!) ?? []) {
      const left = pending.get(dependent)! - 1;
      pending.set(dependent, left);
      if (left === 0) order.push(dependent);
    }
  }
  return order.length === nodes.size ? { order } : { order, cycle: findCycle(nodes, pending) };
}

/** Ids of the nodes a node is fed from, with repetitions. */
export function sourcesOf(node: NodeRecord): string[] {
  return Object.values(node.inputs).flatMap((value) => edgesIn(value).map((edge) => parseFrom(edge.from).node));
}

/** Walks against the edges among nodes that never became ready: every one of them has such a source, so the walk must close. */
function findCycle(nodes: ReadonlyMap<string, NodeRecord>, pending: ReadonlyMap<string, number>): readonly string[] {
  const stuck = (id: string) => (pending.get(id) ?? 0) > 0;
  const path: string[] = [];
  const place = new Map<string, number>();
  let id = [...nodes.keys()].find(stuck)!;
  while (!place.has(id)) {
    place.set(id, path.length);
    path.push(id);
    id = sourcesOf(nodes.get(id)!).find((source) => nodes.has(source) && stuck(source))!;
  }
  const cycle = path.slice(place.get(id)).reverse();
  // Told from the node that stands first in the document, so that the same cycle always reads the same.
  const first = [...nodes.keys()].find((node) => cycle.includes(node))!;
  const start = cycle.indexOf(first);
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}
