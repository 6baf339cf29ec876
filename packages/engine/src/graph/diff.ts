import { canonicalJson, type Json } from '../json.ts';
import {
  type Edge,
  edgesIn,
  type GraphDocument,
  type GraphInput,
  type InputValue,
  isEdge,
  isEdgeList,
  type NodeRecord,
} from './document.ts';

/** One difference between two documents. A side that does not have the thing leaves its member out. */
export type DocumentChange =
  | { readonly kind: 'title'; readonly before?: string; readonly after?: string }
  | { readonly kind: 'graph-input'; readonly name: string; readonly before?: GraphInput; readonly after?: GraphInput }
  | { readonly kind: 'graph-output'; readonly name: string; readonly before?: Edge; readonly after?: Edge }
  | { readonly kind: 'node-added' | 'node-removed'; readonly node: string; readonly type: string }
  | { readonly kind: 'node-type'; readonly node: string; readonly before: TypeVersion; readonly after: TypeVersion }
  | {
      readonly kind: 'input';
      readonly node: string;
      readonly input: string;
      readonly before?: InputValue;
      readonly after?: InputValue;
    }
  /** A member that this version gives no meaning to; of the document when there is no `node`. */
  | {
      readonly kind: 'member';
      readonly node?: string;
      readonly member: string;
      readonly before?: Json;
      readonly after?: Json;
    }
  /** Nodes that stand elsewhere on the canvas: looks only, nothing runs again. */
  | { readonly kind: 'moved'; readonly nodes: readonly string[] };

/** Type of a node and the version its inputs are written for. */
export type TypeVersion = Pick<NodeRecord, 'type' | 'version'>;

/**
 * What it takes to get from one document to another, in the order of the documents. The order of members, white space and
 * the order of nodes mean nothing; the order of edges in a list does. Empty when both mean the same.
 */
export function diffDocuments(a: GraphDocument, b: GraphDocument): readonly DocumentChange[] {
  const changes: DocumentChange[] = [];
  if (a.title !== b.title) changes.push({ kind: 'title', ...sides(a.title, b.title) });
  for (const [name, side] of differences(a.inputs ?? {}, b.inputs ?? {}))
    changes.push({ kind: 'graph-input', name, ...side });
  for (const [node, { before, after }] of differences(a.nodes, b.nodes)) changes.push(...diffNode(node, before, after));
  for (const [name, side] of differences(a.outputs ?? {}, b.outputs ?? {}))
    changes.push({ kind: 'graph-output', name, ...side });
  for (const [member, side] of differences(without(a, DOCUMENT_MEMBERS), without(b, DOCUMENT_MEMBERS))) {
    changes.push({ kind: 'member', member, ...side });
  }
  changes.push(...diffLayout(a, b));
  return changes;
}

const DOCUMENT_MEMBERS = ['shotgraph', 'title', 'inputs', 'outputs', 'nodes', 'layout'];
const NODE_MEMBERS = ['type', 'version', 'inputs'];

function diffNode(
  node: string,
  before: NodeRecord | undefined,
  after: NodeRecord | undefined,
): readonly DocumentChange[] {
  if (!before) return [{ kind: 'node-added', node, type: after!.type }];
  if (!after) return [{ kind: 'node-removed', node, type: before.type }];
  const changes: DocumentChange[] = [];
  if (before.type !== after.type || before.version !== after.version) {
    const typeOf = ({ type, version }: NodeRecord): TypeVersion => ({ type, version });
    changes.push({ kind: 'node-type', node, before: typeOf(before), after: typeOf(after) });
  }
  for (const [input, side] of differences(before.inputs, after.inputs))
    changes.push({ kind: 'input', node, input, ...side });
  for (const [member, side] of differences(without(before, NODE_MEMBERS), without(after, NODE_MEMBERS))) {
    changes.push({ kind: 'member', node, member, ...side });
  }
  return changes;
}

/** Positions of nodes that both documents have; what came or went is told already. */
function diffLayout(a: GraphDocument, b: GraphDocument): readonly DocumentChange[] {
  const { nodes: before = {}, ...restBefore } = a.layout ?? {};
  const { nodes: after = {}, ...restAfter } = b.layout ?? {};
  const moved = differences(before, after).filter(
    ([node]) => Object.hasOwn(a.nodes, node) && Object.hasOwn(b.nodes, node),
  );
  const changes: DocumentChange[] = [];
  if (moved.length > 0) changes.push({ kind: 'moved', nodes: moved.map(([node]) => node) });
  for (const [member, side] of differences(restBefore as Members, restAfter as Members)) {
    changes.push({ kind: 'member', member: `layout.${member}`, ...side });
  }
  return changes;
}

type Members = { readonly [name: string]: Json };
type Sides<T> = { readonly before?: T; readonly after?: T };

