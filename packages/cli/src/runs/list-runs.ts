import type { Io } from '../io.ts';
import { type Style, styleFor } from '../text/style.ts';
import { table } from '../text/table.ts';
import { showAge, showDuration } from '../text/units.ts';
import { toLine } from '../text/width.ts';
import { isUnfinished, type PastRun } from './past-run.ts';

/** Runs as a table, newest first; the graph is left out where all are of one. */
export function runTable(runs: readonly PastRun[], now: number, io: Io): readonly string[] {
  const style = styleFor(io.stdout, io.env);
  const graphs = new Set(runs.map(({ graph }) => graph));
  const heading = ['run', 'when', 'status', 'ran', 'reused', 'failed', 'took', ...(graphs.size > 1 ? ['graph'] : [])];
  const number = (n: number, name: string) => String(n).padStart(name.length);
  const rows = runs.map(({ run, at, status, counts, elapsedMs, graph = '' }) => [
    run,
    at === undefined ? '' : showAge(now - Date.parse(at)),
    status,
    number(counts.ran, 'ran'),
    number(counts.reused, 'reused'),
    number(counts.failed, 'failed'),
    elapsedMs === undefined ? '' : showDuration(elapsedMs).padStart(6),
    ...(graphs.size > 1 ? [toLine(graph)] : []),
  ]);
  const lines = table([heading, ...rows], (text, column, row) => {
    if (row === 0) return style.dim(text);
    return column === 2 ? paintStatus(runs[row - 1]!.status, style)(text) : text;
  });
  const [unfinished] = runs.filter(isUnfinished);
  const hint = runs[0] === unfinished && unfinished?.note;
  return hint ? [...lines, style.dim(`To go on: shotgraph runs resume ${unfinished.run}`)] : lines;
}

/** The colour a status has everywhere. */
export const paintStatus = (status: PastRun['status'], { green, red, yellow, cyan, dim }: Style) =>
  ({
    done: green,
    running: cyan,
    failed: red,
    damaged: red,
    waiting: yellow,
    interrupted: yellow,
    cancelled: dim,
  })[status];
