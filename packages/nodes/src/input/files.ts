import type { InputIssue } from '@shotgraph/engine';
import type { FileValue, MediaValue } from '../media/index.ts';

const ADVICE: { readonly [K in MediaValue['kind']]: string } = {
  image: 'PNG, JPEG or WebP',
  video: 'MP4, MOV or WebM',
  audio: 'WAV, MP3, M4A, OGG or FLAC',
};

/** Issues of a file that is not of the wanted kind. */
export function kindIssues(file: FileValue | undefined, kind: MediaValue['kind']): InputIssue[] {
  if (file === undefined || file.facts.kind === kind) return [];
  const article = (word: string): string => (/^[aei]/.test(word) ? `an ${word}` : `a ${word}`);
  const name = { image: 'image', video: 'video', audio: 'audio file' };
  return [
    {
      input: 'file',
      code: 'file-invalid',
      message: `"${file.name}" is ${article(name[file.facts.kind])}, not ${article(name[kind])}; name a ${ADVICE[kind]} file or use input/${file.facts.kind}`,
    },
  ];
}
