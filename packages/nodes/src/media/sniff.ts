/** What the first bytes of a file say it is; names and extensions are never believed. */
export type Sniffed =
  | { readonly kind: 'still'; readonly format: 'png' | 'jpg' | 'webp' | 'gif' | 'bmp' }
  | {
      readonly kind: 'container';
      readonly format: 'mp4' | 'mov' | 'm4a' | 'webm' | 'mkv' | 'ogg' | 'mp3' | 'wav' | 'flac' | 'aac';
    }
  | { readonly kind: 'other' /** What it seems to be, with an article. */; readonly what: string };

/** Bytes that `sniff` looks at. */
export const SNIFF_BYTES = 4096;

/** UTF-8's, as single bytes. */
const BYTE_ORDER_MARK = /^\u00ef\u00bb\u00bf/;

const OTHERS: readonly (readonly [test: (text: string) => boolean, what: string])[] = [
  [(text) => /^\s*ffconcat version/.test(text), 'a text file (an ffconcat script that names other files)'],
  [(text) => /^\s*#EXTM3U/.test(text), 'a text file (a playlist that names other files)'],
  [(text) => text.startsWith('%PDF'), 'a PDF'],
  [(text) => text.startsWith('PK\u0003\u0004'), 'a ZIP archive'],
  [(text) => /^\s*(<\?xml[\s\S]*)?<svg[\s>]/.test(text), 'an SVG drawing'],
  [(text) => /^\s*<(!doctype html|html)/i.test(text), 'an HTML page'],
  [(text) => text.startsWith('II*\0') || text.startsWith('MM\0*'), 'a TIFF picture'],
  [(text) => text.startsWith('RIFF') && text.slice(8, 11) === 'AVI', 'an AVI file'],
  [(text) => text.startsWith('FLV'), 'a Flash video'],
  [(text) => text.startsWith('0&²u'), 'a Windows Media file'],
  [(text) => text.startsWith('\u0000\u0000\u0001º'), 'an MPEG program stream'],
  [(text) => text[0] === 'G' && text[188] === 'G', 'an MPEG transport stream'],
  [(text) => text.startsWith('8BPS'), 'a Photoshop file'],
  [
    (text) => text.startsWith('git-lfs') || text.startsWith('version https://git-lfs'),
    'a Git LFS pointer, not the file it stands for',
  ],
];

/** Says what a file is by its first `SNIFF_BYTES` bytes. */
export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) return { kind: 'other', what: 'empty' };
  const text = String.fromCharCode(...head);
  return (
    still(text) ??
    container(head, text) ?? {
      kind: 'other',
      what: OTHERS.find(([test]) => test(text.replace(BYTE_ORDER_MARK, '')))?.[1] ?? plain(head),
    }
  );
}

function still(text: string): Sniffed | undefined {
  if (text.startsWith('\u0089PNG\r\n\u001a\n')) return { kind: 'still', format: 'png' };
  if (text.startsWith('\u00ff\u00d8\u00ff')) return { kind: 'still', format: 'jpg' };
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return { kind: 'still', format: 'webp' };
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return { kind: 'still', format: 'gif' };
  // Two letters are too weak a mark on their own; the four reserved bytes after the size are always 0.
  if (text.startsWith('BM') && text.slice(6, 10) === '\0\0\0\0') return { kind: 'still', format: 'bmp' };
  return undefined;
}

function container(head: Uint8Array, text: string): Sniffed | undefined {
  const box = text.slice(4, 8);
  if (box === 'ftyp') return byBrand(text.slice(8, 12));
  if (['moov', 'mdat', 'wide', 'free', 'skip'].includes(box)) return { kind: 'container', format: 'mov' };
  if (text.startsWith('\u001aEß£')) return { kind: 'container', format: text.includes('webm') ? 'webm' : 'mkv' };
  if (text.startsWith('OggS')) return { kind: 'container', format: 'ogg' };
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WAVE') return { kind: 'container', format: 'wav' };
  if (text.startsWith('fLaC')) return { kind: 'container', format: 'flac' };
  if (text.startsWith('ID3')) return { kind: 'container', format: 'mp3' };
  const [first = 0, second = 0] = head;
  // ADTS and MPEG audio share 11 bits of sync; the two layer bits, 0 only in ADTS, tell them apart.
  if (first === 0xff && (second & 0xf6) === 0xf0) return { kind: 'container', format: 'aac' };
  if (first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0) return { kind: 'container', format: 'mp3' };
  return undefined;
}

function byBrand(brand: string): Sniffed {
  if (brand === 'qt  ') return { kind: 'container', format: 'mov' };
  if (brand.startsWith('M4A') || brand.startsWith('M4B')) return { kind: 'container', format: 'm4a' };
  if (['heic', 'heix', 'mif1', 'msf1', 'hevc'].includes(brand)) return { kind: 'other', what: 'a HEIC picture' };
  if (brand === 'avif' || brand === 'avis') return { kind: 'other', what: 'an AVIF picture' };
  return { kind: 'container', format: 'mp4' };
}

/** Text or bytes: a NUL or a broken UTF-8 sequence is no text. */
function plain(head: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return text.includes('\0') ? 'data of an unknown kind' : 'a text file';
  } catch {
    return 'data of an unknown kind';
  }
}
