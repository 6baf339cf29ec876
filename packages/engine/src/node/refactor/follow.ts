import { type Edge, edgesIn, type InputValue, type NodeRecord, parseFrom } from '../../graph/document.ts';
import type { Op } from '../../graph/edit.ts';
import { type GraphPart, graphOutputs } from '../../graph/graph.ts';
import { edgeId, isEdgeId } from '../../graph/looks.ts';
import { isMentionable, mentionsIn, renameMentions } from '../../graph/text.ts';
import type { NodeType } from '../define-node.ts';
import type { Types } from '../types.ts';
import { edgeName, hasNamedEdges, mapEdgesOf, mapTexts, mentionedIn, movedEdge, specOf, textsIn } from './names.ts';

/** What is called otherwise in one graph. */
export interface Renaming {
  readonly part: GraphPart;
  readonly types: Types;
  /** An output, `node.port`, as it is called afterwards. */
  readonly source: (from: string) => string;
  /** An input of a node, as it is called afterwards. */
  readonly target: (node: string, input: string) => readonly [node: string, input: string];
}

/** The record with its edges coming from where things are called otherwise, and its prompts saying so. */
export function followedRecord(record: NodeRecord, { types, source }: Renaming): NodeRecord {
  const changed = Object.values(record.inputs).flatMap((value) =>
    edgesIn(value).filter(({ from }) => source(from) !== from),
  );
  if (changed.length === 0) return record;
  const def = types.definitionOf(record);
  const names = namesToFollow(record, def, source);
  const inputs = Object.entries(record.inputs).map(([input, value]) => {
    const named = hasNamedEdges(record, def, input);
    const move = (edge: Edge): Edge => {
      const from = source(edge.from);
      if (from === edge.from) return edge;
      return movedEdge(edge, from, named && !(edge.as === undefined && names.has(edgeName(edge))));
    };
    return [input, withMentions(record, def, input, mapEdgesOf(value, move), names)] as const;
  });
  return { ...record, inputs: Object.fromEntries(inputs) };
}

/**
 * Names of edges that the prompts of a node say otherwise afterwards. An edge keeps its name where that means something to more than
 * the prompts, and where the new one is taken or cannot be mentioned.
 */
function namesToFollow(
  record: NodeRecord,
  def: NodeType | undefined,
  source: Renaming['source'],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (!def) return names;
  const kept = new Set<string>();
  for (const [input, value] of Object.entries(record.inputs)) {
    const { named, lazy } = specOf(def, input)?.options ?? {};
    for (const edge of edgesIn(value)) {
      const [was, is] = [edgeName(edge), edgeName({ from: source(edge.from) })];
      const isFollowed = !named && !lazy && edge.as === undefined && was !== is && isMentionable(is);
      if (isFollowed) names.set(was, is);
      else kept.add(was);
    }
  }
  // A prompt that mentions the new name already means something else by it, or nothing.
  const mentioned = mentionedIn(record, def);
  for (const [was, is] of names) if (kept.has(was) || kept.has(is) || mentioned.has(is)) names.delete(was);
  return names;
}

function withMentions(
  record: NodeRecord,
  def: NodeType | undefined,
  input: string,
  value: InputValue,
  names: ReadonlyMap<string, string>,
): InputValue {
  if (names.size === 0 || specOf(def, input)?.type.mentions !== true) return value;
  const says = textsIn(record, input, value).some((text) => mentionsIn(text).some((name) => names.has(name)));
  return says
    ? mapTexts(record, input, value, (text) => renameMentions(text, (name) => names.get(name) ?? name))
    : value;
}

/** Ops that write what differs between the inputs of a node and those of the same node as it should be. */
export const inputOps = (node: string, before: NodeRecord, after: NodeRecord): readonly Op[] =>
  Object.entries(after.inputs).flatMap(([input, value]): readonly Op[] =>
    value === before.inputs[input] ? [] : [{ op: 'set-input', node, input, value }],
  );

/** Ops for what the graph itself gives, and for the bends of edges whose ends are called otherwise. */
export function followOps({ part, source, target }: Renaming): readonly Op[] {
  const outputs = Object.entries(graphOutputs(part)).flatMap(([name, edge]): readonly Op[] => {
    const from = source(edge.from);
    return from === edge.from ? [] : [{ op: 'set-graph-output', name, value: { ...edge, from } }];
  });
  return [...outputs, ...bendOps(part, source, target)];
}

/** Ops that keep the bends of edges whose ends are called otherwise. */
export const bendOps = (part: GraphPart, source: Renaming['source'], target: Renaming['target']): readonly Op[] =>
  Object.entries(part.header.layout?.bends ?? {}).flatMap(([edge, value]): readonly Op[] => {
    const moved = isEdgeId(edge) ? movedId(edge, source, target) : edge;
    if (moved === edge) return [];
    return [
      { op: 'set-bends', edge: moved, value, before: edge },
      { op: 'set-bends', edge },
    ];
  });

function movedId(edge: string, source: Renaming['source'], target: Renaming['target']): string {
  const [from, to] = edge.split('>') as [string, string];
  const [place, repeated = '0'] = to.split('#') as [string, string?];
  const { node, port } = parseFrom(place);
  return edgeId(source(from), ...target(node, port), Number(repeated));
}
