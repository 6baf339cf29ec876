import type { RunEvent } from '@shotgraph/engine';
import type { Output } from '../io.ts';
import type { Style } from '../text/style.ts';
import { showDuration } from '../text/units.ts';
import { pad, textWidth, toLine } from '../text/width.ts';
import { type RunningNode, runningLine } from './line.ts';
import { isCheap, nodeName, type Progress } from './progress.ts';

const REDRAW_MS = 100;
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
/** From the start of the line to the end of the screen. */
const CLEAR_BELOW = '\u001b[0J';

/** Parts of the outside world, replaced in tests. */
export interface LiveOptions {
  /** Monotonic, ms. */
  readonly now?: () => number;
  /** Calls back regularly until the returned function is called. */
  readonly every?: (ms: number, call: () => void) => () => void;
}

/**
 * Progress for people: a line per running node at the bottom, redrawn ten times a second; nodes that ended scroll away above.
 */
export function liveProgress(
  output: Output,
  style: Style,
  { now = () => performance.now(), every = tick }: LiveOptions = {},
): Progress {
  const running = new Map<string, RunningNode>();
  /** Lines of ended nodes not shown yet. */
  let ended: string[] = [];
  /** Lines at the bottom that the next drawing replaces. */
  let drawn = 0;
  let stop: (() => void) | undefined;

  const draw = () => {
    const lines = runningLines(running, now(), output, style);
    if (lines.length === 0 && drawn === 0 && ended.length === 0) return;
    const back = drawn > 0 ? `\u001b[${drawn}A` : '';
    output.write(`${back}\r${CLEAR_BELOW}${[...ended, ...lines].map((line) => `${line}\n`).join('')}`);
    ended = [];
    drawn = lines.length;
  };

  return {
    handle(event) {
      if (event.type === 'run-started') {
        output.write(HIDE_CURSOR);
        stop = every(REDRAW_MS, draw);
      } else if (event.type === 'node-started')
        running.set(event.node, { name: nodeName(event.node), startedAt: now() });
      else if (event.type === 'node-progress') {
        const node = running.get(event.node);
        if (node)
          running.set(event.node, {
            ...node,
            fraction: event.fraction,
            ...(event.note !== undefined && { note: event.note }),
          });
      } else if ('node' in event && !isCheap(event)) {
        if (event.type !== 'node-retrying') running.delete(event.node);
        ended.push(...endedLine(event, style));
      }
    },
    close() {
      if (!stop) return;
      stop();
      stop = undefined;
      running.clear();
      draw();
      output.write(SHOW_CURSOR);
    },
  };
}

function tick(ms: number, call: () => void): () => void {
  const timer = setInterval(call, ms);
  return () => clearInterval(timer);
}

function runningLines(
  running: ReadonlyMap<string, RunningNode>,
  now: number,
  { columns, rows }: Output,
  style: Style,
): readonly string[] {
  const nodes = [...running.values()];
  // The last column stays free: some terminals break the line once it is filled.
  const width = columns - 1;
  const shown = nodes.slice(0, Math.max(1, rows - 2));
  const nameColumns = Math.max(0, ...shown.map(({ name }) => textWidth(name)));
  const lines = shown.map((node) => runningLine(node, now, nameColumns, width, style));
  return nodes.length > shown.length ? [...lines, style.dim(`and ${nodes.length - shown.length} more`)] : lines;
}

const ENDED_COLUMNS = 24;

function endedLine(event: RunEvent, style: Style): readonly string[] {
  const line = (mark: string, node: string, rest: string) => [
    `${mark} ${pad(nodeName(node), ENDED_COLUMNS)} ${rest}`.trimEnd(),
  ];
  switch (event.type) {
    case 'node-finished':
      return line(style.green('✓'), event.node, showDuration(event.elapsedMs));
    case 'node-reused':
      return line(style.dim('='), event.node, style.dim('reused'));
    case 'node-failed':
      return line(style.red('✗'), event.node, `failed (${event.error.code})`);
    case 'node-skipped':
      return line(style.dim('-'), event.node, style.dim(`skipped, needs ${nodeName(event.because)}`));
    case 'node-retrying':
      return line(
        style.yellow('↻'),
        event.node,
        `again in ${showDuration(event.delayMs)}: ${toLine(event.error.message)}`,
      );
    case 'run-started':
    case 'node-started':
    case 'node-progress':
    case 'run-ended':
      return [];
    default:
      return event satisfies never;
  }
}
