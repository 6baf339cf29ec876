/** Tables of a TrueType file by name: where each begins. */
export type Tables = ReadonlyMap<string, number>;

/** Reads where the tables of a TrueType file begin. */
export function readTables(view: DataView): Tables {
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    const name = [0, 1, 2, 3].map((k) => String.fromCharCode(view.getUint8(record + k))).join('');
    tables.set(name, view.getUint32(record + 8));
  }
  return tables;
}

/** Where a table begins. @throws RangeError when the font has none of this name */
export function tableOf(tables: Tables, name: string): number {
  const offset = tables.get(name);
  if (offset === undefined) throw new RangeError(`the font has no "${name}" table`);
  return offset;
}
