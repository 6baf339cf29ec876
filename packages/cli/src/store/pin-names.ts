import { HASH_PATTERN, openGraph, type PlanEntry } from '@shotgraph/engine';
import { UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { findPath, isInGroup } from '../paths.ts';
import { type GraphRequest, openRequested } from '../run/open.ts';

type ValueOptions = Pick<GraphRequest, 'store' | 'set' | 'input'>;

/** A key, and the node that has it now. */
export interface NamedKey {
  readonly key: string;
  /** Absent for a key that was given as such. */
  readonly node?: string;
}

/**
 * What the operands of `pin` and `unpin` mean: keys and hashes as they are, nodes by the keys their results have now, items included.
 *
 * @throws UsageError for an unknown node, and one that keeps no result; GraphError when the graph cannot be planned
 */
export async function keysOf(
  names: readonly string[],
  graph: string | undefined,
  options: ValueOptions,
  io: Io,
): Promise<readonly NamedKey[]> {
  const nodes = names.filter((name) => !HASH_PATTERN.test(name));
  const keys = names.filter((name) => HASH_PATTERN.test(name)).map((key) => ({ key }));
  if (nodes.length === 0) return keys;
  if (graph === undefined)
    throw new UsageError(`to pin nodes name the graph first, as in "pin graph.json ${nodes[0]}"`);
  const { session, host, document } = await openRequested({ graph, ...options }, io);
  try {
    const opened = openGraph(document);
    for (const node of nodes) findPath(opened, node, `node ${node}`);
    const { entries } = await session.plan({ targets: nodes, signal: io.cancellation() });
    return [...keys, ...nodes.flatMap((node) => keysWithin(node, entries))];
  } finally {
    await host.dispose();
  }
}

/** Nodes by the keys their results have now. @param graph - path of the document */
export async function nodesByKey(
  graph: string,
  options: ValueOptions,
  io: Io,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { session, host } = await openRequested({ graph, ...options }, io);
  try {
    const nodes = new Map<string, string[]>();
    for (const { node, key } of (await session.plan({ signal: io.cancellation() })).entries)
      if (key !== undefined) nodes.set(key, [...(nodes.get(key) ?? []), node]);
    return nodes;
  } finally {
    await host.dispose();
  }
}

/** The results of a node: its own, or those of what is within it. */
function keysWithin(node: string, entries: readonly PlanEntry[]): readonly NamedKey[] {
  const isGroup = ({ node: path }: PlanEntry) => entries.some((other) => other.node.startsWith(`${path}/`));
  const costly = entries.filter(({ effect }) => effect !== 'pure');
  const own = costly.filter((entry) => isInGroup(entry.node, node) && !isGroup(entry));
  const certain = own.filter((entry) => entry.action === 'reuse' || entry.action === 'run');
  if (own.length === 0) {
    const others = costly.filter((entry) => !isGroup(entry)).map((entry) => entry.node);
    const instead =
      others.length === 0 ? 'nothing it is made from does' : `pin ${others.slice(0, 4).join(', ')} in its place`;
    throw new UsageError(`node ${node}: it costs nothing and keeps no result; ${instead}`);
  }
  if (certain.length === 0)
    throw new UsageError(`node ${node}: its key is not known before what it is made from has run; run it first`);
  return certain.map(({ node: path, key }) => ({ node: path, key: key! }));
}
