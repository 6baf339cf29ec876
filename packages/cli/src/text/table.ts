import { pad, textWidth } from './width.ts';

/** Rows as aligned columns, two blanks apart. `paint` colours a cell after it was padded, so that colours take no room. */
export function table(
  rows: readonly (readonly string[])[],
  paint: (text: string, column: number, row: number) => string = (text) => text,
): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, textWidth(cell));
  }
  return rows.map((row, r) =>
    row
      .map((cell, column) => paint(column === row.length - 1 ? cell : pad(cell, widths[column]!), column, r))
      .join('  ')
      .trimEnd(),
  );
}
