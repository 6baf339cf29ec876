import type { RunEvent } from '@shotgraph/engine';
import type { Output } from '../io.ts';
import type { Style } from '../text/style.ts';
import { showDuration } from '../text/units.ts';
import { pad, toLine } from '../text/width.ts';
import { countsInWords } from './endings.ts';
import { type RunningNode, runningLines } from './line.ts';
import { createLines, itemsInWords, type Line } from './lines.ts';
import { MOST_TOLD, nodeName, type Progress } from './progress.ts';

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
 * The items of a node share one line, however many there are.
 */
export function liveProgress(
  output: Output,
  style: Style,
  { now = () => performance.now(), every = tick }: LiveOptions = {},
): Progress {
  const lines = createLines();
  /** Lines of ended nodes not shown yet. */
  let ended: string[] = [];
  /** Lines at the bottom that the next drawing replaces. */
  let drawn = 0;
  let stop: (() => void) | undefined;

  const draw = (open: readonly Line[]) => {
    const bottom = bottomLines(open, now(), output, style);
    if (bottom.length === 0 && drawn === 0 && ended.length === 0) return;
    const back = drawn > 0 ? `\u001b[${drawn}A` : '';
    output.write(`${back}\r${CLEAR_BELOW}${[...ended, ...bottom].map((line) => `${line}\n`).join('')}`);
    ended = [];
    drawn = bottom.length;
  };

  return {
    handle(event) {
      if (event.type === 'run-started') {
        output.write(HIDE_CURSOR);
        stop = every(REDRAW_MS, () => draw(lines.open()));
      }
      const { line, closed } = lines.note(event, now());
      for (const each of closed) ended.push(closedLine(each, now(), style));
      if (!line) return;
      // Of items only the unusual is told one by one.
      const isUsual =
        event.type !== 'node-retrying' && (event.type !== 'node-failed' || line.counts.failed > MOST_TOLD);
      if (line.owner === undefined || !isUsual) ended.push(...endedLine(event, style));
    },
    close() {
      if (!stop) return;
      stop();
      stop = undefined;
      for (const line of lines.open()) if (line.owner !== undefined) ended.push(closedLine(line, now(), style));
      draw([]);
      output.write(SHOW_CURSOR);
    },
  };
}

function tick(ms: number, call: () => void): () => void {
  const timer = setInterval(call, ms);
  return () => clearInterval(timer);
}

function bottomLines(open: readonly Line[], now: number, { columns, rows }: Output, style: Style): readonly string[] {
  const nodes = open.flatMap((line) => shownOf(line) ?? []);
  const shown = nodes.slice(0, Math.max(1, rows - 2));
  // The last column stays free: some terminals break the line once it is filled.
  const lines = runningLines(shown, now, columns - 1, style);
  return nodes.length > shown.length ? [...lines, style.dim(`and ${nodes.length - shown.length} more`)] : lines;
}

/** A line as it shows at the bottom; `undefined` before anything of it has started. */
function shownOf(line: Line): RunningNode | undefined {
  const { name, owner, running, startedAt, ended, items, counts } = line;
  const [one] = running.values();
  if (owner === undefined) return one && { ...one, name: nodeName(name) };
  if (startedAt === undefined) return undefined;
  let done = ended;
  for (const { fraction = 0 } of running.values()) done += fraction;
  const bad = countsInWords({ failed: counts.failed, waiting: counts.waiting, stopped: counts.stopped });
  const note = [running.size > 0 && `${running.size} running`, bad].filter(Boolean).join(', ');
  return { name, startedAt, fraction: items === 0 ? 1 : done / items, count: `${ended}/${items}`, note };
}

const ENDED_COLUMNS = 24;

const told = (mark: string, node: string, rest: string) =>
  `${mark} ${pad(toLine(nodeName(node)), ENDED_COLUMNS)} ${rest}`.trimEnd();

/** What stays of the items of a node. */
function closedLine(line: Line, now: number, style: Style): string {
  const { name, counts, items, ended, startedAt } = line;
  const bad = counts.failed > 0 ? style.red('✗') : counts.waiting > 0 ? style.yellow('?') : undefined;
  if (counts.reused === items) return told(style.dim('='), name, style.dim(`${itemsInWords(line)} reused`));
  const took = startedAt === undefined ? '' : `${showDuration(now - startedAt)}  `;
  const good = ended === items ? style.green('✓') : style.dim('-');
  return told(
    bad ?? good,
    name,
    `${took}${ended === items ? '' : `${ended} of `}${itemsInWords(line)}: ${countsInWords(counts)}`,
  );
}

function endedLine(event: RunEvent, style: Style): readonly string[] {
  switch (event.type) {
    case 'node-finished':
      return [told(style.green('✓'), event.node, showDuration(event.elapsedMs))];
    case 'node-reused':
      return [told(style.dim('='), event.node, style.dim('reused'))];
    case 'node-failed':
      return [told(style.red('✗'), event.node, `failed (${event.error.code})`)];
    case 'node-skipped':
      return [told(style.dim('-'), event.node, style.dim(`skipped, needs ${nodeName(event.because)}`))];
    case 'node-waiting':
      return [told(style.yellow('?'), event.node, `waits: ${toLine(event.message)}`)];
    case 'node-stopped':
      return [told(style.dim('-'), event.node, `stopped: ${toLine(event.message)}`)];
    case 'node-retrying': {
      const again = `again in ${showDuration(event.delayMs)}: ${toLine(event.error.message)}`;
      return [told(style.yellow('↻'), event.node, again)];
    }
    case 'run-started':
    case 'node-started':
    case 'node-items':
    case 'node-progress':
    case 'node-purchase':
    case 'run-ended':
      return [];
    default:
      return event satisfies never;
  }
}
