import { isRecord } from '../json.ts';
import type { GraphBody, GraphDocument } from './document.ts';
import { withoutEmpty } from './graph.ts';

const BODY = ['title', 'inputs', 'outputs', 'nodes', 'graphs', 'layout'];
const TOP = ['shotgraph', ...BODY];
const NODE = ['type', 'version', 'each', 'off', 'inputs'];
const EDGE = ['from', 'as'];
const LAYOUT = ['nodes', 'frames', 'notes', 'bends', 'takes'];
const MARK = ['id', 'title', 'text', 'at', 'size', 'colour'];
const LINE_WIDTH = 100;

/**
 * The text of a document as it is saved: known members in a fixed order, unknown ones after them by name, nodes and inputs in
 * the order they were written, their places on the canvas in the order of the nodes; every node, also of a subgraph, on lines of
 * its own, short values on one line. An empty layout, empty lists in it and an empty list of subgraphs are left out. Formatting
 * twice changes nothing.
 */
export function formatDocument(document: GraphDocument): string {
  const { graphs = {}, ...body } = document;
  const bodies = Object.entries(graphs).map(([name, graph]) => [name, orderedBody(graph, BODY)] as const);
  const whole = { ...body, ...(bodies.length > 0 && { graphs: Object.fromEntries(bodies) }) };
  return `${print(orderedBody(whole, TOP), '', 0, 'body')}\n`;
}

function orderedBody(body: GraphBody, members: readonly string[]): object {
  const nodes = Object.entries(body.nodes).map(([id, node]) => [id, ordered(node, NODE)] as const);
  const layout = orderedLayout(body);
  return ordered({ ...body, nodes: Object.fromEntries(nodes), layout: isEmpty(layout) ? undefined : layout }, members);
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
  const first = names.filter((name) => Object.hasOwn(source, name)).map((name) => [name, source[name]] as const);
  return { ...Object.fromEntries(first), ...source };
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

/** Which parts of a value always stand on lines of their own. */
type Open = 'body' | 'members' | 'bodies';

function print(value: unknown, indent: string, used: number, open?: Open): string {
  if (!open || isEmpty(value)) {
    const line = inline(value);
    if (indent.length + used + line.length <= LINE_WIDTH || !(Array.isArray(value) || isRecord(value))) return line;
  }
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => deeper + print(item, deeper, 1)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value as object).map(([key, member]) => {
    const name = `${JSON.stringify(key)}: `;
    return deeper + name + print(member, deeper, name.length + 1, openWithin(open, key));
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}

function openWithin(open: Open | undefined, member: string): Open | undefined {
  if (open === 'bodies') return 'body';
  if (open !== 'body') return undefined;
  return member === 'nodes' ? 'members' : member === 'graphs' ? 'bodies' : undefined;
}

const isEmpty = (value: unknown) => isRecord(value) && Object.keys(value).length === 0;

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const record = typeof value.from === 'string' ? ordered(value, EDGE) : value;
  const members = Object.entries(record).map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
