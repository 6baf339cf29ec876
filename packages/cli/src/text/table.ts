import { pad, textWidth, wrap } from './width.ts';

/** Narrower than this a last column is not made, whatever the terminal. */
const LEAST_COLUMNS = 24;

/** How a table is laid out. */
export interface TableLayout {
  /** Texts of the last column are broken between words so that no line takes more; never when left out. */
  readonly columns?: number;
  /** Columns before each line, 0 when left out. */
  readonly indent?: number;
}

/** Rows as aligned columns, two blanks apart. `paint` colours a cell after it was padded, so that colours take no room. */
export function table(
  rows: readonly (readonly string[])[],
  paint: (text: string, column: number, row: number) => string = (text) => text,
  { columns = Number.POSITIVE_INFINITY, indent = 0 }: TableLayout = {},
): readonly string[] {
  const widths: number[] = [];
  const most = Math.max(0, ...rows.map((row) => row.length));
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      // Nothing follows the last cell of a row that ends early, so it pushes nothing aside.
      const isLoose = column === row.length - 1 && row.length < most;
      widths[column] = Math.max(widths[column] ?? 0, isLoose ? 0 : textWidth(cell));
    }
  }
  const before = indent + widths.slice(0, -1).reduce((total, width) => total + width + 2, 0);
  const room = Math.max(LEAST_COLUMNS, columns - before);
  return rows.flatMap((row, r) => {
    const isWhole = row.length === widths.length;
    const [first = '', ...more] = isWhole ? wrap(row.at(-1) ?? '', room) : [row.at(-1) ?? ''];
    const line = row
      .map((cell, column) => paint(column === row.length - 1 ? first : pad(cell, widths[column]!), column, r))
      .join('  ');
    const rest = more.map((text) => ' '.repeat(before - indent) + paint(text, row.length - 1, r));
    return [line, ...rest].map((text) => (' '.repeat(indent) + text).trimEnd());
  });
}
