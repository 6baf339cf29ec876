import { formatDocument, type GraphDocument } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { download } from '../doc/file-access.ts';
import { embedGraph } from './media-graph.ts';
import { strip } from './strip.ts';

/** What came of a download, for people; nothing when all went as expected. */
export type DownloadNote = string | undefined;

/** A result to download. */
export interface DownloadedResult {
  readonly hash: string;
  /** Becomes the name of the file. */
  readonly title: string;
  /** The graph it was made by, when that is to be in it. */
  readonly document: GraphDocument | undefined;
}

/**
 * Downloads a result, with the graph it was made by in it when that is wanted and the kind of file can hold one. What is private is
 * taken out of the graph before.
 */
export async function downloadResult(
  { media }: Editor,
  { hash, title, document: made }: DownloadedResult,
): Promise<DownloadNote> {
  const blob = await media.blobOf(hash);
  const name = `${title.replace(/[^\w-]+/g, '-')}.${await endingOf(blob)}`;
  if (!made) {
    download(blob, name);
    return undefined;
  }
  const { document, stripped } = strip(made);
  const carrying = await embedGraph(blob, formatDocument(document));
  download(carrying, name);
  if (carrying === blob) return `${name} is of a kind that cannot hold its graph; it was downloaded without`;
  if (stripped.length === 0) return undefined;
  const places = [...new Set(stripped.map(({ what, place }) => `${what} in ${place}`))];
  return `The graph in ${name} is without what is private: ${places.slice(0, 4).join('; ')}${places.length > 4 ? '…' : ''}`;
}

/** File ending by content: assets have no names. */
async function endingOf(blob: Blob): Promise<string> {
  const head = new Uint8Array(await blob.slice(0, 12).arrayBuffer());
  const text = String.fromCharCode(...head);
  if (text.slice(4, 8) === 'ftyp') return text.slice(8, 11) === 'M4A' ? 'm4a' : 'mp4';
  if (text.startsWith('\x89PNG')) return 'png';
  if (text.startsWith('\xff\xd8')) return 'jpg';
  if (text.startsWith('RIFF')) return text.slice(8) === 'WEBP' ? 'webp' : 'wav';
  if (text.startsWith('\x1aE\xdf\xa3')) return 'webm';
  if (text.startsWith('OggS')) return 'ogg';
  return text.startsWith('fLaC') ? 'flac' : 'bin';
}
