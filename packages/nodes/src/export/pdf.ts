import { loadFont } from '../media/font.ts';

/** A picture with what is written below it. */
export interface PdfPicture {
  /** Of a PNG or JPEG file. */
  readonly bytes: Uint8Array;
  /** Lines below it, the first one its heading; long ones are broken, and cut where they would leave no room for pictures. */
  readonly caption: readonly string[];
}

/** A page of pictures. */
export interface PdfPage {
  /** At its upper edge; may be empty. */
  readonly title: string;
  /** In reading order; the page arranges them as large as they fit. */
  readonly images: readonly PdfPicture[];
}

export interface PdfOptions {
  /** Of the whole file, as programs show it. */
  readonly title?: string;
  /** Lying; A4 when left out. */
  readonly paper?: 'a4' | 'letter';
}

/**
 * Pages of pictures with captions as a PDF 1.7 file. The same pages give the same bytes on every host: no dates, no random names.
 *
 * Latin, Greek, Cyrillic and common symbols are drawn with the caption font, of which the glyphs that are used are brought along. Chinese,
 * Japanese and Korean are drawn with a font of the reader's machine, and left blank where it has none. Characters of other writing
 * systems, and emoji, show as empty boxes. Searching, copying and reading aloud give the text as it was in every case.
 *
 * @throws RangeError without pages, and for a picture that is not PNG or JPEG, is interlaced or is damaged, naming page and picture
 */
export async function toPdf(pages: readonly PdfPage[], options: PdfOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  if (pages.length === 0) throw new RangeError('a PDF needs at least one page, got 0');
  // Most graphs write none: neither the writer nor the font is loaded before it is needed.
  const [{ writePdf }, font] = await Promise.all([import('./pdf/write.ts'), loadFont()]);
  return writePdf(pages, options, font);
}
