import { isRecord } from '../json.ts';
import type { GraphBody, GraphDocument } from './document.ts';
import { withoutEmpty } from './graph.ts';

const BODY = ['title', 'inputs', 'outputs', 'nodes', 'graphs', 'layout'];
const TOP = ['shotgraph', ...BODY];
const NODE = ['type', 'version', 'each', 'off', 'inputs'];
const EDGE = ['from', 'as'];
const LAYOUT = ['nodes', 'frames', 'notes', 'bends', 'takes', 'owners'];
const MARK = ['id', 'title', 'text', 'at', 'size', 'colour'];
const LINE_WIDTH = 100;

/**
 * The text of a document as it is saved: known members in a fixed order, unknown ones after them by name, nodes and inputs in
 * the order they were written, their places on the canvas in the order of the nodes; every node, also of a subgraph, on lines of
 * its own, short values on one line. An empty layout, empty lists in it and an empty list of subgraphs are left out. Formatting
 * twice changes nothing.
 *
 * @param lines - remembers the text of each node by its record, for whoever formats a document again and again whose records are never
 *   changed but replaced: then only what was replaced is formatted anew
 */
export function formatDocument(document: GraphDocument, lines?: NodeLines): string {
  const { graphs = {}, ...body } = document;
  const bodies = Object.entries(graphs).map(([name, graph]) => [name, orderedBody(graph, BODY)] as const);
  const whole = { ...body, ...(bodies.length > 0 && { graphs: Object.fromEntries(bodies) }) };
  return `${print(orderedBody(whole, TOP), { indent: '', used: 0, open: 'body', lines })}\n`;
}

/** Texts of nodes by their records; see `formatDocument`. */
export type NodeLines = WeakMap<object, { readonly start: string; readonly text: string }>;

function orderedBody(body: GraphBody, members: readonly string[]): object {
  const layout = orderedLayout(body);
  return ordered({ ...body, layout: isEmpty(layout) ? undefined : layout }, members);
}

function orderedLayout({ nodes, layout: { nodes: places = {}, ...rest } = {} }: GraphBody): object {
  const looks: Record<string, unknown> = withoutEmpty(rest);
  for (const member of ['frames', 'notes']) {
    const list = looks[member];
    if (Array.isArray(list)) looks[member] = list.map((mark) => (isRecord(mark) ? ordered(mark, MARK) : mark));
  }
  return ordered({ ...(!isEmpty(places) && { nodes: among(places, Object.keys(nodes)) }), ...looks }, LAYOUT);
}

/** Members in the order of the given names, the others behind them as they are. */
function among(record: object, names: readonly string[]): object {
  const source = record as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const name of names) if (Object.hasOwn(source, name)) result[name] = source[name];
  return { ...result, ...source };
}

/** The same record with the given members first and the others behind them by name. */
function ordered(record: object, first: readonly string[]): Record<string, unknown> {
  const source = record as Record<string, unknown>;
  const rest = Object.keys(source)
    .filter((key) => !first.includes(key))
    .sort();
  return Object.fromEntries(
    [...first, ...rest].filter((key) => source[key] !== undefined).map((key) => [key, source[key]]),
  );
}

/** Which parts of a value always stand on lines of their own; of a layout only the places, when there are too many for one line. */
type Open = 'body' | 'nodes' | 'bodies';

/** Where a value stands in the text. */
interface Position {
  readonly indent: string;
  /** Letters on its first line besides the indent. */
  readonly used: number;
  readonly open?: Open | undefined;
  readonly lines: NodeLines | undefined;
}

function print(value: unknown, { indent, used, open, lines }: Position): string {
  if (!open || isEmpty(value)) {
    const isLong = Array.isArray(value) || isRecord(value);
    const line = inline(value, isLong ? LINE_WIDTH - indent.length - used : Infinity);
    if (line !== undefined) return line;
  }
  const deeper = `${indent}  `;
  const within = { indent: deeper, lines };
  if (Array.isArray(value))
    return `[\n${value.map((item) => deeper + print(item, { ...within, used: 1 })).join(',\n')}\n${indent}]`;
  const members = Object.entries(value as object).map(([key, member]) => {
    const start = `${deeper}${JSON.stringify(key)}: `;
    const known = isRemembered(member) ? lines?.get(member) : undefined;
    if (known?.start === start) return known.text;
    const shown = open === 'nodes' ? ordered(member, NODE) : member;
    const position = { ...within, used: start.length - deeper.length + 1, open: openWithin(open, key) };
    const text = start + print(shown, position);
    if (isRemembered(member) && open !== 'body') lines?.set(member, { start, text });
    return text;
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}

const isRemembered = (value: unknown): value is object => typeof value === 'object' && value !== null;

function openWithin(open: Open | undefined, member: string): Open | undefined {
  if (open === 'bodies') return 'body';
  if (open !== 'body') return undefined;
  return member === 'nodes' ? 'nodes' : member === 'graphs' ? 'bodies' : undefined;
}

const isEmpty = (value: unknown) => isRecord(value) && Object.keys(value).length === 0;

/** A value on one line; `undefined` when it has more letters than there is room for. */
function inline(value: unknown, room: number): string | undefined {
  const isList = Array.isArray(value);
  if (!isList && !isRecord(value)) return JSON.stringify(value);
  if (isEmpty(value)) return '{}';
  const [open, close] = isList ? ['[', ']'] : ['{ ', ' }'];
  const record = isList || typeof value.from !== 'string' ? value : ordered(value, EDGE);
  const parts: string[] = [];
  let left = room - open.length - close.length;
  for (const [key, member] of Object.entries(record)) {
    const start = isList ? '' : `${JSON.stringify(key)}: `;
    const text = inline(member, left - start.length);
    left -= start.length + (text?.length ?? 0) + (parts.length > 0 ? 2 : 0);
    if (text === undefined || left < 0) return undefined;
    parts.push(start + text);
  }
  return open + parts.join(', ') + close;
}
