import {
  type Edge,
  edgesIn,
  type InputValue,
  isEdge,
  isEdgeList,
  type NodeRecord,
  parseFrom,
} from '../../graph/document.ts';
import { mentionsIn } from '../../graph/text.ts';
import type { InputSpec, NodeType } from '../define-node.ts';

/** The input of a node type; `undefined` when it has none of that name, or the type is not known. */
export const specOf = (def: NodeType | undefined, input: string): InputSpec | undefined =>
  def && Object.hasOwn(def.inputs, input) ? (def.inputs[input] as InputSpec) : undefined;

/** The name an edge has in mentions. */
export const edgeName = ({ from, as }: Edge): string => as ?? nameOf(from);

/** The name an output gives to edges that have none of their own. */
function nameOf(from: string): string {
  const { node, port } = parseFrom(from);
  return node === 'inputs' ? port : node;
}

/**
 * An edge that comes from elsewhere but keeps its name, where names have a meaning.
 *
 * @param named - whether they do; see `hasNamedEdges`
 */
export function movedEdge(edge: Edge, from: string, named: boolean): Edge {
  const name = edge.as ?? (named ? nameOf(edge.from) : undefined);
  return name === undefined || name === nameOf(from) ? { from } : { from, as: name };
}

/** Whether the names of an input's edges mean something: to prompts written in the node, or to the node itself. */
export function hasNamedEdges({ inputs }: NodeRecord, def: NodeType | undefined, input: string): boolean {
  const { named, lazy } = specOf(def, input)?.options ?? {};
  if (!def || named || lazy) return true;
  return (Object.entries(def.inputs) as [string, InputSpec][]).some(
    ([name, spec]) => isPrompt(spec) && edgesIn(inputs[name]).length === 0,
  );
}

const isPrompt = ({ type }: InputSpec) => type.mentions === true;

/** Names that the prompts of a node mention. Without its type every text may be a prompt. */
export function mentionedIn(record: NodeRecord, def: NodeType | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [input, value] of Object.entries(record.inputs)) {
    const spec = specOf(def, input);
    if (def && !(spec && isPrompt(spec))) continue;
    for (const text of textsIn(record, input, value)) for (const name of mentionsIn(text)) names.add(name);
  }
  return names;
}

/** Whether `{{name}}` in a literal of the input stands for a graph input. Without its type it may. */
export const isTemplated = (def: NodeType | undefined, input: string): boolean =>
  !def || specOf(def, input)?.type.templates === true;

/** Whether the node runs once per item of the input. */
export const isListed = ({ each }: NodeRecord, input: string): boolean =>
  each?.some((group) => group.includes(input)) === true;

/** Text literals an input holds: its value, or each item where it runs once per item. */
export function textsIn(record: NodeRecord, input: string, value: InputValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value) || !isListed(record, input)) return [];
  return value.filter((item) => typeof item === 'string');
}

/** The same value with each of these texts changed. */
export function mapTexts(
  record: NodeRecord,
  input: string,
  value: InputValue,
  change: (text: string) => string,
): InputValue {
  if (typeof value === 'string') return change(value);
  if (!Array.isArray(value) || !isListed(record, input)) return value;
  return value.map((item) => (typeof item === 'string' ? change(item) : item));
}

/** The same value with each of its edges changed. */
export function mapEdgesOf(value: InputValue, change: (edge: Edge) => Edge): InputValue {
  if (isEdge(value)) return change(value);
  return isEdgeList(value) ? value.map(change) : value;
}
