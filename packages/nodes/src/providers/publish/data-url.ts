import type { RequestMedia } from '../request.ts';

/** Bytes turned into text at a time: as many arguments as every engine takes, and a multiple of three. */
const CHUNK = 24_576;

const prefixOf = ({ mimeType }: RequestMedia) => `data:${mimeType.toLowerCase()};base64,`;

/** Characters of the data URL of so many bytes. */
export const dataUrlLength = (media: RequestMedia, bytes: number): number =>
  prefixOf(media).length + 4 * Math.ceil(bytes / 3);

/**
 * The bytes as a data URL, four thirds as long.
 *
 * @param media - gives the type; providers want it in lower case
 */
export async function toDataUrl(media: RequestMedia, bytes: Blob): Promise<string> {
  const parts: string[] = [];
  for (let at = 0; at < bytes.size; at += CHUNK) {
    const piece = new Uint8Array(await bytes.slice(at, at + CHUNK).arrayBuffer());
    parts.push(btoa(String.fromCharCode(...piece)));
  }
  return `${prefixOf(media)}${parts.join('')}`;
}
