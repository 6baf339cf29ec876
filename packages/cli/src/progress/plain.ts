import type { RunEvent } from '@shotgraph/engine';
import type { Output } from '../io.ts';
import { showDuration } from '../text/units.ts';
import { toLine } from '../text/width.ts';
import { countsInWords, lineageOf } from './endings.ts';
import { createLines, itemsInWords, type Line } from './lines.ts';
import { MOST_TOLD, nodeName, type Progress } from './progress.ts';
import { purchaseInWords, stageOf } from './purchase-words.ts';

/** Shortest time between two lines about the progress of one node, ms. */
const QUIET_MS = 10_000;

/**
 * Progress for logs: one line per event worth reading, nothing repainted. Items of one node share their lines.
 *
 * @param now - monotonic, ms
 */
export function plainProgress(output: Output, now: () => number = () => performance.now()): Progress {
  const lines = createLines();
  /** When a node, or the items of one, were last told of. */
  const told = new Map<string, number>();
  /** How far the purchase of a node was when it was last told of. */
  const stages = new Map<string, string>();
  const say = (line: string | undefined) => line !== undefined && output.write(`${toLine(line)}\n`);

  const isQuiet = (name: string): boolean => {
    if (now() - (told.get(name) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return true;
    told.set(name, now());
    return false;
  };

  const isTold = (event: RunEvent): boolean => {
    if (event.type !== 'node-purchase') return event.type === 'node-progress' && isQuiet(lineageOf(event.node).name);
    const stage = stageOf(event.purchase);
    if (stages.get(event.node) === stage) return true;
    stages.set(event.node, stage);
    return false;
  };

  return {
    handle(event) {
      const { line, closed } = lines.note(event, now());
      for (const each of closed) say(closedLine(each, now()));
      if (!line) return;
      if (line.owner !== undefined) {
        if (event.type === 'node-failed' && line.counts.failed <= MOST_TOLD) say(lineFor(event));
        else if (event.type === 'node-retrying') say(lineFor(event));
        else if (event.type === 'node-started' && !told.has(line.name)) {
          told.set(line.name, now());
          say(`started   ${line.name}: ${itemsInWords(line)}`);
        } else if (told.has(line.name) && !isQuiet(line.name)) say(`at ${line.ended}/${line.items}  ${line.name}`);
        return;
      }
      if (event.type === 'node-started') told.set(line.name, now());
      if (!isTold(event)) say(lineFor(event));
    },
    close() {
      for (const line of lines.open())
        if (line.owner !== undefined) say(`ended at ${line.ended}/${line.items}  ${line.name}`);
    },
  };
}

function closedLine(line: Line, now: number): string {
  const { name, counts, items, startedAt } = line;
  if (counts.reused === items) return `reused    ${name}: ${itemsInWords(line)}`;
  const took = startedAt === undefined ? '' : ` in ${showDuration(now - startedAt)}`;
  return `finished  ${name}: ${itemsInWords(line)}${took}: ${countsInWords(counts)}`;
}

function lineFor(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'node-started':
      return `started   ${nodeName(event.node)}`;
    case 'node-progress':
      return `at ${String(Math.floor(event.fraction * 100)).padStart(3)} %  ${nodeName(event.node)}${event.note ? `: ${event.note}` : ''}`;
    case 'node-retrying':
      return `retrying  ${nodeName(event.node)} in ${showDuration(event.delayMs)}: ${event.error.message}`;
    case 'node-purchase':
      return `buying    ${nodeName(event.node)}: ${purchaseInWords(event.purchase)}`;
    case 'node-reused':
      return `reused    ${nodeName(event.node)}`;
    case 'node-finished':
      return `finished  ${nodeName(event.node)} in ${showDuration(event.elapsedMs)}`;
    case 'node-failed':
      return `failed    ${nodeName(event.node)} (${event.error.code})`;
    case 'node-skipped':
      return `skipped   ${nodeName(event.node)}: needs ${nodeName(event.because)}`;
    case 'node-waiting':
      return `waits     ${nodeName(event.node)}: ${event.message}`;
    case 'node-stopped':
      return `stopped   ${nodeName(event.node)}: ${event.message}`;
    case 'node-items':
    case 'run-started':
    case 'run-ended':
      return undefined;
    default:
      return event satisfies never;
  }
}
