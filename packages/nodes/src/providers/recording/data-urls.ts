import type { Json } from '@shotgraph/engine';
import { mapStrings } from './map-strings.ts';
import { sha256 } from './sha256.ts';

/** Characters of base64 decoded at a time, a multiple of four. */
const CHUNK = 2 ** 20;

const HASHED = /^data:[^,;]*;sha256,([0-9a-f]{64})$/;

/** The hash in a data URL that `hashDataUrls` has shortened. */
export const findDataHash = (text: string): string | undefined => HASHED.exec(text)?.[1];

/**
 * Replaces every data URL in a JSON value by `data:image/png;sha256,<hash of the bytes>`, which says which bytes were sent without
 * holding them.
 */
export async function hashDataUrls(json: Json): Promise<Json> {
  const found = new Set<string>();
  mapStrings(json, (text) => {
    if (text.startsWith('data:') && text.includes(',') && !HASHED.test(text)) found.add(text);
    return text;
  });
  if (found.size === 0) return json;
  const short = new Map(await Promise.all([...found].map(async (url) => [url, await shorten(url)] as const)));
  return mapStrings(json, (text) => short.get(text) ?? text);
}

async function shorten(url: string): Promise<string> {
  const comma = url.indexOf(',');
  const head = url.slice('data:'.length, comma);
  const content = url.slice(comma + 1);
  const bytes = (head.endsWith(';base64') && decode(content)) || new TextEncoder().encode(content);
  return `data:${head.split(';')[0]};sha256,${await sha256(bytes)}`;
}

/** The bytes of base64; `undefined` when it is none. */
function decode(base64: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.ceil(base64.length / 4) * 3);
  let length = 0;
  try {
    for (let at = 0; at < base64.length; at += CHUNK) {
      const piece = atob(base64.slice(at, at + CHUNK));
      for (let i = 0; i < piece.length; i++) bytes[length++] = piece.charCodeAt(i);
    }
  } catch {
    return undefined;
  }
  return bytes.subarray(0, length);
}
