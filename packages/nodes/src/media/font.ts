/** What is needed of a font to break lines and place boxes before ffmpeg draws the text. */
export interface Font {
  /** The TrueType file, for ffmpeg. */
  readonly bytes: Uint8Array;
  /** Width of a character as part of the font size. */
  readonly advance: (codePoint: number) => number;
  /** Index of the glyph of a character; 0, the empty box, for one the font does not have. */
  readonly glyph: (codePoint: number) => number;
}

let loaded: Promise<Font> | undefined;

/** The bundled caption font. Loaded on first use: most graphs write nothing. */
export const loadFont = (): Promise<Font> => {
  loaded ??= import('./fonts/caption-font.ts').then(({ CAPTION_FONT }) =>
    parseFont(Uint8Array.from(atob(CAPTION_FONT), (character) => character.charCodeAt(0))),
  );
  return loaded;
};

/**
 * Reads the tables of a TrueType font that say how wide characters are.
 *
 * @throws RangeError when a table is missing
 * @see https://learn.microsoft.com/typography/opentype/spec/otff
 */
export function parseFont(bytes: Uint8Array): Font {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    tables.set(String.fromCharCode(...bytes.subarray(record, record + 4)), view.getUint32(record + 8));
  }
  const table = (name: string): number => {
    const offset = tables.get(name);
    if (offset === undefined) throw new RangeError(`the font has no "${name}" table`);
    return offset;
  };
  const unitsPerEm = view.getUint16(table('head') + 18);
  const measured = view.getUint16(table('hhea') + 34);
  const glyphs = glyphIndex(view, table('cmap'));
  const widths = table('hmtx');
  // Glyphs past the last measured one share its width; unknown characters are drawn as glyph 0, an empty box.
  const advance = (codePoint: number): number =>
    view.getUint16(widths + 4 * Math.min(glyphs.get(codePoint) ?? 0, measured - 1)) / unitsPerEm;
  return { bytes, advance, glyph: (codePoint) => glyphs.get(codePoint) ?? 0 };
}

/** Glyph of every character of the font's Unicode BMP map (cmap format 4). */
function glyphIndex(view: DataView, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const map = segmentMap(view, cmap);
  const segments = view.getUint16(map + 6) / 2;
  const [ends, starts] = [map + 14, map + 16 + segments * 2];
  const [deltas, offsets] = [starts + segments * 2, starts + segments * 4];
  for (let i = 0; i < segments * 2; i += 2) {
    const delta = view.getUint16(deltas + i);
    const offset = view.getUint16(offsets + i);
    for (let code = view.getUint16(starts + i); code <= view.getUint16(ends + i) && code < 0xffff; code++) {
      const listed =
        offset === 0 ? code : view.getUint16(offsets + i + offset + 2 * (code - view.getUint16(starts + i)));
      if (listed !== 0) glyphs.set(code, (listed + delta) & 0xffff);
    }
  }
  return glyphs;
}

function segmentMap(view: DataView, cmap: number): number {
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const map = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    if (view.getUint16(map) === 4) return map;
  }
  throw new RangeError('the font has no Unicode map of format 4');
}

/** Width of a text as part of the font size. */
export function textWidth(font: Font, text: string): number {
  let width = 0;
  for (const character of text) width += font.advance(character.codePointAt(0)!);
  return width;
}

/** Breaks a text into lines no wider than `width` (part of the font size): at spaces, within words that are too long. */
export function wrap(font: Font, text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(font, line, width));
}

function wrapLine(font: Font, line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').flatMap((word) => pieces(font, word, width))) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (textWidth(font, longer) <= width) current = longer;
    else {
      if (current !== '') lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}

/** A word cut so that every piece fits; at least one character each. */
function pieces(font: Font, word: string, width: number): string[] {
  if (textWidth(font, word) <= width) return [word];
  const found: string[] = [];
  let current = '';
  for (const character of word) {
    if (current !== '' && textWidth(font, current + character) > width) {
      found.push(current);
      current = '';
    }
    current += character;
  }
  return [...found, current];
}