/** Members whose content differs: those of the first record in its order, then those only the second has. */
function differences<T>(
  before: { readonly [name: string]: T },
  after: { readonly [name: string]: T },
): readonly (readonly [string, Sides<T>])[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const found: [string, Sides<T>][] = [];
  for (const name of names) {
    const side = sides(
      Object.hasOwn(before, name) ? before[name] : undefined,
      Object.hasOwn(after, name) ? after[name] : undefined,
    );
    if (contentOf(side.before) !== contentOf(side.after)) found.push([name, side]);
  }
  return found;
}

const sides = <T>(before: T | undefined, after: T | undefined): Sides<T> => ({
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});

const contentOf = (value: unknown) => (value === undefined ? undefined : canonicalJson(value));

const without = (record: object, members: readonly string[]): Members =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !members.includes(name)));

/** A change in words: one line, without a full stop. */
export function describeChange(change: DocumentChange): string {
  switch (change.kind) {
    case 'title':
      return `title: ${inWords(change.before, change.after)}`;
    case 'graph-input':
      return `graph input "${change.name}"${graphInputInWords(change)}`;
    case 'graph-output':
      return `graph output "${change.name}": ${inWords(change.before, change.after)}`;
    case 'node-added':
      return `node "${change.node}" added (${change.type})`;
    case 'node-removed':
      return `node "${change.node}" removed (${change.type})`;
    case 'node-type':
      return `node "${change.node}": ${typeInWords(change.before)} became ${typeInWords(change.after)}`;
    case 'input':
      return `node "${change.node}", input "${change.input}": ${inWords(change.before, change.after)}`;
    case 'member':
      return `${change.node === undefined ? '' : `node "${change.node}", `}member "${change.member}": ${inWords(change.before, change.after)}`;
    case 'moved':
      return `layout only: ${listed(change.nodes.map((node) => `"${node}"`))} moved`;
    default:
      return change satisfies never;
  }
}

const typeInWords = ({ type, version }: TypeVersion) => `${type} version ${version}`;

function graphInputInWords({ before, after }: Extract<DocumentChange, { kind: 'graph-input' }>): string {
  if (!before)
    return ` added (${after!.type}${after!.default === undefined ? '' : `, ${show(after!.default)} by default`})`;
  if (!after) return ` removed (${before.type})`;
  const members = differences(before as unknown as Members, after as unknown as Members);
  return `: ${members.map(([member, side]) => `${member} ${inWords(side.before, side.after)}`).join('; ')}`;
}

function inWords(before: InputValue | undefined, after: InputValue | undefined): string {
  if (before === undefined)
    return isEdge(after) || isEdgeList(after) ? `wired from ${show(after)}` : `set to ${show(after)}`;
  if (after === undefined)
    return `no longer ${isEdge(before) || isEdgeList(before) ? 'wired' : 'set'}, was ${show(before)}`;
  if (isEdgeList(before) && isEdgeList(after)) return edgesInWords(before, after);
  if (typeof before === 'string' && typeof after === 'string') return textInWords(before, after);
  return `${show(before)} became ${show(after)}`;
}

/** Lists of edges: what joined and left, else that the order changed. */
function edgesInWords(before: readonly Edge[], after: readonly Edge[]): string {
  const [was, is] = [edgesIn(before).map(showEdge), edgesIn(after).map(showEdge)];
  const [left, joined] = [leftOver(was, is), leftOver(is, was)];
  if (left.length === 0 && joined.length === 0) return `order ${was.join(', ')} became ${is.join(', ')}`;
  const parts = [
    left.length > 0 && `no longer wired from ${listed(left)}`,
    joined.length > 0 && `also wired from ${listed(joined)}`,
  ];
  return parts.filter(Boolean).join('; ');
}

/** What is in the first list more often than in the second. */
function leftOver(these: readonly string[], those: readonly string[]): readonly string[] {
  const rest = [...those];
  return these.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const SHOWN_LENGTH = 60;
const SHOWN_NAMES = 6;

/** Long texts are shown from a little before the place where they part. */
function textInWords(before: string, after: string): string {
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same++;
  let from = Math.max(before.length, after.length) > SHOWN_LENGTH ? Math.max(0, same - 16) : 0;
  while (from > 0 && from < same && before[from - 1] !== ' ') from++;
  const part = (text: string) => `${from > 0 ? '…' : ''}${showJson(text.slice(from))}`;
  return `${part(before)} became ${part(after)}`;
}

const showEdge = ({ from, as }: Edge) => (as === undefined ? `"${from}"` : `"${from}" as @${as}`);

function show(value: InputValue | undefined): string {
  if (isEdge(value)) return showEdge(value);
  return isEdgeList(value) ? listed(value.map(showEdge)) : showJson(value);
}

function showJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH - 1)}…`;
}

const listed = (names: readonly string[]): string =>
  names.length <= SHOWN_NAMES
    ? names.join(', ')
    : `${names.slice(0, SHOWN_NAMES).join(', ')} and ${names.length - SHOWN_NAMES} more`;
