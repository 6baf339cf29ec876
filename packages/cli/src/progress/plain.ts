import type { RunEvent } from '@shotgraph/engine';
import type { Output } from '../io.ts';
import { showDuration } from '../text/units.ts';
import { toLine } from '../text/width.ts';
import { isCheap, nodeName, type Progress } from './progress.ts';

/** Shortest time between two lines about the progress of one node, ms. */
const QUIET_MS = 10_000;

/** Progress for logs: one line per event worth reading, nothing repainted. @param now - monotonic, ms */
export function plainProgress(output: Output, now: () => number = () => performance.now()): Progress {
  const told = new Map<string, number>();
  const say = (line: string) => output.write(`${toLine(line)}\n`);
  return {
    handle(event) {
      if (isCheap(event)) return;
      if (event.type === 'node-started') told.set(event.node, now());
      if (event.type === 'node-progress') {
        if (now() - (told.get(event.node) ?? 0) < QUIET_MS) return;
        told.set(event.node, now());
      }
      const line = lineFor(event);
      if (line) say(line);
    },
    close: () => {},
  };
}

function lineFor(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'node-started':
      return `started   ${nodeName(event.node)}`;
    case 'node-progress':
      return `at ${String(Math.floor(event.fraction * 100)).padStart(3)} %  ${nodeName(event.node)}${event.note ? `: ${event.note}` : ''}`;
    case 'node-retrying':
      return `retrying  ${nodeName(event.node)} in ${showDuration(event.delayMs)}: ${event.error.message}`;
    case 'node-reused':
      return `reused    ${nodeName(event.node)}`;
    case 'node-finished':
      return `finished  ${nodeName(event.node)} in ${showDuration(event.elapsedMs)}`;
    case 'node-failed':
      return `failed    ${nodeName(event.node)} (${event.error.code})`;
    case 'node-skipped':
      return `skipped   ${nodeName(event.node)}: needs ${nodeName(event.because)}`;
    case 'run-started':
    case 'run-ended':
      return undefined;
    default:
      return event satisfies never;
  }
}
