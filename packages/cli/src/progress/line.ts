import type { Style } from '../text/style.ts';
import { showDuration } from '../text/units.ts';
import { pad, toLine, truncate } from '../text/width.ts';

/** A node that runs, as far as its line shows it. */
export interface RunningNode {
  readonly name: string;
  readonly startedAt: number;
  /** 0..1; absent until the node says something. */
  readonly fraction?: number;
  readonly note?: string;
}

const NAME_COLUMNS = 24;
const BAR_COLUMNS = 20;
/** Below this width the bar goes and the percentage stays. */
const ROOM_FOR_BAR = 60;

/**
 * One line about a running node: `  shot-1  ████████░░░░░░░░░░░░  41 %   3.2 s  frame 120 of 250`, never wider than `columns`.
 *
 * @param nameColumns - room the names of all running nodes need
 */
export function runningLine(
  node: RunningNode,
  now: number,
  nameColumns: number,
  columns: number,
  style: Style,
): string {
  const name = pad(truncate(toLine(node.name), NAME_COLUMNS), Math.min(nameColumns, NAME_COLUMNS));
  const percent = node.fraction === undefined ? '     ' : `${String(Math.floor(node.fraction * 100)).padStart(3)} %`;
  const elapsed = showDuration(now - node.startedAt).padStart(7);
  const filled = Math.round((node.fraction ?? 0) * BAR_COLUMNS);
  const full = columns >= ROOM_FOR_BAR ? '█'.repeat(filled) : '';
  const empty = columns >= ROOM_FOR_BAR ? '░'.repeat(BAR_COLUMNS - filled) : '';
  const bar = full || empty ? `${full}${empty}  ` : '';
  const plain = `  ${name}  ${bar}${percent}  ${elapsed}  ${toLine(node.note ?? '')}`.trimEnd();
  const fitting = truncate(plain, columns);
  // Painted after it was cut, so that colours neither take room nor get lost half-way.
  return bar !== '' && fitting.includes(bar)
    ? fitting.replace(bar, `${style.cyan(full)}${style.dim(empty)}  `)
    : fitting;
}
