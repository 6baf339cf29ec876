import { createHash } from 'node:crypto';
import { unzlibSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { loadFont } from '../media/font.ts';
import { crc32 } from '../media/intact.ts';
import { readPng } from './pdf/png.ts';
import { subsetFont } from './pdf/subset-font.ts';
import { drawable, textWidth, toRuns, wrapText } from './pdf/text.ts';
import { type PdfPage, toPdf } from './pdf.ts';

/** A PNG of given rows, unfiltered. @param type - colour type */
function png(
  width: number,
  rows: readonly (readonly number[])[],
  type: number,
  bits = 8,
  extra: readonly (readonly [string, number[]])[] = [],
) {
  const chunk = (name: string, body: ArrayLike<number>) => {
    const bytes = new Uint8Array(12 + body.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, body.length);
    bytes.set(new TextEncoder().encode(name), 4);
    bytes.set(Array.from(body), 8);
    view.setUint32(8 + body.length, crc32(bytes.subarray(4, 8 + body.length)));
    return [...bytes];
  };
  const head = [0, 0, width >> 8, width & 255, 0, 0, rows.length >> 8, rows.length & 255, bits, type, 0, 0, 0];
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', head),
    ...extra.flatMap(([name, body]) => chunk(name, body)),
    ...chunk('IDAT', zlibSync(Uint8Array.from(rows.flatMap((row) => [0, ...row])))),
    ...chunk('IEND', []),
  ]);
}

const red = png(2, [[255, 0, 0, 255, 0, 0]], 2);
/** The smallest JPEG that has a frame header: 16 × 8, grey. */
const jpeg = Uint8Array.of(
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  4,
  0,
  0,
  0xff,
  0xc0,
  0,
  11,
  8,
  0,
  8,
  0,
  16,
  1,
  1,
  0x11,
  0,
  0xff,
  0xd9,
);

/** A file as a reader walks it: every object by its number, found through the table at its end. */
function readPdf(bytes: Uint8Array) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)![1]);
  const table = text.slice(start);
  expect(table.startsWith('xref\n0 ')).toBe(true);
  const offsets = [...table.matchAll(/(\d{10}) 00000 n \n/g)].map(([, offset]) => Number(offset));
  const objects = offsets.map((offset, i) => {
    expect(text.startsWith(`${i + 1} 0 obj\n`, offset)).toBe(true);
    return text.slice(offset, text.indexOf('\nendobj\n', offset));
  });
  const streamOf = (object: string): Uint8Array => {
    const length = Number(/\/Length (\d+)/.exec(object)![1]);
    const at = object.indexOf('stream\n') + 7;
    expect(object.slice(at + length)).toBe('\nendstream');
    return Uint8Array.from(object.slice(at, at + length), (character) => character.charCodeAt(0));
  };
  const contents = objects
    .filter((object) => object.includes('/Type /Page /Parent') || object.includes('/Type /Page '))
    .map((object) => objects[Number(/\/Contents (\d+) 0 R/.exec(object)![1]) - 1]!)
    .map((object) => new TextDecoder('latin1').decode(unzlibSync(streamOf(object))));
  return { text, objects, contents, streamOf };
}

/** What a file says, line by line, as readers copy it. */
const saidIn = (content: string): string[] =>
  [...content.matchAll(/\/ActualText <feff([0-9a-f]*)>/g)].map(([, hex]) =>
    String.fromCharCode(...hex!.match(/.{4}/g)!.map((code) => Number.parseInt(code, 16))),
  );

const page = (title: string, ...captions: string[][]): PdfPage => ({
  title,
  images: captions.map((caption) => ({ bytes: red, caption })),
});

