import {
  type Graph,
  type InputSpec,
  isEdge,
  type NodeRecord,
  type PortType,
  parseFrom,
  partOf,
  type Registry,
  typesOf,
} from '@shotgraph/engine';
import { UsageError } from '../exit.ts';
import { findPath, type PathPlace, subgraphOf } from '../paths.ts';

/** A node that waits for a choice, and where in the document the choice stands. */
export interface ChoicePlace {
  /** Path of the node. */
  readonly path: string;
  /** Output that the candidates come from, with the path of its node. */
  readonly candidates: string;
  /** The input to be set: that of the node, or of the subgraph that hands it on. */
  readonly target: { readonly graph?: string; readonly node: string; readonly input: string };
  /** The same choice holds for several items: only a position fits all of them. */
  readonly isShared: boolean;
  /** Of that input. */
  readonly type: PortType | undefined;
}

const CANDIDATES = 'candidates';
const CHOICE = 'choice';

/**
 * Finds out what picking means for a node.
 *
 * @param path - of the node; with `subgraph` its id within it
 * @throws UsageError for a node that nothing can be picked of, or whose choice does not stand in the document
 */
export function findChoice(graph: Graph, registry: Registry, path: string, subgraph: string | undefined): ChoicePlace {
  const whole = subgraph === undefined ? path : `${pathOfUse(graph, subgraph)}/${path}`;
  const place = findPath(graph, whole, `node ${path}`);
  const { record } = place;
  const specs = record && typesOf(graph, registry).definitionOf(record)?.inputs;
  if (!record || !specs?.[CHOICE] || !specs[CANDIDATES])
    throw new UsageError(`node ${path}: ${record?.type ?? 'this'} is nothing to pick from; name a flow/pick node`);
  if (record.each || /\/\d+$/.test(whole))
    throw new UsageError(`node ${path} runs once per item: its choices are a list; write it into the document`);
  const edge = record.inputs[CANDIDATES];
  if (!isEdge(edge)) throw new UsageError(`node ${path}: nothing is wired to "${CANDIDATES}" yet`);
  return {
    path: whole,
    // Inputs of subgraphs are named as outputs of nodes are.
    candidates: `${whole.slice(0, whole.lastIndexOf('/') + 1)}${edge.from}`,
    ...writtenAt(graph, registry, findTarget(place, record.inputs[CHOICE], path)),
    isShared: place.isItem,
  };
}

function writtenAt(graph: Graph, registry: Registry, target: ChoicePlace['target']) {
  const record = partOf(graph, target.graph).nodes.get(target.node)!;
  const specs: { readonly [input: string]: InputSpec } | undefined = typesOf(graph, registry).definitionOf(
    record,
  )?.inputs;
  return { target, type: specs?.[target.input]?.type };
}

/** Follows a choice that is handed in from outside to where it is written. */
function findTarget(
  place: PathPlace,
  choice: NodeRecord['inputs'][string] | undefined,
  path: string,
): ChoicePlace['target'] {
  const at = (one: { readonly graph?: string; readonly node: string }, input: string) => ({
    ...(one.graph !== undefined && { graph: one.graph }),
    node: one.node,
    input,
  });
  if (!isEdge(choice)) return at(place, CHOICE);
  let value: unknown = choice;
  let target = at(place, CHOICE);
  for (const outer of [...place.within].reverse()) {
    const { node, port } = isEdge(value) ? parseFrom(value.from) : { node: '', port: '' };
    if (node !== 'inputs') break;
    if (outer.record.each?.flat().includes(port)) {
      const list = `"${port}" of node "${outer.node}"`;
      throw new UsageError(`node ${path}: its choices are the list in ${list}; write it into the document`);
    }
    target = at(outer, port);
    value = outer.record.inputs[port];
  }
  if (!isEdge(value)) return target;
  const instead = value.from.startsWith('inputs.') ? `; run with --input ${value.from.slice(7)}=N` : '';
  throw new UsageError(`node ${path}: its choice is wired from ${value.from} and cannot be written down${instead}`);
}

/** Path of the first use of a subgraph in the document's own graph, through others if need be. */
function pathOfUse(graph: Graph, subgraph: string): string {
  if (!graph.graphs.has(subgraph))
    throw new UsageError(
      `--graph ${subgraph}: the document has no such subgraph; there are ${[...graph.graphs.keys()].join(', ') || 'none'}`,
    );
  const seen = new Set<string | undefined>();
  const queue: { readonly name?: string; readonly path: string }[] = [{ path: '' }];
  for (const { name, path } of queue) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const [id, record] of partOf(graph, name).nodes) {
      const inner = subgraphOf(record);
      if (inner === undefined || !graph.graphs.has(inner)) continue;
      const levels = (record.each ? 1 : 0) + (record.type === 'flow/fold' ? 1 : 0);
      const here = `${path}${id}${'/0'.repeat(levels)}`;
      if (inner === subgraph) return here;
      queue.push({ name: inner, path: `${here}/` });
    }
  }
  throw new UsageError(`--graph ${subgraph}: no node uses this subgraph, so there is nothing to pick from yet`);
}
