import { isRecord } from '../json.ts';
import type { GraphDocument } from './document.ts';

const TOP = ['shotgraph', 'title', 'inputs', 'outputs', 'nodes', 'graphs', 'layout'];
const NODE = ['type', 'version', 'inputs'];
const EDGE = ['from', 'as'];
const LINE_WIDTH = 100;

/**
 * The text of a document as it is saved: known members in a fixed order, unknown ones after them by name, nodes and inputs in
 * the order they were written; every node on lines of its own, short values on one line. Formatting twice changes nothing.
 */
export function formatDocument(document: GraphDocument): string {
  const { nodes, ...header } = ordered(document, TOP) as Record<string, unknown>;
  const entries = Object.entries(nodes as object).map(([id, node]) => [id, ordered(node, NODE)] as const);
  const whole = ordered({ ...header, nodes: Object.fromEntries(entries) }, TOP);
  return `${print(whole, '', 0, 'whole')}\n`;
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

function print(value: unknown, indent: string, used: number, open: 'whole' | 'nodes' | undefined = undefined): string {
  if (!open || isEmpty(value)) {
    const line = inline(value);
    if (indent.length + used + line.length <= LINE_WIDTH || !(Array.isArray(value) || isRecord(value))) return line;
  }
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => deeper + print(item, deeper, 1)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value as object).map(([key, member]) => {
    const name = `${JSON.stringify(key)}: `;
    return (
      deeper + name + print(member, deeper, name.length + 1, open === 'whole' && key === 'nodes' ? 'nodes' : undefined)
    );
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}

const isEmpty = (value: unknown) => isRecord(value) && Object.keys(value).length === 0;

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const record = typeof value.from === 'string' ? ordered(value, EDGE) : value;
  const members = Object.entries(record).map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
