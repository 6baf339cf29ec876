import { canonicalJson, type Json } from '../json.ts';
import { diffLooks, type LooksChange, looksInWords, unknownLooks } from './diff-looks.ts';
import type { Each, Edge, GraphBody, GraphDocument, GraphInput, InputValue, NodeRecord } from './document.ts';
import { eachInWords, inWords, show } from './words.ts';

/**
 * One difference between two documents. A side that does not have the thing leaves its member out; `graph` names the subgraph it
 * is in, the document's own graph when left out.
 */
export type DocumentChange =
  | (PartChange & { readonly graph?: string })
  | {
      readonly kind: 'subgraph-added' | 'subgraph-removed';
      readonly name: string;
      /** Number of its nodes. */
      readonly nodes: number;
    };

/** A difference within one graph of a document. */
type PartChange =
  | { readonly kind: 'title'; readonly before?: string; readonly after?: string }
  | { readonly kind: 'graph-input'; readonly name: string; readonly before?: GraphInput; readonly after?: GraphInput }
  | { readonly kind: 'graph-output'; readonly name: string; readonly before?: Edge; readonly after?: Edge }
  | { readonly kind: 'node-added' | 'node-removed'; readonly node: string; readonly type: string }
  | { readonly kind: 'node-type'; readonly node: string; readonly before: TypeVersion; readonly after: TypeVersion }
  | { readonly kind: 'each'; readonly node: string; readonly before?: Each; readonly after?: Each }
  | { readonly kind: 'off'; readonly node: string; readonly before?: true; readonly after?: true }
  | {
      readonly kind: 'input';
      readonly node: string;
      readonly input: string;
      readonly before?: InputValue;
      readonly after?: InputValue;
    }
  /** A member that this version gives no meaning to; of the graph when there is no `node`. */
  | {
      readonly kind: 'member';
      readonly node?: string;
      readonly member: string;
      readonly before?: Json;
      readonly after?: Json;
    }
  | LooksChange;

/** Type of a node and the version its inputs are written for. */
export type TypeVersion = Pick<NodeRecord, 'type' | 'version'>;

/**
 * What it takes to get from one document to another, in the order of the documents. The order of members, white space and
 * the order of nodes mean nothing; the order of edges in a list does. Empty when both mean the same.
 */
export function diffDocuments(a: GraphDocument, b: GraphDocument): readonly DocumentChange[] {
  const changes: DocumentChange[] = [...diffBodies(a, b)];
  const [before, after] = [a.graphs ?? {}, b.graphs ?? {}];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = Object.hasOwn(before, name) ? before[name] : undefined;
    const is = Object.hasOwn(after, name) ? after[name] : undefined;
    if (was && is) for (const change of diffBodies(was, is)) changes.push({ ...change, graph: name });
    else if (is) changes.push({ kind: 'subgraph-added', name, nodes: Object.keys(is.nodes).length });
    else if (was) changes.push({ kind: 'subgraph-removed', name, nodes: Object.keys(was.nodes).length });
  }
  return changes;
}

function diffBodies(a: GraphBody, b: GraphBody): readonly PartChange[] {
  const changes: PartChange[] = [];
  if (a.title !== b.title) changes.push({ kind: 'title', ...sides(a.title, b.title) });
  for (const [name, side] of differences(a.inputs ?? {}, b.inputs ?? {}))
    changes.push({ kind: 'graph-input', name, ...side });
  for (const [node, { before, after }] of differences(a.nodes, b.nodes)) changes.push(...diffNode(node, before, after));
  for (const [name, side] of differences(a.outputs ?? {}, b.outputs ?? {}))
    changes.push({ kind: 'graph-output', name, ...side });
  for (const [member, side] of differences(without(a, BODY_MEMBERS), without(b, BODY_MEMBERS)))
    changes.push({ kind: 'member', member, ...side });
  changes.push(...diffLooks(a, b));
  for (const [member, side] of differences(unknownLooks(a), unknownLooks(b)))
    changes.push({ kind: 'member', member: `layout.${member}`, ...side });
  return changes;
}

const BODY_MEMBERS = ['shotgraph', 'title', 'inputs', 'outputs', 'nodes', 'graphs', 'layout'];
const NODE_MEMBERS = ['type', 'version', 'each', 'off', 'inputs'];

function diffNode(node: string, before: NodeRecord | undefined, after: NodeRecord | undefined): readonly PartChange[] {
  if (!before) return [{ kind: 'node-added', node, type: after!.type }];
  if (!after) return [{ kind: 'node-removed', node, type: before.type }];
  const changes: PartChange[] = [];
  if (before.type !== after.type || before.version !== after.version) {
    const typeOf = ({ type, version }: NodeRecord): TypeVersion => ({ type, version });
    changes.push({ kind: 'node-type', node, before: typeOf(before), after: typeOf(after) });
  }
  if (contentOf(before.each) !== contentOf(after.each))
    changes.push({ kind: 'each', node, ...sides(before.each, after.each) });
  if (before.off !== after.off) changes.push({ kind: 'off', node, ...sides(before.off, after.off) });
  for (const [input, side] of differences(before.inputs, after.inputs))
    changes.push({ kind: 'input', node, input, ...side });
  for (const [member, side] of differences(without(before, NODE_MEMBERS), without(after, NODE_MEMBERS))) {
    changes.push({ kind: 'member', node, member, ...side });
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
    case 'subgraph-added':
      return `subgraph "${change.name}" added (${counted(change.nodes)})`;
    case 'subgraph-removed':
      return `subgraph "${change.name}" removed (${counted(change.nodes)})`;
    default:
      return `${change.graph === undefined ? '' : `subgraph "${change.graph}", `}${partChangeInWords(change)}`;
  }
}

const counted = (nodes: number) => (nodes === 1 ? '1 node' : `${nodes} nodes`);

function partChangeInWords(change: PartChange): string {
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
    case 'each':
      return `node "${change.node}" ${eachChangeInWords(change)}`;
    case 'off':
      return `node "${change.node}" ${change.after ? 'turned off' : 'turned on again'}`;
    case 'input':
      return `node "${change.node}", input "${change.input}": ${inWords(change.before, change.after)}`;
    case 'member':
      return `${change.node === undefined ? '' : `node "${change.node}", `}member "${change.member}": ${inWords(change.before, change.after)}`;
    default:
      return looksInWords(change);
  }
}

function eachChangeInWords({ before, after }: Extract<PartChange, { kind: 'each' }>): string {
  if (!after) return `no longer runs once for ${eachInWords(before!)}`;
  if (!before) return `runs once for ${eachInWords(after)}`;
  return `ran once for ${eachInWords(before)}, now for ${eachInWords(after)}`;
}

const typeInWords = ({ type, version }: TypeVersion) => `${type} version ${version}`;

function graphInputInWords({ before, after }: Extract<PartChange, { kind: 'graph-input' }>): string {
  if (!before)
    return ` added (${after!.type}${after!.default === undefined ? '' : `, ${show(after!.default)} by default`})`;
  if (!after) return ` removed (${before.type})`;
  const members = differences(before as unknown as Members, after as unknown as Members);
  return `: ${members.map(([member, side]) => `${member} ${inWords(side.before, side.after)}`).join('; ')}`;
}
