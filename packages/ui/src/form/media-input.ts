import {
  type Edge,
  edgesIn,
  type Graph,
  type GraphPart,
  graphInputs,
  graphOutputs,
  type InputValue,
  type Op,
  subgraphOf,
} from '@shotgraph/engine';
import { edgeName, freeId } from '../doc/edits.ts';
import { MEDIA_KINDS, type MediaKind } from '../media/media-kind.ts';

/** The output of each kind's input node is called after the kind. */
const nodeTypeOf = (kind: MediaKind) => `input/${kind}`;

/** Files that a graph input asks for. */
export interface MediaInput {
  readonly kind: MediaKind;
  /** Whether it takes any number of them. */
  readonly isList: boolean;
}

const LIST = /\[\]$/;

/** What files a graph input asks for: by its type, or because everything that takes it is a node that reads such files. */
export function mediaInputOf(graph: Graph, name: string): MediaInput | undefined {
  const type = graphInputs(graph)[name]?.type ?? '';
  const item = type.replace(LIST, '');
  const isList = item !== type;
  const own = MEDIA_KINDS.find((kind) => kind === item);
  if (own) return { kind: own, isList };
  if (item !== 'file') return undefined;
  const takers = typesTaking(graph, graph, name, 0);
  const read = MEDIA_KINDS.find((kind) => takers.length > 0 && takers.every((taker) => taker === nodeTypeOf(kind)));
  return read && { kind: read, isList };
}

/** Subgraphs within subgraphs that are looked into. */
const DEEPEST = 8;

/** Types of the nodes that take a graph input's value; of a subgraph that takes it, those in there. */
function typesTaking(graph: Graph, part: GraphPart, name: string, depth: number): readonly string[] {
  return takersOf(part, name).flatMap(({ node, input }) => {
    const record = part.nodes.get(node)!;
    const inner = graph.graphs.get(subgraphOf(record) ?? '');
    const goesOn = inner && Object.hasOwn(graphInputs(inner), input) && depth < DEEPEST;
    return goesOn ? typesTaking(graph, inner, input, depth + 1) : [record.type];
  });
}

/** Inputs of nodes that are wired to a graph input. */
const takersOf = (part: GraphPart, name: string) =>
  [...part.nodes].flatMap(([node, record]) =>
    Object.entries(record.inputs).flatMap(([input, value]) =>
      edgesIn(value).some(({ from }) => from === `inputs.${name}`) ? [{ node, input, value }] : [],
    ),
  );

/**
 * Ops that give a graph input the files at some paths. Media have no literals, files do: an input that asks for media becomes one for files,
 * and a node that reads them stands between it and whatever took it. What prompts call it stays.
 *
 * @param paths - at most one for an input that takes one
 * @param version - of the node type that reads files of a kind
 */
export function fillOps(
  graph: Graph,
  name: string,
  paths: readonly string[],
  version: (type: string) => number,
): readonly Op[] {
  const input = graphInputs(graph)[name];
  const asked = mediaInputOf(graph, name);
  if (!input || !asked) return [];
  const { kind, isList } = asked;
  const { default: _, ...rest } = input;
  const fileType = isList ? 'file[]' : 'file';
  const value = { ...rest, type: fileType, ...(paths.length > 0 && { default: isList ? [...paths] : paths[0]! }) };
  const filled: Op = { op: 'set-graph-input', name, value };
  if (input.type === fileType) return [filled];
  const type = nodeTypeOf(kind);
  const id = freeId((taken) => graph.nodes.has(taken), name);
  const from = `${id}.${kind}`;
  const reader: Op = {
    op: 'add-node',
    id,
    node: {
      type,
      version: version(type),
      inputs: { file: { from: `inputs.${name}` } },
      ...(isList && { each: [['file']] }),
    },
  };
  const rewired = takersOf(graph, name).map(
    ({ node, input: taker, value: was }): Op => ({
      op: 'set-input',
      node,
      input: taker,
      value: rewire(was, `inputs.${name}`, from),
    }),
  );
  const outputs = Object.entries(graphOutputs(graph)).flatMap(([output, value]): Op[] =>
    value.from === `inputs.${name}` ? [{ op: 'set-graph-output', name: output, value: { ...value, from } }] : [],
  );
  return [filled, reader, ...rewired, ...outputs];
}

/** An input's value with an edge that comes from elsewhere now, and is still called the same. */
function rewire(value: InputValue, before: string, from: string): InputValue {
  const follow = (edge: Edge): Edge => {
    if (edge.from !== before) return edge;
    const moved = { ...edge, from };
    return Array.isArray(value) && edgeName(moved) !== edgeName(edge) ? { ...moved, as: edgeName(edge) } : moved;
  };
  const edges = edgesIn(value).map(follow);
  return Array.isArray(value) ? edges : edges[0]!;
}
