import type { Font } from '../../media/font.ts';
import type { PdfOptions, PdfPage } from '../pdf.ts';
import { latin, name, PdfFile, type PdfValue, type Ref, writeValue } from './file.ts';
import { layOut, type PlacedPage, type PlacedText } from './layout.ts';
import { addOwnFont, type OwnFont } from './own-font.ts';
import { addImage, type PdfImage } from './picture.ts';
import { toRuns } from './text.ts';
import { addWideFont, encodeWide, isWide, type WideFont, wideFontOf } from './wide-font.ts';

/** Points of 1/72 inch, lying. */
const PAPERS = { a4: { width: 841.89, height: 595.276 }, letter: { width: 792, height: 612 } } as const;

/** Fonts of a file by the names its pages call them. */
interface Fonts {
  readonly own: OwnFont;
  readonly wide: WideFont;
}

/** Writes pages; see `toPdf`. */
export function writePdf(
  pages: readonly PdfPage[],
  { title, paper = 'a4' }: PdfOptions,
  font: Font,
): Uint8Array<ArrayBuffer> {
  const file = new PdfFile();
  const size = PAPERS[paper];
  const images = embedAll(file, pages);
  const placed = pages.map((page, i) =>
    layOut(
      {
        title: page.title,
        footer: `${i + 1} / ${pages.length}`,
        pictures: page.images.map(({ caption }, k) => ({ ...images[i]![k]!, caption })),
      },
      size,
      font,
    ),
  );
  const all = placed.flatMap(({ texts }) => texts.map(({ text }) => text)).join('');
  const wide = wideFontOf(all);
  const fonts: Fonts = {
    own: addOwnFont(file, font, new Set([...all].filter((character) => !isWide(character)))),
    wide,
  };
  const named = { F: fonts.own.ref, ...(isWide(all) && { W: addWideFont(file, wide) }) };
  const tree = file.reserve();
  const kids = placed.map((page, i) => addPage(file, tree, page, images[i]!, fonts, named, size));
  file.add({ Type: name('Pages'), Kids: kids, Count: kids.length }, tree);
  const root = file.add({ Type: name('Catalog'), Pages: tree, ViewerPreferences: { DisplayDocTitle: true } });
  return file.finish(root, file.add({ Producer: 'Shotgraph', ...(title && { Title: title }) }));
}

/** The pictures of every page; one that comes again is in the file once. */
function embedAll(file: PdfFile, pages: readonly PdfPage[]): PdfImage[][] {
  const known: { readonly bytes: Uint8Array; readonly image: PdfImage }[] = [];
  return pages.map((page, i) =>
    page.images.map(({ bytes }, k) => {
      const same = known.find((each) => isEqual(each.bytes, bytes));
      if (same) return same.image;
      const image = embed(file, bytes, i, k);
      known.push({ bytes, image });
      return image;
    }),
  );
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a === b || (a.length === b.length && a.every((byte, i) => byte === b[i]));

/** @throws RangeError that says which picture it is */
function embed(file: PdfFile, bytes: Uint8Array, page: number, picture: number): PdfImage {
  try {
    return addImage(file, bytes);
  } catch (cause) {
    throw new RangeError(`page ${page + 1}, picture ${picture + 1}: ${(cause as Error).message}`, { cause });
  }
}

function addPage(
  file: PdfFile,
  tree: Ref,
  { pictures, texts }: PlacedPage,
  images: readonly PdfImage[],
  fonts: Fonts,
  named: { readonly [font: string]: Ref },
  size: { readonly width: number; readonly height: number },
): Ref {
  const content = [
    ...pictures.map(({ x, y, width, height }, i) => {
      const at = [width, 0, 0, height, x, y].map(writeValue).join(' ');
      const frame = [x, y, width, height].map(writeValue).join(' ');
      return `q ${at} cm /I${i} Do Q\nq 0.75 G 0.5 w ${frame} re S Q`;
    }),
    ...texts.map((text) => textOperators(text, fonts)),
  ].join('\n');
  const xObjects: { readonly [image: string]: PdfValue } = Object.fromEntries(
    images.map(({ ref }, i) => [`I${i}`, ref]),
  );
  return file.add({
    Type: name('Page'),
    Parent: tree,
    MediaBox: [0, 0, size.width, size.height],
    Resources: { Font: named, XObject: xObjects },
    Contents: file.addStream(latin(content)),
  });
}

/** One line of text. What it says is told besides, so that it can be read aloud and copied whatever is drawn. */
function textOperators({ text, x, y, size, grey }: PlacedText, { own }: Fonts): string {
  const runs = toRuns(text).map((run) =>
    run.wide
      ? `/W ${size} Tf ${writeValue(encodeWide(run.text))} Tj`
      : `/F ${size} Tf ${writeValue(own.encode(run.text))} Tj`,
  );
  const start = `/Span ${writeValue({ ActualText: text })} BDC`;
  return `${start} BT ${writeValue(grey)} g ${writeValue(x)} ${writeValue(y)} Td ${runs.join(' ')} ET EMC`;
}
