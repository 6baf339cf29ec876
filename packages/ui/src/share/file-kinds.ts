type Test = (head: string) => boolean;

const starts =
  (...marks: readonly string[]): Test =>
  (head) =>
    marks.some((mark) => head.startsWith(mark));
const isMp4: Test = (head) => head.slice(4, 8) === 'ftyp';
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
  mp4: isMp4,
  mov: (head) => isMp4(head) || ['moov', 'mdat', 'wide', 'free'].includes(head.slice(4, 8)),
  m4v: isMp4,
  m4a: isMp4,
  webm: isMatroska,
  mkv: isMatroska,
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

/**
 * What is wrong with a file that claims by its ending to be media or text.
 *
 * @returns `undefined` when it begins as such files do; what it really holds is judged when it is read
 */
export async function findFault(name: string, bytes: Blob): Promise<string | undefined> {
  const ending = name.split('.').at(-1)!.toLowerCase();
  const begins = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
  if (!begins) return `${name} is no picture, clip, sound or text`;
  const head = new Uint8Array(await bytes.slice(0, HEAD_BYTES).arrayBuffer());
  return begins(String.fromCharCode(...head)) ? undefined : `${name} is not what its name says`;
}
