import { zlibSync } from 'fflate';

/** An object of a file, to be referred to. */
export interface Ref {
  readonly number: number;
}

/** A name such as `/Page`: written without quotation marks. */
export interface Name {
  readonly name: string;
}
export const name = (text: string): Name => ({ name: text });

/** Whatever PDF has values for. Texts are written as Unicode. */
export type PdfValue =
  | number
  | boolean
  | string
  | Uint8Array
  | Ref
  | Name
  | readonly PdfValue[]
  | { readonly [key: string]: PdfValue };

/** Text of PDF's own language, a byte for each character. */
export const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const isRef = (value: object): value is Ref => 'number' in value && Object.keys(value).length === 1;
const isName = (value: object): value is Name => 'name' in value && Object.keys(value).length === 1;

/** A value as PDF writes it. Byte strings are written in hexadecimal: nothing in them can end them. */
export function writeValue(value: PdfValue): string {
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000 + 0);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeValue(utf16(`\ufeff${value}`));
  if (value instanceof Uint8Array) return `<${toHex(value)}>`;
  if (Array.isArray(value)) return `[${value.map(writeValue).join(' ')}]`;
  const record = value as Ref | Name | { readonly [key: string]: PdfValue };
  if (isRef(record)) return `${record.number} 0 R`;
  if (isName(record)) return `/${record.name}`;
  return `<<${Object.entries(record)
    .map(([key, part]) => `/${key} ${writeValue(part)}`)
    .join(' ')}>>`;
}

/** Bytes in hexadecimal. */
export const toHex = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Text as UTF-16, big end first; halves of characters become the mark of what cannot be read. */
export function utf16(text: string): Uint8Array {
  const whole = text.replace(/\p{Cs}/gu, '\ufffd');
  const bytes = new Uint8Array(whole.length * 2);
  for (let i = 0; i < whole.length; i++) {
    bytes[2 * i] = whole.charCodeAt(i) >> 8;
    bytes[2 * i + 1] = whole.charCodeAt(i) & 0xff;
  }
  return bytes;
}

/**
 * Collects the objects of a PDF 1.7 file. The bytes follow from what was added and its order alone: no dates, no random names.
 *
 * @see ISO 32000-1:2008, §7.5
 */
export class PdfFile {
  readonly #objects: Uint8Array[][] = [];

  /** A place for an object that is made later, so that others can refer to it. */
  reserve(): Ref {
    this.#objects.push([]);
    return { number: this.#objects.length };
  }

  add(value: PdfValue, place: Ref = this.reserve()): Ref {
    this.#objects[place.number - 1] = [latin(writeValue(value))];
    return place;
  }

  /** An object with data. @param compress - whether it is worth it; data with a filter of its own is not */
  addStream(data: Uint8Array, about: { readonly [key: string]: PdfValue } = {}, compress = true): Ref {
    const written = compress ? zlibSync(data, { level: 9 }) : data;
    const head = { ...about, ...(compress && { Filter: name('FlateDecode') }), Length: written.length };
    const place = this.reserve();
    this.#objects[place.number - 1] = [latin(`${writeValue(head)}\nstream\n`), written, latin('\nendstream')];
    return place;
  }

  /** The whole file. @param root - its catalogue */
  finish(root: Ref, info: Ref): Uint8Array<ArrayBuffer> {
    // The second line tells programs that copy files that this one is not text.
    const parts = [latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
    const offsets: number[] = [];
    let length = parts[0]!.length;
    const push = (part: Uint8Array) => {
      parts.push(part);
      length += part.length;
    };
    for (const [i, object] of this.#objects.entries()) {
      offsets.push(length);
      for (const part of [latin(`${i + 1} 0 obj\n`), ...object, latin('\nendobj\n')]) push(part);
    }
    const start = length;
    const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const trailer = writeValue({ Size: offsets.length + 1, Root: root, Info: info });
    push(
      latin(
        `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`,
      ),
    );
    return joined(parts, length);
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
