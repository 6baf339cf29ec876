const WIDE =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Most of what is written; telling it apart spares a command the loading of Unicode's tables. */
const ONE_COLUMN_EACH = /^[\u0020-\u007e]*$/;

/** Columns a terminal gives one grapheme. */
const widthOf = (grapheme: string): number => (WIDE.test(grapheme) ? 2 : 1);

/** Columns a text without control characters takes. */
export function textWidth(text: string): number {
  if (ONE_COLUMN_EACH.test(text)) return text.length;
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) width += widthOf(segment);
  return width;
}

/** The text cut to at most `columns`, the last one an ellipsis when something was dropped. */
export function truncate(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    width += widthOf(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return columns > 0 ? `${kept}…` : '';
}

/** The text on lines of at most `columns`, broken between words; a word that is longer has a line to itself. */
export function wrap(text: string, columns: number): readonly string[] {
  if (textWidth(text) <= columns) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Fills a text up to `columns` with blanks. */
export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - textWidth(text)));

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text from documents, files and programs made safe to show: control and direction characters, which could repaint or
 * disguise what a terminal shows, become U+FFFD.
 */
export const toShown = (text: string): string => text.replaceAll('\r\n', '\n').replace(CONTROL, '\ufffd');

/** The same on one line. */
export const toLine = (text: string): string => toShown(text).replace(/[\t\n]+/g, ' ');
