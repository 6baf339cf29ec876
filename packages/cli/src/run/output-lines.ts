import { FailedItem } from '@shotgraph/engine';
import type { Io } from '../io.ts';
import { showPath } from '../load-document.ts';
import { table } from '../text/table.ts';
import { count, showBytes, showDuration } from '../text/units.ts';
import { toLine, wrap } from '../text/width.ts';
import type { ExportedOutput } from './exported.ts';

/** The last line of `run --json`. */
export const outputsEvent = (outputs: ReadonlyMap<string, ExportedOutput>) => ({
  type: 'outputs',
  outputs: Object.fromEntries([...outputs].map(([name, output]) => [name, toPlain(output)])),
});

function toPlain(output: ExportedOutput): object {
  if (output.kind === 'value') return output;
  if (output.kind === 'list') return { kind: 'list', items: output.items.map(toPlain) };
  const { info, ...rest } = output;
  return { ...rest, ...info };
}

/** More files of one list than this are told by the first and the last. */
const MOST_FILES = 6;

/** Texts longer than this, or of several lines, stand below the table. */
const LONGEST_LINE = 120;
/** Columns that they are broken to. */
const TEXT_COLUMNS = 110;

/**
 * One line per output: its name, where it is, what it is, how large. Values that are no media as they are, long texts below under
 * their names.
 */
export function outputLines(outputs: ReadonlyMap<string, ExportedOutput>, io: Pick<Io, 'cwd'>): readonly string[] {
  const texts = [...outputs].flatMap(([name, output]) => {
    const text = output.kind === 'value' && typeof output.value === 'string' ? output.value.trim() : '';
    return text.length > LONGEST_LINE || text.includes('\n') ? [{ name, text }] : [];
  });
  const apart = new Set(texts.map(({ name }) => name));
  const rows = [...outputs].filter(([name]) => !apart.has(name)).flatMap(([name, output]) => rowsFor(name, output, io));
  return [...table(rows), ...texts.flatMap(({ name, text }) => ['', name, ...textLines(text)])];
}

const textLines = (text: string): string[] =>
  text.split('\n').flatMap((line) => wrap(toLine(line), TEXT_COLUMNS).map((part) => `  ${part}`.trimEnd()));

function rowsFor(name: string, output: ExportedOutput, io: Pick<Io, 'cwd'>): readonly (readonly string[])[] {
  switch (output.kind) {
    case 'value':
      return [[name, toLine(valueInWords(output.value))]];
    case 'list': {
      const rows = output.items.flatMap((item, i) => rowsFor(`${name} ${i}`, item, io));
      if (rows.length <= MOST_FILES) return rows;
      return [rows[0]!, ['…', `and ${count(rows.length - 2, 'more file')}`], rows.at(-1)!];
    }
    default:
      return [[name, toLine(showPath(io.cwd, output.path)), showFacts(output), showBytes(output.bytes)]];
  }
}

function valueInWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || !value.some(isFailed)) return JSON.stringify(value);
  return `[${value.map((item) => (isFailed(item) ? '(failed)' : JSON.stringify(item))).join()}]`;
}

const isFailed = (item: unknown) => item instanceof FailedItem;

/** What media is: `1280x720, 24 fps, 12.0 s, with sound`. */
export function showFacts({ kind, info }: Pick<Extract<ExportedOutput, { info: unknown }>, 'kind' | 'info'>): string {
  const { width, height, fps, seconds, audio } = info;
  const parts = [
    typeof width === 'number' && typeof height === 'number' && `${width}x${height}`,
    typeof fps === 'number' && `${Number(fps.toFixed(3))} fps`,
    typeof seconds === 'number' && showDuration(seconds * 1000),
    kind === 'video' && (audio ? 'with sound' : 'silent'),
  ];
  return parts.filter(Boolean).join(', ');
}
