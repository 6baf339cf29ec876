import { latin, name, type PdfFile, type Ref, utf16 } from './file.ts';

/** Writing of East Asia: as wide as high, and too many characters to bring along. */
const WIDE =
  /[\u1100-\u11ff\u2e80-\u2fdf\u3000-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u;

/** Whether a character is drawn with a font of the reader's machine. */
export const isWide = (character: string): boolean => WIDE.test(character);

/** Collections of characters and fonts that every PDF reader knows by name and draws with what its machine has. */
const COLLECTIONS = {
  chinese: { font: 'STSong-Light', ordering: 'GB1', supplement: 5, encoding: 'UniGB-UTF16-H' },
  japanese: { font: 'HeiseiKakuGo-W5', ordering: 'Japan1', supplement: 6, encoding: 'UniJIS-UTF16-H' },
  korean: { font: 'HYGoThic-Medium', ordering: 'Korea1', supplement: 2, encoding: 'UniKS-UTF16-H' },
} as const;
export type WideFont = keyof typeof COLLECTIONS;

/** The collection of a text: Japanese where it has kana, Korean where it has hangul, else Chinese. */
export const wideFontOf = (text: string): WideFont =>
  /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? 'japanese'
    : /\p{Script=Hangul}/u.test(text)
      ? 'korean'
      : 'chinese';

/** A text as such a font takes it. */
export const encodeWide = (text: string): Uint8Array => utf16(text);

/** Puts the name of a font into a file. @see ISO 32000-1:2008, §9.7.5.2 for the encodings */
export function addWideFont(file: PdfFile, collection: WideFont): Ref {
  const { font, ordering, supplement, encoding } = COLLECTIONS[collection];
  const descriptor = file.add({
    Type: name('FontDescriptor'),
    FontName: name(font),
    // Symbolic characters outside of Latin.
    Flags: 4,
    FontBBox: [-100, -250, 1100, 950],
    ItalicAngle: 0,
    Ascent: 880,
    Descent: -120,
    CapHeight: 740,
    StemV: 90,
  });
  const descendant = file.add({
    Type: name('Font'),
    Subtype: name('CIDFontType0'),
    BaseFont: name(font),
    // Registries and orderings are plain bytes, not Unicode.
    CIDSystemInfo: { Registry: latin('Adobe'), Ordering: latin(ordering), Supplement: supplement },
    FontDescriptor: descriptor,
    DW: 1000,
  });
  return file.add({
    Type: name('Font'),
    Subtype: name('Type0'),
    BaseFont: name(`${font}-${encoding}`),
    Encoding: name(encoding),
    DescendantFonts: [descendant],
  });
}
