import type { Style } from '../text/style.ts';
import { showDuration } from '../text/units.ts';
import { pad, textWidth, toLine, truncate } from '../text/width.ts';

/** What a line at the bottom shows of a node that runs, or of the items of one. */
export interface RunningNode {
  readonly name: string;
  readonly startedAt: number;
  /** 0..1; absent until the node says something. */
  readonly fraction?: number;
  /** Shown in place of the percentage: `12/40`. */
  readonly count?: string;
  readonly note?: string;
}

const NAME_COLUMNS = 24;
const BAR_COLUMNS = 20;
/** Below this width the bar goes and the percentage stays. */
const ROOM_FOR_BAR = 60;

/**
 * Lines about running nodes, aligned: `  shot-1  ████████░░░░░░░░░░░░   41 %   3.2 s  frame 120 of 250`, none wider than
 * `columns`.
 */
export function runningLines(
  nodes: readonly RunningNode[],
  now: number,
  columns: number,
  style: Style,
): readonly string[] {
  const names = Math.min(NAME_COLUMNS, Math.max(0, ...nodes.map(({ name }) => textWidth(toLine(name)))));
  const shares = Math.max(5, ...nodes.map((node) => shareOf(node).length));
  return nodes.map((node) => runningLine(node, now, names, shares, columns, style));
}

const shareOf = ({ count, fraction }: RunningNode) =>
  count ?? (fraction === undefined ? '' : `${Math.floor(fraction * 100)} %`);

function runningLine(
  node: RunningNode,
  now: number,
  nameColumns: number,
  shareColumns: number,
  columns: number,
  style: Style,
): string {
  const name = pad(truncate(toLine(node.name), NAME_COLUMNS), nameColumns);
  const share = shareOf(node).padStart(shareColumns);
  const elapsed = showDuration(now - node.startedAt).padStart(7);
  const filled = Math.round((node.fraction ?? 0) * BAR_COLUMNS);
  const full = columns >= ROOM_FOR_BAR ? '█'.repeat(filled) : '';
  const empty = columns >= ROOM_FOR_BAR ? '░'.repeat(BAR_COLUMNS - filled) : '';
  const bar = full || empty ? `${full}${empty}  ` : '';
  const plain = `  ${name}  ${bar}${share}  ${elapsed}  ${toLine(node.note ?? '')}`.trimEnd();
  const fitting = truncate(plain, columns);
  // Painted after it was cut, so that colours neither take room nor get lost half-way.
  return bar !== '' && fitting.includes(bar)
    ? fitting.replace(bar, `${style.cyan(full)}${style.dim(empty)}  `)
    : fitting;
}
