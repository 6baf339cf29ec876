import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HASH_PATTERN, isRecord, type Json } from '@shotgraph/engine';
import type { NodeHost } from '@shotgraph/engine/host/node';

/** A graph output where the user finds it: a file, or a value. */
export type ExportedOutput =
  | {
      /** `file` for what the graph wrote that is no media: a table, an edit list, a PDF. */
      readonly kind: 'image' | 'video' | 'audio' | 'file';
      /** Absolute. */
      readonly path: string;
      /** SHA-256 of the bytes. */
      readonly hash: string;
      readonly bytes: number;
      readonly format: string;
      readonly mimeType: string;
      /** Size, frame rate, seconds, sound: as they were probed. */
      readonly info: { readonly [fact: string]: Json };
    }
  /** A list with files in it: one an item. */
  | { readonly kind: 'list'; readonly items: readonly ExportedOutput[] }
  | { readonly kind: 'value'; readonly value: Json };

/**
 * Puts one output in its place: media and written files become a file `<name>.<ending>` in the folder, a list of them files
 * `<name>-<number>.<ending>` numbered from 0, anything else stays a value.
 *
 * @throws NodeError `storage-failed`
 */
export async function exportOutput(
  host: NodeHost,
  value: unknown,
  folder: string,
  name: string,
): Promise<ExportedOutput> {
  if (Array.isArray(value) && value.some(findAsset)) {
    const items: ExportedOutput[] = [];
    // As many digits for each, so that folders list them in order.
    const digits = String(value.length - 1).length;
    for (const [i, item] of value.entries())
      items.push(await exportOutput(host, item, folder, `${name}-${String(i).padStart(digits, '0')}`));
    return { kind: 'list', items };
  }
  const asset = findAsset(value);
  if (!asset) return { kind: 'value', value: value as Json };
  const facts = await host.assets.findFacts(asset.hash);
  const known = isRecord(facts) ? facts : {};
  const mimeType = typeof known.mimeType === 'string' ? known.mimeType : '';
  const format = ENDINGS[mimeType] ?? safeEnding(known.format);
  const path = join(folder, `${name}.${format}`);
  await host.exportAsset(asset.hash, path);
  const { size: bytes } = await stat(path);
  const info = isRecord(known.info) ? (known.info as { readonly [fact: string]: Json }) : asset.info;
  return { kind: asset.kind, path, hash: asset.hash, bytes, format, mimeType, info };
}

/** Endings people expect; demuxers and MIME types have other names for some. */
const ENDINGS: { readonly [mimeType: string]: string } = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'video/x-matroska': 'mkv',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
};

/** Facts lie in a file that others could have written: never a path. */
const safeEnding = (format: unknown) => (typeof format === 'string' && /^[a-z0-9]{1,8}$/.test(format) ? format : 'bin');

interface FoundAsset {
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  readonly hash: string;
  readonly info: { readonly [fact: string]: Json };
}

/** The asset that a written file or a concrete media value names. */
function findAsset(value: unknown): FoundAsset | undefined {
  if (!isRecord(value)) return undefined;
  if (value.kind === 'written-file' && typeof value.hash === 'string' && HASH_PATTERN.test(value.hash))
    return { kind: 'file', hash: value.hash, info: {} };
  if (!isRecord(value.expr) || !isRecord(value.expr.args)) return undefined;
  const { kind, info } = value;
  const { hash } = value.expr.args;
  if (kind !== 'image' && kind !== 'video' && kind !== 'audio') return undefined;
  if (value.expr.op !== 'asset' || typeof hash !== 'string' || !HASH_PATTERN.test(hash)) return undefined;
  return { kind, hash, info: isRecord(info) ? (info as FoundAsset['info']) : {} };
}
