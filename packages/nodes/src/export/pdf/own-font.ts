import type { Font } from '../../media/font.ts';
import { latin, name, type PdfFile, type Ref, toHex, utf16 } from './file.ts';
import { subsetFont } from './subset-font.ts';

/** The font that is brought along, as far as it is used. */
export interface OwnFont {
  readonly ref: Ref;
  /** A text as its glyphs; characters the font lacks become empty boxes, each of which still knows what it stands for. */
  encode(text: string): Uint8Array;
}

/** Puts the glyphs that texts need into a file. @param used - every character of them */
export function addOwnFont(file: PdfFile, font: Font, used: ReadonlySet<string>): OwnFont {
  const characters = [...used].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
  const numbers = new Map(characters.map((character, i) => [character, i + 1]));
  const { bytes, facts } = subsetFont(font.bytes, [
    0,
    ...characters.map((character) => font.glyph(character.codePointAt(0)!)),
  ]);
  // Six letters before the name say that it is a part of the font.
  const called = name('SHOTGR+DejaVuSans');
  const widths = characters.map((character) => Math.round(font.advance(character.codePointAt(0)!) * 1000));
  const descriptor = file.add({
    Type: name('FontDescriptor'),
    FontName: called,
    Flags: 4,
    FontBBox: facts.box,
    ItalicAngle: 0,
    Ascent: facts.ascent,
    Descent: facts.descent,
    CapHeight: 729,
    StemV: 80,
    FontFile2: file.addStream(bytes, { Length1: bytes.length }),
  });
  const descendant = file.add({
    Type: name('Font'),
    Subtype: name('CIDFontType2'),
    BaseFont: called,
    CIDSystemInfo: { Registry: latin('Adobe'), Ordering: latin('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    CIDToGIDMap: name('Identity'),
    DW: 600,
    W: [1, widths],
  });
  const ref = file.add({
    Type: name('Font'),
    Subtype: name('Type0'),
    BaseFont: called,
    Encoding: name('Identity-H'),
    DescendantFonts: [descendant],
    ToUnicode: file.addStream(latin(toUnicode(characters))),
  });
  return {
    ref,
    encode: (text) => Uint8Array.from([...text].flatMap((character) => bytesOf(numbers.get(character) ?? 0))),
  };
}

const bytesOf = (number: number): readonly [number, number] => [number >> 8, number & 0xff];

/** What each number stands for, so that text can be searched and copied. @see ISO 32000-1:2008, §9.10.3 */
function toUnicode(characters: readonly string[]): string {
  const lines = characters.map((character, i) => `<${toHex(bytesOf(i + 1))}> <${toHex(utf16(character))}>`);
  const blocks: string[] = [];
  // A block holds a hundred at most.
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
