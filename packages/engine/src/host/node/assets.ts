import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { chmod, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { NodeError } from '../../errors.ts';
import { HASH_PATTERN } from '../../hash.ts';
import type { AssetStore, StoredEntry } from '../../host.ts';
import { sidecars } from './asset-sidecar.ts';
import {
  healthOf,
  type ListedFile,
  listShards,
  publish,
  type StoreFolder,
  storageError,
  syncFolder,
} from './store-folder.ts';
import { touch, type Usage } from './usage.ts';

/**
 * The asset store of the file system: `assets/ab/<hash>`, read-only files. The file beside each, `<hash>.json`, holds facts and size;
 * its modification time tells when the asset was last used, since that of the bytes tells whether they changed.
 */
export interface NodeAssets extends AssetStore {
  /** Takes a finished file out of the temporary folder into the store: hashed as a stream and renamed, never copied. */
  adopt(path: string): Promise<{ readonly hash: string; readonly bytes: number }>;
  /** Where the bytes of a whole asset are. @throws NodeError `storage-failed` as `get` does */
  locate(hash: string): Promise<string>;
}

/** Opens the asset store of a folder. */
export function nodeAssets(store: StoreFolder, uses: Usage): NodeAssets {
  const pathOf = (hash: string) => store.path('assets', hash.slice(0, 2), hash);
  const besideOf = (hash: string) => `${pathOf(hash)}.json`;
  const sidecar = sidecars(store, besideOf);

  /**
   * Ordinary damage changes the size or the modification time of a file; only then are the bytes hashed again,
   * so that asking costs one `stat`.
   */
  const examine = async (hash: string): Promise<'whole' | 'damaged' | 'missing'> => {
    const path = pathOf(hash);
    const found = await stat(path, { bigint: true }).catch(() => undefined);
    if (!found?.isFile()) return 'missing';
    const seen = { bytes: Number(found.size), mtimeNs: String(found.mtimeNs) };
    const known = await sidecar.findStamp(hash);
    if (known?.bytes === seen.bytes && known.mtimeNs === seen.mtimeNs) return 'whole';
    if ((known && known.bytes !== seen.bytes) || (await hashFile(path)) !== hash) return 'damaged';
    await sidecar.putStamp(hash, seen).catch(() => {});
    return 'whole';
  };

  const isWhole = async (hash: string) => {
    const whole = HASH_PATTERN.test(hash) && (await examine(hash)) === 'whole';
    if (whole) uses.note(besideOf(hash));
    return whole;
  };

  const place = async (temp: string, hash: string) => {
    const path = pathOf(hash);
    if ((await examine(hash)) === 'whole') {
      // At once, not later: what was just stored must not look unused to a collection that is under way.
      await touch(besideOf(hash));
      return rm(temp, { force: true });
    }
    await chmod(temp, 0o444);
    await publish(temp, path);
    await syncFolder(dirname(path));
    const { size, mtimeNs } = await stat(path, { bigint: true });
    await sidecar.putStamp(hash, { bytes: Number(size), mtimeNs: String(mtimeNs) });
  };

  const adopt = async (temp: string) => {
    try {
      const hash = await hashFile(temp);
      const handle = await open(temp, 'r+');
      const { size } = await handle.stat();
      await handle.sync().finally(() => handle.close());
      await place(temp, hash);
      return { hash, bytes: size };
    } catch (cause) {
      throw storageError('store an asset in', store.folder, cause);
    }
  };

  const locate = async (hash: string) => {
    if (await isWhole(hash)) return pathOf(hash);
    const health = HASH_PATTERN.test(hash) ? await examine(hash) : 'missing';
    throw new NodeError(
      'storage-failed',
      `Asset ${hash} is ${health} in ${store.folder}; run the graph again to make it`,
    );
  };

  return {
    adopt,
    locate,
    async put(bytes) {
      const temp = await store.temporary();
      try {
        const hash = await writeHashed(temp, bytes);
        await place(temp, hash);
        return hash;
      } catch (cause) {
        await rm(temp, { force: true });
        throw storageError('store an asset in', store.folder, cause);
      }
    },
    has: isWhole,
    async get(hash) {
      const path = await locate(hash);
      return openAsBlob(path).catch((cause) => {
        throw storageError('read', path, cause);
      });
    },
    findFacts: async (hash) => (HASH_PATTERN.test(hash) ? sidecar.findFacts(hash) : undefined),
    async putFacts(hash, facts) {
      if (!HASH_PATTERN.test(hash))
        throw new RangeError(`an asset hash has 64 hex digits, got ${JSON.stringify(hash)}`);
      await sidecar.putFacts(hash, facts);
    },
    async *list() {
      await uses.settled();
      for await (const files of listShards(store.path('assets'))) yield* entriesOf(files);
    },
    async remove(hash) {
      if (!HASH_PATTERN.test(hash)) return;
      await sidecar.forget(hash);
      for (const path of [pathOf(hash), besideOf(hash)]) {
        await rm(path, { force: true }).catch((cause) => {
          throw storageError('remove', path, cause);
        });
      }
    },
    verify: async (hash) =>
      HASH_PATTERN.test(hash)
        ? hashFile(pathOf(hash)).then(
            (found) => (found === hash ? 'whole' : 'damaged'),
            (error) => healthOf(error, pathOf(hash)),
          )
        : 'missing',
  };
}

/** Assets among files, with the use that the file beside each tells. */
function* entriesOf(files: readonly ListedFile[]): Generator<StoredEntry> {
  const usedAt = new Map(files.map(({ name, mtimeMs }) => [name, mtimeMs]));
  for (const { name, bytes, mtimeMs } of files) {
    if (!HASH_PATTERN.test(name)) continue;
    yield { name, bytes, usedAt: Math.floor(Math.max(mtimeMs, usedAt.get(`${name}.json`) ?? 0)) };
  }
}

/** Writes bytes to a new file, synced, and returns their SHA-256. Blobs are streamed. */
async function writeHashed(path: string, bytes: Blob | Uint8Array): Promise<string> {
  const digest = createHash('sha256');
  const handle = await open(path, 'wx');
  try {
    for await (const chunk of bytes instanceof Blob ? bytes.stream() : [bytes]) {
      digest.update(chunk);
      for (let from = 0; from < chunk.byteLength; ) from += (await handle.write(chunk, from)).bytesWritten;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return digest.digest('hex');
}

/** Most bytes read at once; files that are smaller get no more room than they need: thousands of stills would keep the collector busy. */
const PIECE = 1 << 20;

async function hashFile(path: string): Promise<string> {
  const digest = createHash('sha256');
  const { size } = await stat(path);
  const highWaterMark = Math.min(PIECE, size + 1);
  for await (const chunk of createReadStream(path, { highWaterMark })) digest.update(chunk);
  return digest.digest('hex');
}
