/** Tables that a font inside a PDF needs, in the order of their names; the first four may be missing. */
const TABLES = ['cvt ', 'fpgm', 'prep', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'] as const;

/** Flags of a composite glyph's parts. @see https://learn.microsoft.com/typography/opentype/spec/glyf */
const WORDS = 1;
const SCALE = 8;
const MORE = 32;
const TWO_SCALES = 64;
const MATRIX = 128;

/** What of a font a PDF is told besides the file. */
export interface FontFacts {
  /** In thousandths of the font size. */
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
}

/** A font of some glyphs of another. */
export interface SubsetFont {
  readonly bytes: Uint8Array;
  readonly facts: FontFacts;
}

/**
 * A TrueType font with the given glyphs, numbered by their places; a glyph may be there several times. Parts of composite glyphs are added
 * behind them.
 *
 * @param glyphs - numbers in the font; the first has to be 0, the empty box
 */
export function subsetFont(font: Uint8Array, glyphs: readonly number[]): SubsetFont {
  const source = readTables(font);
  const order = [...glyphs];
  const outlines: Uint8Array[] = [];
  for (let i = 0; i < order.length; i++) outlines.push(renumbered(outlineOf(source, order[i]!), order));
  const tables = new Map<string, Uint8Array>();
  for (const name of TABLES) {
    const table = source.get(name);
    if (table) tables.set(name, table.slice());
  }
  const { glyf, loca } = pack(outlines);
  tables.set('glyf', glyf);
  tables.set('loca', loca);
  tables.set('hmtx', metrics(source, order));
  new DataView(tables.get('head')!.buffer).setUint16(50, 1);
  new DataView(tables.get('hhea')!.buffer).setUint16(34, order.length);
  new DataView(tables.get('maxp')!.buffer).setUint16(4, order.length);
  return { bytes: writeTables(tables), facts: readFacts(source) };
}

type Tables = ReadonlyMap<string, Uint8Array>;
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function readTables(font: Uint8Array): Tables {
  const view = viewOf(font);
  const tables = new Map<string, Uint8Array>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16;
    const start = view.getUint32(at + 8);
    tables.set(
      String.fromCharCode(...font.subarray(at, at + 4)),
      font.subarray(start, start + view.getUint32(at + 12)),
    );
  }
  return tables;
}

function readFacts(tables: Tables): FontFacts {
  const head = viewOf(tables.get('head')!);
  const hhea = viewOf(tables.get('hhea')!);
  const scale = 1000 / head.getUint16(18);
  const at = (view: DataView, offset: number) => Math.round(view.getInt16(offset) * scale);
  return { ascent: at(hhea, 4), descent: at(hhea, 6), box: [at(head, 36), at(head, 38), at(head, 40), at(head, 42)] };
}

function outlineOf(tables: Tables, glyph: number): Uint8Array {
  const loca = viewOf(tables.get('loca')!);
  const long = viewOf(tables.get('head')!).getUint16(50) === 1;
  const at = (index: number) => (long ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2);
  return tables.get('glyf')!.slice(at(glyph), at(glyph + 1));
}

/** An outline whose parts are called by their new numbers; parts that are not there yet are put behind the others. */
function renumbered(outline: Uint8Array, order: number[]): Uint8Array {
  const view = viewOf(outline);
  if (outline.length === 0 || view.getInt16(0) >= 0) return outline;
  for (let at = 10, more = true; more; ) {
    const flags = view.getUint16(at);
    const part = view.getUint16(at + 2);
    if (!order.includes(part)) order.push(part);
    view.setUint16(at + 2, order.indexOf(part));
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
    more = (flags & MORE) !== 0;
  }
  return outline;
}

function pack(outlines: readonly Uint8Array[]): { readonly glyf: Uint8Array; readonly loca: Uint8Array } {
  const padded = outlines.map((outline) => (outline.length + 3) & ~3);
  const glyf = new Uint8Array(padded.reduce((sum, length) => sum + length, 0));
  const loca = new DataView(new ArrayBuffer((outlines.length + 1) * 4));
  let at = 0;
  for (const [i, outline] of outlines.entries()) {
    loca.setUint32(i * 4, at);
    glyf.set(outline, at);
    at += padded[i]!;
  }
  loca.setUint32(outlines.length * 4, at);
  return { glyf, loca: new Uint8Array(loca.buffer) };
}

function metrics(tables: Tables, order: readonly number[]): Uint8Array {
  const measured = viewOf(tables.get('hhea')!).getUint16(34);
  const source = viewOf(tables.get('hmtx')!);
  const made = new DataView(new ArrayBuffer(order.length * 4));
  for (const [i, glyph] of order.entries()) {
    // Glyphs past the last measured one share its width and have a bearing of their own.
    made.setUint16(i * 4, source.getUint16(4 * Math.min(glyph, measured - 1)));
    made.setInt16(i * 4 + 2, source.getInt16(glyph < measured ? 4 * glyph + 2 : 4 * measured + 2 * (glyph - measured)));
  }
  return new Uint8Array(made.buffer);
}

function writeTables(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...tables.keys()].sort();
  let exponent = 0;
  while (2 << exponent <= names.length) exponent++;
  const power = 1 << exponent;
  let at = 12 + names.length * 16;
  const length = names.reduce((sum, name) => sum + ((tables.get(name)!.length + 3) & ~3), at);
  const bytes = new Uint8Array(length);
  const view = viewOf(bytes);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, names.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, exponent);
  view.setUint16(10, names.length * 16 - power * 16);
  for (const [i, name] of names.entries()) {
    const table = tables.get(name)!;
    bytes.set(table, at);
    const record = 12 + i * 16;
    for (let c = 0; c < 4; c++) bytes[record + c] = name.charCodeAt(c);
    view.setUint32(record + 4, checksum(bytes.subarray(at, (at + table.length + 3) & ~3)));
    view.setUint32(record + 8, at);
    view.setUint32(record + 12, table.length);
    at += (table.length + 3) & ~3;
  }
  return bytes;
}

function checksum(table: Uint8Array): number {
  let sum = 0;
  const view = viewOf(table);
  for (let i = 0; i + 4 <= table.length; i += 4) sum = (sum + view.getUint32(i)) >>> 0;
  return sum;
}
