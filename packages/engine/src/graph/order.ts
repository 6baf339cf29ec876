import { edgesIn, type NodeRecord, parseFrom, subgraphOf } from './document.ts';
import type { Graph } from './graph.ts';

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
  const { order, cycle } = orderByNeeds(nodes, sourcesOf);
  // Needs point against the edges.
  return cycle ? { order, cycle: firstInFront(cycle.reverse(), nodes) } : { order };
}

/** Ids of the nodes a node is fed from, with repetitions. */
export function sourcesOf(node: NodeRecord): string[] {
  return Object.values(node.inputs).flatMap((value) => edgesIn(value).map((edge) => parseFrom(edge.from).node));
}

/**
 * Names of subgraphs in an order in which every one comes after those it uses, as nodes or by folding; ties in document order.
 * Uses of subgraphs that do not exist are ignored.
 *
 * @returns the order; how deep each of its subgraphs nests, itself included: 1 when it uses no other; and one cycle as names when
 *   there is one, each using the next and the last the first. Order and depth lack whatever contains a cycle.
 */
export function orderSubgraphs(graph: Pick<Graph, 'graphs'>): {
  readonly order: readonly string[];
  readonly depth: ReadonlyMap<string, number>;
  readonly cycle?: readonly string[];
} {
  const uses = new Map<string, readonly string[]>();
  for (const [name, part] of graph.graphs) uses.set(name, usesOf(part.nodes.values()));
  const { order, cycle } = orderByNeeds(uses, (names) => names);
  const depth = new Map<string, number>();
  for (const name of order) {
    let deepest = 0;
    for (const used of uses.get(name)!) deepest = Math.max(deepest, depth.get(used) ?? 0);
    depth.set(name, deepest + 1);
  }
  return cycle ? { order, depth, cycle: firstInFront(cycle, uses) } : { order, depth };
}

/** Names of the subgraphs that nodes run, each once. */
export function usesOf(nodes: Iterable<NodeRecord>): readonly string[] {
  const used = new Set<string>();
  for (const node of nodes) {
    const name = subgraphOf(node);
    if (name !== undefined) used.add(name);
  }
  return [...used];
}

/** Puts things behind what they need (Kahn). `cycle` leads from each thing to one it needs. */
function orderByNeeds<T>(
  things: ReadonlyMap<string, T>,
  needsOf: (thing: T) => readonly string[],
): { readonly order: readonly string[]; readonly cycle?: string[] } {
  const dependents = new Map<string, string[]>();
  const pending = new Map<string, number>();
  for (const [id, thing] of things) {
    let count = 0;
    for (const need of needsOf(thing)) {
      if (!things.has(need)) continue;
      count++;
      const list = dependents.get(need);
      if (list) list.push(id);
      else dependents.set(need, [id]);
    }
    pending.set(id, count);
  }
  const order = [...things.keys()].filter((id) => pending.get(id) === 0);
  for (let i = 0; i < order.length; i++) {
    for (const dependent of dependents.get(order[i]!) ?? []) {
      const left = pending.get(dependent)! - 1;
      pending.set(dependent, left);
      if (left === 0) order.push(dependent);
    }
  }
  return order.length === things.size ? { order } : { order, cycle: findCycle(things, needsOf, pending) };
}

/** Walks along the needs of things that never became ready: every one of them has such a need, so the walk must close. */
function findCycle<T>(
  things: ReadonlyMap<string, T>,
  needsOf: (thing: T) => readonly string[],
  pending: ReadonlyMap<string, number>,
): string[] {
  const stuck = (id: string) => (pending.get(id) ?? 0) > 0;
  const path: string[] = [];
  const place = new Map<string, number>();
  let id = [...things.keys()].find(stuck)!;
  while (!place.has(id)) {
    place.set(id, path.length);
    path.push(id);
    id = needsOf(things.get(id)!).find(stuck)!;
  }
  return path.slice(place.get(id));
}

/** A cycle told from the thing that stands first in the document, so that the same cycle always reads the same. */
function firstInFront(cycle: readonly string[], things: ReadonlyMap<string, unknown>): readonly string[] {
  const among = new Set(cycle);
  const first = [...things.keys()].find((id) => among.has(id))!;
  const start = cycle.indexOf(first);
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}
