import { kindOfFile, type MediaKind } from './media-kind.ts';

const SOUNDS: ReadonlySet<string> = new Set(['m4a', 'mp3', 'wav', 'flac', 'aac']);

/**
 * A file with the kind that its content has, whatever it is called: a picture that is called like a film gets the ending of a picture. What
 * the content does not tell, the name does; `undefined` where neither knows.
 */
export async function asItIs(file: File): Promise<{ readonly file: File; readonly kind: MediaKind | undefined }> {
  const named = kindOfFile(file);
  const { sniff, SNIFF_BYTES } = await import('@shotgraph/nodes/sniff');
  const found = sniff(new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer()));
  if (found.kind === 'other') return { file, kind: named };
  const { format } = found;
  // Sound may come in a container for films.
  const kind =
    found.kind === 'still'
      ? 'image'
      : SOUNDS.has(format) || (format === 'ogg' && named !== 'video') || named === 'audio'
        ? 'audio'
        : 'video';
  if (kind === named) return { file, kind };
  return { file: new File([file], `${file.name.replace(/\.\w{1,5}$/, '')}.${format}`), kind };
}
