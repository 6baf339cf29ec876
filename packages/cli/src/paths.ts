import {
  FOLD_TYPE,
  findOutput,
  type Graph,
  type GraphPart,
  type NodeRecord,
  openGraph,
  type PortType,
  partOf,
  type Registry,
  SUBGRAPH_GROUP,
  typesOf,
} from '@shotgraph/engine';
import { UsageError } from './exit.ts';
import { suggest } from './near-names.ts';

/** What a path such as `shots/2/grade` leads to in a document. */
export interface PathPlace {
  /** Name of the subgraph it stands in; absent for the document's own graph. */
  readonly graph?: string;
  /** Id of the node there, or `inputs.name`, `outputs.name`. */
  readonly node: string;
  /** Absent for inputs and outputs of graphs. */
  readonly record?: NodeRecord;
  /** Whether the path leads through items or rounds: there is one of it for each of them. */
  readonly isItem: boolean;
  /** The nodes in whose place the subgraphs on the way stand, outermost first. */
  readonly within: readonly { readonly graph?: string; readonly node: string; readonly record: NodeRecord }[];
}

/** Name of the subgraph that stands in the place of a node. */
export const subgraphOf = ({ type, inputs }: NodeRecord): string | undefined =>
  type.startsWith(SUBGRAPH_GROUP)
    ? type.slice(SUBGRAPH_GROUP.length)
    : type === FOLD_TYPE && typeof inputs.graph === 'string'
      ? inputs.graph
      : undefined;

const NUMBER = /^\d+$/;

/**
 * Follows a path into subgraphs, items and rounds. How many items there are is not known from the document: any number will do.
 *
 * @param what - what the path was given as, for messages: `--target shots/2/grade`
 * @throws UsageError saying where the path leaves the document, and what there is instead
 */
export function findPath(graph: Graph, path: string, what: string): PathPlace {
  const names = path.split('/');
  const within: PathPlace['within'][number][] = [];
  let part: GraphPart = graph;
  let subgraph: { readonly graph?: string } = {};
  let isItem = false;
  for (let i = 0; ; i++) {
    const node = names[i]!;
    const record = part.nodes.get(node);
    const isLast = () => i === names.length - 1;
    if (!record) {
      if (isLast() && isImplied(part, node)) return { ...subgraph, node, isItem, within };
      throw new UsageError(`${what}: ${missing(part, node, subgraph.graph)}`);
    }
    for (let levels = levelsOf(record); levels > 0 && !isLast(); levels--) {
      isItem = true;
      if (NUMBER.test(names[++i]!)) continue;
      const so = names.slice(0, i).join('/');
      throw new UsageError(`${what}: "${so}" runs once per item; number them, as in ${so}/0/${names[i]}`);
    }
    if (isLast()) return { ...subgraph, node, record, isItem, within };
    const name = subgraphOf(record);
    const inner = name === undefined ? undefined : graph.graphs.get(name);
    if (!inner) throw new UsageError(`${what}: node "${node}" (${record.type}) has no nodes within`);
    within.push({ ...subgraph, node, record });
    part = inner;
    subgraph = { graph: name! };
  }
}

/** How many numbers follow the node in paths: one for items, one for rounds. */
const levelsOf = ({ each, type }: NodeRecord) => (each ? 1 : 0) + (type === FOLD_TYPE ? 1 : 0);

const impliedNames = ({ header: { inputs = {}, outputs = {} } }: GraphPart): readonly string[] => [
  ...Object.keys(outputs).map((name) => `outputs.${name}`),
  ...Object.keys(inputs).map((name) => `inputs.${name}`),
];
const isImplied = (part: GraphPart, name: string) => impliedNames(part).includes(name);

function missing(part: GraphPart, name: string, subgraph: string | undefined): string {
  const place = subgraph === undefined ? '' : `subgraph "${subgraph}" has `;
  const own = /^(input|output)s\.(.*)$/.exec(name);
  const known = impliedNames(part).filter((other) => own === null || other.startsWith(`${own[1]}s.`));
  if (own) return `${place || 'the graph has '}no ${own[1]} "${own[2]}"; ${suggest(name, known)}`;
  const there = place === '' ? `there is no node "${name}"` : `${place}no node "${name}"`;
  return `${there}; ${suggest(name, [...part.nodes.keys(), ...(subgraph === undefined ? known : [])])}`;
}

/** A target: a path, or a path and a port of what it leads to. */
export interface PathTarget extends PathPlace {
  readonly port?: string;
  /** Of the port, or of the output of the graph. */
  readonly type?: PortType;
}

/**
 * Follows a target, a path with or without a port.
 *
 * @throws UsageError as `findPath`; for a port that does not exist, or that stands for one item of a list
 */
export function findTarget(
  document: Parameters<typeof openGraph>[0],
  registry: Registry,
  target: string,
  what: string,
) {
  const graph = openGraph(document);
  const slash = target.lastIndexOf('/') + 1;
  const [id = '', port] = splitPort(target.slice(slash));
  const place = findPath(graph, target.slice(0, slash) + id, what);
  const { node, record } = place;
  const from = port === undefined ? outputOf(graph, place) : `${node}.${port}`;
  const type = from === undefined ? undefined : findOutput(graph, registry, from, place.graph);
  if (port === undefined) return { ...place, ...(type && { type }) } satisfies PathTarget;
  if (place.isItem)
    throw new UsageError(`${what}: an output of one item cannot be asked for; name the node without its port`);
  const outputs = record && typesOf(graph, registry).outsideOf(record)?.outputs;
  // Without a known type the ports are unknown too: the graph is refused for that, with a better message.
  if (outputs && !Object.hasOwn(outputs, port))
    throw new UsageError(`${what}: ${record.type} has no output "${port}"; ${suggest(port, Object.keys(outputs))}`);
  return { ...place, port, ...(type && { type }) } satisfies PathTarget;
}

/** `grade.video` has a port; `outputs.film` is a name. */
function splitPort(name: string): readonly [string, string?] {
  const dot = name.indexOf('.');
  if (dot < 0 || /^(in|out)puts\./.test(name)) return [name];
  return [name.slice(0, dot), name.slice(dot + 1)];
}

/** Where an output of a graph comes from. */
const outputOf = (graph: Graph, { graph: subgraph, node }: PathPlace): string | undefined =>
  node.startsWith('outputs.')
    ? partOf(graph, subgraph).header.outputs?.[node.slice('outputs.'.length)]?.from
    : undefined;

/** Whether a path is another one, or leads further from there. */
export const isInGroup = (path: string, other: string): boolean => path === other || path.startsWith(`${other}/`);
