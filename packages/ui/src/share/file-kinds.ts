type Test = (head: string) => boolean;

const starts =
  (...marks: readonly string[]): Test =>
  (head) =>
    marks.some((mark) => head.startsWith(mark));
const isMp4: Test = (head) => head.slice(4, 8) === 'ftyp';
const isHeif: Test = (head) =>
  isMp4(head) && /^(avif|avis|heic|heix|heim|heis|hevc|hevx|mif1|msf1)/.test(head.slice(8));
const isTiff = starts('II*\0', 'MM\0*');
const isAiff: Test = (head) => head.startsWith('FORM') && /^AIF[FC]/.test(head.slice(8));
const isMatroska = starts('\x1aE\xdf\xa3');
const isText: Test = (head) => !head.includes('\0');

/** Files that graphs name, by their ending, and how each begins. */
const KINDS: { readonly [ending: string]: Test } = {
  png: starts('\x89PNG\r\n\x1a\n'),
  jpg: starts('\xff\xd8\xff'),
  jpeg: starts('\xff\xd8\xff'),
  webp: (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP',
  gif: starts('GIF87a', 'GIF89a'),
  bmp: starts('BM'),
  avif: isHeif,
  heic: isHeif,
  heif: isHeif,
  tif: isTiff,
  tiff: isTiff,
  mp4: isMp4,
  mov: (head) => isMp4(head) || ['moov', 'mdat', 'wide', 'free'].includes(head.slice(4, 8)),
  m4v: isMp4,
  m4a: isMp4,
  webm: isMatroska,
  mkv: isMatroska,
  avi: (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'AVI ',
  aif: isAiff,
  aiff: isAiff,
  wav: (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WAVE',
  mp3: (head) => head.startsWith('ID3') || (head.charCodeAt(0) === 0xff && (head.charCodeAt(1) & 0xe0) === 0xe0),
  aac: (head) => head.charCodeAt(0) === 0xff && (head.charCodeAt(1) & 0xf6) === 0xf0,
  ogg: starts('OggS'),
  opus: starts('OggS'),
  flac: starts('fLaC'),
  json: isText,
  txt: isText,
  csv: isText,
  srt: isText,
  vtt: isText,
};

const HEAD_BYTES = 64;

/** What tells media without an ending from all else: the longer beginnings, which nothing has by chance. */
const TELLING = ['png', 'jpg', 'webp', 'gif', 'mp4', 'webm', 'wav', 'ogg', 'flac'] as const;

/**
 * Judges a file that claims by its ending to be media or text: `unknown` when it is of no kind that graphs read, `false` when it does not begin
 * as such files do. What it really holds is judged when it is read.
 */
export async function judgeFile(path: string, bytes: Blob): Promise<'fine' | 'unknown' | 'false'> {
  const name = path.split('/').at(-1)!;
  const head = String.fromCharCode(...new Uint8Array(await bytes.slice(0, HEAD_BYTES).arrayBuffer()));
  if (!name.includes('.')) return TELLING.some((kind) => KINDS[kind]!(head)) ? 'fine' : 'unknown';
  const ending = name.split('.').at(-1)!.toLowerCase();
  if (!Object.hasOwn(KINDS, ending)) return 'unknown';
  return KINDS[ending]!(head) ? 'fine' : 'false';
}
