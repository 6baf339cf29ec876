import { NodeError } from '@shotgraph/engine';
import { findNetworkCode } from '../http/transport-error.ts';
import { describeText } from './describe-request.ts';
import type { StoredAnswer, StoredFailure } from './exchange.ts';
import type { Hide } from './hide.ts';
import { sha256 } from './sha256.ts';
import type { RecordingStore } from './store.ts';
import type { Seen } from './tap.ts';

/** Headers that adapters read. `content-length` is only kept with bytes that are kept as they were. */
const HEADERS = ['content-type', 'date', 'retry-after', 'location'] as const;

const ENDINGS: { readonly [mimeType: string]: string } = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
};

/** Keeps the body of an answer, and tells the rest of it. @throws NodeError `storage-failed` */
export async function describeAnswer(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  seen: Seen,
  hide: Hide,
  store: RecordingStore,
): Promise<{ readonly answer: StoredAnswer; readonly failure?: StoredFailure }> {
  const type = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  // What has broken off is not kept: no adapter makes anything of it, and it may end within a secret.
  const body = seen.ending === 'whole' ? await describeBody(seen.body, type, hide, store) : undefined;
  const length = headers.get('content-length');
  const isAsSent = body !== undefined && 'file' in body && !headers.has('content-encoding');
  const kept = HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, hide.text(value)]];
  });
  if (isAsSent && length !== null) kept.push(['content-length', length]);
  return {
    answer: { status, headers: Object.fromEntries(kept), ...(body && { body }) },
    ...(seen.ending === 'broken' && { failure: toFailure(seen.error) }),
  };
}

/** What is known of a failed call. Messages are not kept: nobody knows what a host writes there. */
export function toFailure(error: unknown): StoredFailure {
  const code = findNetworkCode(error);
  return code !== undefined && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? { code } : {};
}

async function describeBody(
  body: Blob,
  type: string,
  hide: Hide,
  store: RecordingStore,
): Promise<StoredAnswer['body']> {
  if (body.size === 0) return undefined;
  const text = await findText(body);
  const isMedia = /^(video|image|audio)\/|^application\/octet-stream$/.test(type);
  // Media stay byte for byte, unless what calls itself that is a text with something to hide.
  if (text !== undefined && (!isMedia || hide.text(text) !== text)) return describeText(text, hide);
  if (await hide.isIn(body)) {
    throw new NodeError('storage-failed', 'an answer holds a secret among binary data and was not recorded');
  }
  const file = `${await sha256(body)}.${ENDINGS[type] ?? 'bin'}`;
  await store.putBody(file, body);
  return { file, bytes: body.size };
}

/** A body as text; `undefined` when it is none. Films are known by their first bytes. */
async function findText(body: Blob): Promise<string | undefined> {
  if (new Uint8Array(await body.slice(0, 4096).arrayBuffer()).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await body.arrayBuffer());
  } catch {
    return undefined;
  }
}
