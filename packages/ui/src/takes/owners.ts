import { type Graph, type Op, type PurchaseInfo, subgraphOf, takeOwnersOf } from '@shotgraph/engine';

/** Nodes of one graph that get other paths within it. */
export interface Moves {
  /** The document's own graph when it is `undefined`. */
  readonly subgraph: string | undefined;
  /** New paths by those before: `fox` of a node, `scene/fox` of one in the subgraph that `scene` runs. */
  readonly paths: ReadonlyMap<string, string>;
}

/**
 * Ops that keep takes with the nodes they belong to when these get other paths.
 *
 * @param graph - as it is before
 * @param purchases - those of this document; others are left alone
 */
export function ownerOps(
  graph: Graph,
  purchases: readonly PurchaseInfo[],
  document: string,
  moves: Moves,
): readonly Op[] {
  const owners = takeOwnersOf(graph);
  return purchases.flatMap(({ key, place }): readonly Op[] => {
    if (place?.graph !== document) return [];
    const path = owners.get(key) ?? place.node;
    const moved = movedPath(graph, path, moves);
    if (moved === path) return [];
    return [{ op: 'set-owner', take: key, ...(moved !== place.node && { value: moved }) }];
  });
}

const ITEM = /^[0-9]+$/;

/** A path as it is after the moves, whichever nodes run the graph they happen in. */
function movedPath(graph: Graph, path: string, { subgraph, paths }: Moves): string {
  const names = path.split('/');
  const made: string[] = [];
  let within: string | undefined;
  let isTold = false;
  for (const [i, name] of names.entries()) {
    if (ITEM.test(name)) {
      made.push(name);
      continue;
    }
    const isMovable = within === subgraph;
    const both = isMovable ? paths.get(`${name}/${names[i + 1]}`) : undefined;
    if (!isTold) made.push(both ?? (isMovable ? paths.get(name) : undefined) ?? name);
    isTold = both !== undefined;
    const record = (within === undefined ? graph : graph.graphs.get(within))?.nodes.get(name);
    within = record && subgraphOf(record);
    if (within === undefined) return [...made, ...names.slice(i + 1)].join('/');
  }
  return made.join('/');
}