describe('toPdf', () => {
  it('is a file whose table leads to every object, with a page for each', async () => {
    const { objects, contents, text } = readPdf(
      await toPdf([page('One', ['a'], ['b']), page('Two')], { title: 'Board' }),
    );
    expect(text.startsWith('%PDF-1.7\n')).toBe(true);
    expect(contents.length).toBe(2);
    expect(objects.some((object) => object.includes('/Type /Pages') && object.includes('/Count 2'))).toBe(true);
    expect(contents[0]!.match(/ Do Q/g)?.length).toBe(2);
    expect(saidIn(contents[0]!)).toEqual(['One', 'a', 'b', '1 / 2']);
    expect(saidIn(contents[1]!)).toEqual(['Two', '2 / 2']);
  });

  it('gives the same bytes every time, without dates', async () => {
    const pages = [page('Größe 狐狸 🦊', ['heading', 'line'])];
    const first = await toPdf(pages);
    expect(await toPdf(pages)).toEqual(first);
    expect(readPdf(first).text).not.toMatch(/CreationDate|ModDate|\/ID/);
    // Whatever the host: changes only when the layout or the font does.
    expect(createHash('sha256').update(first).digest('hex')).toBe(
      'e909ce7c9ef0b9ea3bffd718150bf7d1f3c93f6eda20638b3d5f85da3d317c97',
    );
  });

  it('keeps a JPEG and an opaque PNG as they are, and puts each in once', async () => {
    const images = [red, jpeg, Uint8Array.from(red)].map((bytes) => ({ bytes, caption: [] }));
    const { objects, streamOf } = readPdf(await toPdf([{ title: '', images }]));
    const pictures = objects.filter((object) => object.includes('/Subtype /Image'));
    expect(pictures.length).toBe(2);
    expect(pictures[0]).toContain('/DecodeParms <</Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns 2>>');
    expect([...unzlibSync(streamOf(pictures[0]!))]).toEqual([0, 255, 0, 0, 255, 0, 0]);
    expect(pictures[1]).toContain('/Width 16 /Height 8 /ColorSpace /DeviceGray');
    expect(streamOf(pictures[1]!)).toEqual(jpeg);
  });

  it('says any text, drawn or not', async () => {
    const lines = [
      'Ωμέγα Привет',
      'العربية עברית',
      '雨中的街道 Mara',
      '🦊 (a) \\ <b> >>',
      '\ud83d half',
      '\u202eturned',
    ];
    const { contents, objects } = readPdf(await toPdf([page('x', lines)]));
    expect(saidIn(contents[0]!).slice(1, -1)).toEqual([
      'Ωμέγα Привет',
      'العربية עברית',
      '雨中的街道 Mara',
      '🦊 (a) \\ <b> >>',
      '\ufffd half',
      'turned',
    ]);
    expect(objects.filter((object) => object.includes('/BaseFont /STSong-Light-UniGB-UTF16-H')).length).toBe(1);
    expect(contents[0]).not.toMatch(/[^\n\x20-\x7e]/);
  });

  it('has no East Asian font where no text needs one, and takes that of the language', async () => {
    const fonts = async (text: string) =>
      /\/BaseFont \/(\w+)-\w+-Uni/.exec(readPdf(await toPdf([page(text)])).text)?.[1];
    expect(await fonts('plain')).toBeUndefined();
    expect(await fonts('雨')).toBe('STSong');
    expect(await fonts('雨の街')).toBe('HeiseiKakuGo');
    expect(await fonts('비 오는 거리')).toBe('HYGoThic');
  });

  it('keeps everything on the page, whatever has to fit', async () => {
    const captions = Array.from({ length: 40 }, (_, i) => [`Shot ${i}`, 'word '.repeat(200), 'x'.repeat(500)]);
    const { contents } = readPdf(await toPdf([page('long '.repeat(100), ...captions)]));
    const at = [...contents[0]!.matchAll(/ (-?[\d.]+) (-?[\d.]+) Td /g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    const boxes = [...contents[0]!.matchAll(/w (-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+) re/g)].map((match) =>
      match.slice(1).map(Number),
    );
    expect(boxes.length).toBe(40);
    for (const [x, y] of at) expect(x >= 36 && x < 806 && y >= 36 && y < 560).toBe(true);
    for (const [x = 0, y = 0, width = 0, height = 0] of boxes)
      expect(x >= 36 && y >= 52 && x + width <= 806 && y + height <= 535 && width > 8).toBe(true);
    expect(saidIn(contents[0]!)[0]!.endsWith('…')).toBe(true);
  });

  it('refuses what it cannot use, saying which picture', async () => {
    await expect(toPdf([])).rejects.toThrow('a PDF needs at least one page, got 0');
    const gif = { title: '', images: [{ bytes: new TextEncoder().encode('GIF89a'), caption: [] }] };
    await expect(toPdf([page('a'), gif])).rejects.toThrow(
      'page 2, picture 1: the picture is neither PNG nor JPEG; convert it first',
    );
    const cut = { title: '', images: [{ bytes: jpeg.subarray(0, 10), caption: [] }] };
    await expect(toPdf([cut])).rejects.toThrow('page 1, picture 1: the JPEG is damaged');
  });
});

describe('readPng', () => {
  it('lays what is transparent on white', () => {
    const half = readPng(png(2, [[0, 0, 0, 128, 10, 20, 30, 255]], 6));
    expect([...half.data]).toEqual([127, 127, 127, 10, 20, 30]);
    expect(half).toMatchObject({ channels: 3, bits: 8, filtered: false });
    expect([...readPng(png(1, [[100, 0]], 4)).data]).toEqual([255, 255, 255]);
    expect([...readPng(png(2, [[7, 9]], 0, 8, [['tRNS', [0, 7]]])).data]).toEqual([255, 255, 255, 9, 9, 9]);
    const palette = [
      ['PLTE', [1, 2, 3, 4, 5, 6]],
      ['tRNS', [0]],
    ] as const;
    expect([
      ...readPng(
        png(
          2,
          [[0b01000000]],
          3,
          1,
          palette.map(([name, body]) => [name, [...body]]),
        ),
      ).data,
    ]).toEqual([255, 255, 255, 4, 5, 6]);
  });

  it('keeps the palette of an indexed picture', () => {
    expect(readPng(png(2, [[0, 1]], 3, 8, [['PLTE', [1, 2, 3, 4, 5, 6]]]))).toMatchObject({
      palette: Uint8Array.of(1, 2, 3, 4, 5, 6),
      filtered: true,
      channels: 1,
    });
  });

  it('undoes every filter', () => {
    const rows = [
      [1, 10, 20, 30, 255, 5, 5, 5, 0],
      [2, 1, 1, 1, 0, 1, 1, 1, 0],
      [3, 2, 2, 2, 128, 2, 2, 2, 0],
      [4, 3, 3, 3, 0, 3, 3, 3, 0],
    ];
    const raw = png(
      2,
      rows.map((row) => row.slice(1)),
      6,
    );
    // The first byte of each row says how it is filtered.
    const filtered = zlibSync(Uint8Array.from(rows.flat()));
    const at = raw.findIndex((_, i) => String.fromCharCode(...raw.subarray(i, i + 4)) === 'IDAT');
    const bytes = Uint8Array.from([
      ...raw.subarray(0, at - 4),
      0,
      0,
      0,
      filtered.length,
      ...raw.subarray(at, at + 4),
      ...filtered,
      0,
      0,
      0,
      0,
    ]);
    expect([...readPng(bytes).data]).toEqual([
      ...[10, 20, 30, 15, 25, 35],
      ...[11, 21, 31, 16, 26, 36],
      ...[7, 12, 17, 13, 21, 28],
      ...[10, 15, 20, 16, 24, 31],
    ]);
  });

  it('refuses interlaced and damaged files', () => {
    const interlaced = Uint8Array.from(red);
    interlaced[28] = 1;
    expect(() => readPng(interlaced)).toThrow('the PNG is interlaced; save the picture without interlacing');
    expect(() => readPng(red.subarray(0, 30))).toThrow('the PNG is cut off');
  });
});

describe('subsetFont', () => {
  it('holds the outlines that were asked for, parts of composite ones included', async () => {
    const font = await loadFont();
    const glyphs = [...'aÄé€'].map((character) => font.glyph(character.codePointAt(0)!));
    const { bytes, facts } = subsetFont(font.bytes, [0, ...glyphs]);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const tables = Array.from({ length: view.getUint16(4) }, (_, i) =>
      String.fromCharCode(...bytes.subarray(12 + 16 * i, 16 + 16 * i)),
    );
    expect(tables).toEqual(tables.toSorted());
    expect(tables).toEqual(expect.arrayContaining(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']));
    expect(bytes.length).toBeLessThan(font.bytes.length / 20);
    expect(facts.ascent).toBeGreaterThan(700);
    expect(subsetFont(font.bytes, [0, ...glyphs]).bytes).toEqual(bytes);
  });
});

describe('text of a PDF', () => {
  it('is broken at spaces, between wide characters and within long words', async () => {
    const font = await loadFont();
    const fits = (lines: string[], width: number) => lines.every((line) => textWidth(font, line) <= width);
    const words = wrapText(font, 'the camera pushes in at walking pace', 8);
    expect(words.join(' ')).toBe('the camera pushes in at walking pace');
    expect(words.length).toBeGreaterThan(2);
    expect(fits(words, 8)).toBe(true);
    expect(wrapText(font, '雨中的街道', 2)).toEqual(['雨中', '的街', '道']);
    const long = wrapText(font, `a ${'x'.repeat(40)} b`, 5);
    expect(fits(long, 5)).toBe(true);
    expect(long.join('').replaceAll(' ', '')).toBe(`a${'x'.repeat(40)}b`);
    expect(wrapText(font, '', 5)).toEqual(['']);
  });

  it('is one line without what is not drawn', () => {
    expect(drawable(' a\tb\n\u200dc\ufe0f \u202e')).toBe('a b c');
    expect(drawable('e\u0301')).toBe('é');
    expect(toRuns('a雨b')).toEqual([
      { text: 'a', wide: false },
      { text: '雨', wide: true },
      { text: 'b', wide: false },
    ]);
  });
});
