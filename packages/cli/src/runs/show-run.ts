import type { Io } from '../io.ts';
import { countsInWords, type Ending, endingOf, lineageOf } from '../progress/endings.ts';
import { nodeName } from '../progress/progress.ts';
import { noteInWords } from '../run/note.ts';
import { type Style, styleFor } from '../text/style.ts';
import { table } from '../text/table.ts';
import { count, showAge, showDuration, showTime } from '../text/units.ts';
import { toLine } from '../text/width.ts';
import { paintStatus } from './list-runs.ts';
import type { PastRun, RunRecord } from './past-run.ts';

/** Items of one node told one by one. */
const MOST_ITEMS = 10;

/** One run: what was asked, what became of each node, and how much it was in all. */
export function runLines(past: PastRun, now: number, io: Io): readonly string[] {
  const style = styleFor(io.stdout, io.env);
  const { run, graph, status, at, elapsedMs, note, counts } = past;
  const nodes = nodesOf(past);
  const took = elapsedMs === undefined ? '' : `${status === 'running' ? ' for' : ' after'} ${showDuration(elapsedMs)}`;
  const asked = note ? noteInWords(note) : '';
  const workMs = nodes.reduce((total, { elapsedMs = 0 }) => total + elapsedMs, 0);
  const { ran, reused, ...rest } = counts;
  const others = countsInWords(rest);
  return [
    `${style.bold(run)}${graph === undefined ? '' : ` of ${toLine(graph)}`}: ${paintStatus(status, style)(status)}${took}`,
    ...(at === undefined ? [] : [`started ${showTime(new Date(at))} (${showAge(now - Date.parse(at))})`]),
    ...(asked === '' ? [] : [`asked   ${toLine(asked)}`]),
    '',
    ...nodeTable(nodes, style),
    ...(nodes.length === 0 ? [] : ['']),
    `${count(ran, 'node')} ran (${showDuration(workMs)} of work), ${reused} reused${others === '' ? '' : `, ${others}`}`,
  ];
}

/** What became of one node or item. */
interface PastNode {
  readonly node: string;
  readonly ending: Ending | 'unfinished';
  readonly elapsedMs?: number;
  readonly message?: string;
}

/** Every node that cost something or went wrong, in the order in which they are first heard of. */
function nodesOf({ records }: PastRun): readonly PastNode[] {
  const nodes = new Map<string, PastNode>();
  const groups = new Set<string>();
  const startedAt = new Map<string, string | undefined>();
  for (const record of records) {
    if (!('node' in record)) continue;
    const { node } = record;
    const { group } = lineageOf(node);
    if (group) groups.add(group.path);
    if (record.type === 'node-items') groups.add(node);
    const ending = endingOf(record);
    if (ending) nodes.set(node, { node, ending, ...resultOf(record, startedAt.get(node)) });
    else if (record.type === 'node-started') {
      startedAt.set(node, record.at);
      if (!nodes.has(node)) nodes.set(node, { node, ending: 'unfinished' });
    }
  }
  return [...nodes.values()].filter(({ node }) => !groups.has(node));
}

/** What the record of an ending tells. The time is counted from the start, not from when the node began to wait for its turn. */
function resultOf(record: RunRecord, startedAt: string | undefined): Pick<PastNode, 'elapsedMs' | 'message'> {
  const tookMs = record.type === 'node-reused' ? Number.NaN : Date.parse(record.at ?? '') - Date.parse(startedAt ?? '');
  const text =
    record.type === 'node-failed'
      ? `${record.error.message} (${record.error.code})`
      : 'message' in record
        ? record.message
        : undefined;
  return { ...(Number.isFinite(tookMs) && { elapsedMs: tookMs }), ...(text !== undefined && { message: text }) };
}

const WORDS: { readonly [ending in PastNode['ending']]: string } = {
  ran: 'ran',
  reused: 'reused',
  failed: 'failed',
  skipped: 'skipped',
  waiting: 'waits',
  stopped: 'stopped',
  unfinished: 'unfinished',
};

function nodeTable(nodes: readonly PastNode[], style: Style): readonly string[] {
  const lines = new Map<string, PastNode[]>();
  for (const node of nodes) {
    const { name } = lineageOf(node.node);
    const line = lines.get(name);
    if (line) line.push(node);
    else lines.set(name, [node]);
  }
  const rows = [...lines].flatMap(([name, items]) => {
    const [only] = items;
    return items.length === 1 && only!.node === name ? [rowFor(only!, nodeName(name))] : itemRows(name, items);
  });
  const bad = new Set(['failed', 'unfinished', 'waits']);
  return table(rows, (text, column) => {
    if (column !== 1) return text;
    const word = text.trim();
    return bad.has(word)
      ? (word === 'failed' ? style.red : style.yellow)(text)
      : word === 'reused'
        ? style.dim(text)
        : text;
  });
}

const rowFor = ({ ending, elapsedMs, message }: PastNode, name: string): readonly string[] => [
  toLine(name),
  WORDS[ending],
  elapsedMs === undefined ? '' : showDuration(elapsedMs).padStart(7),
  toLine(message ?? ''),
];

/** The items of a node on one line, and those with something to say below it. */
function itemRows(name: string, items: readonly PastNode[]): readonly (readonly string[])[] {
  const counts: { [ending in PastNode['ending']]?: number } = {};
  let elapsedMs = 0;
  for (const item of items) {
    counts[item.ending] = (counts[item.ending] ?? 0) + 1;
    elapsedMs += item.elapsedMs ?? 0;
  }
  const { unfinished = 0, ...ended } = counts;
  const words = [countsInWords(ended), unfinished > 0 && `${unfinished} unfinished`].filter(Boolean).join(', ');
  const telling = items.filter(({ message }) => message !== undefined);
  const told = telling.slice(0, MOST_ITEMS).map((item) => rowFor(item, `  ${item.node}`));
  const more = telling.length > told.length ? [[`  and ${telling.length - told.length} more`]] : [];
  return [[name, count(items.length, 'item'), showDuration(elapsedMs).padStart(7), words], ...told, ...more];
}
