import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { NodeError } from '../../errors.ts';
import { HASH_PATTERN } from '../../hash.ts';
import type { AssetStore } from '../../host.ts';
import { type Database, storageError } from './database.ts';
import { registeredFiles } from './files.ts';
import { createTemporary, deleteFile, type Folders, fill, findFile, moveFile, removeFile } from './opfs.ts';
import type { Uses } from './uses.ts';

/** Up to this size bytes are hashed in one go by the browser, which is several times faster than as a stream. */
const HASH_AT_ONCE_BYTES = 64 << 20;

/** The asset store of the browser: bytes in the origin's private file system, facts in IndexedDB. */
export interface BrowserAssets extends AssetStore {
  /** Takes a finished temporary file into the store: hashed and moved, not copied. */
  adopt(file: FileSystemFileHandle): Promise<string>;
}

/** Opens the asset store of a document. */
export function browserAssets(opening: Promise<Folders>, database: Promise<Database>, uses: Uses): BrowserAssets {
  const examine = async (hash: string): Promise<File | 'missing' | 'damaged'> => {
    const file = HASH_PATTERN.test(hash) ? await findFile((await opening).assets, hash) : undefined;
    if (!file) return 'missing';
    return file.size === (await (await database).get('assets', hash)) ? file : 'damaged';
  };

  /** Whether an asset need not be stored again. Noted at once: it must not look unused to a collection that is under way. */
  const isStored = async (hash: string) => {
    const stored = typeof (await examine(hash)) !== 'string';
    if (stored) await uses.put(`asset ${hash}`);
    return stored;
  };

  /** Like `examine`, for those who are going to use the asset. */
  const use = async (hash: string) => {
    const file = await examine(hash);
    if (typeof file !== 'string') uses.note(`asset ${hash}`);
    return file;
  };

  const place = async (temporary: FileSystemFileHandle, hash: string, bytes: number) => {
    const folders = await opening;
    // Two tabs, or two jobs, may make the same asset at once; the second then finds it.
    await locked(hash, async () => {
      if (await isStored(hash)) return;
      // First the size, then the file: between the two the asset is missing, never of unknown size.
      await (await database).put('assets', bytes, hash);
      await moveFile(temporary, folders.assets, hash);
    });
    await removeFile(folders.temporaries, temporary.name);
    return hash;
  };

  const adopt = async (temporary: FileSystemFileHandle) => {
    try {
      const file = await temporary.getFile();
      return await place(temporary, await hashBlob(file), file.size);
    } catch (cause) {
      throw storageError('store an asset', cause);
    }
  };

  return {
    adopt,
    async put(bytes) {
      const folders = await opening;
      let temporary: FileSystemFileHandle | undefined;
      try {
        const blob = bytes instanceof Blob ? bytes : new Blob([new Uint8Array(bytes)]);
        const hash = await hashBlob(blob);
        if (await isStored(hash)) return hash;
        temporary = await createTemporary(folders);
        await fill(temporary, chunksOf(blob));
        return await place(temporary, hash, blob.size);
      } catch (cause) {
        if (temporary) await removeFile(folders.temporaries, temporary.name);
        throw storageError('store an asset', cause);
      }
    },
    has: async (hash) => typeof (await use(hash)) !== 'string',
    async get(hash) {
      const file = await use(hash);
      if (typeof file !== 'string') return file;
      throw new NodeError('storage-failed', `Asset ${hash} is ${file} in this browser; run the graph again to make it`);
    },
    async *list() {
      const { assets } = await opening;
      const registered = new Set([...(await registeredFiles(database)).values()].map(({ hash }) => hash));
      for await (const name of assets.keys()) {
        const file = HASH_PATTERN.test(name) ? await findFile(assets, name) : undefined;
        if (!file) continue;
        const usedAt = Math.max(file.lastModified, (await uses.find(`asset ${name}`)) ?? 0);
        yield { name, bytes: file.size, usedAt, ...(registered.has(name) && { irreplaceable: true as const }) };
      }
    },
    async remove(hash) {
      if (!HASH_PATTERN.test(hash)) return;
      await locked(hash, async () => {
        await deleteFile((await opening).assets, hash);
        for (const store of ['assets', 'facts'] as const) await (await database).delete(store, hash);
        await uses.remove(`asset ${hash}`);
      }).catch((cause) => {
        throw storageError(`remove asset ${hash}`, cause);
      });
    },
    async verify(hash) {
      const file = await examine(hash);
      if (typeof file === 'string') return file;
      return (await hashBlob(file)) === hash ? 'whole' : 'damaged';
    },
    findFacts: async (hash) => (await database).get('facts', hash),
    async putFacts(hash, facts) {
      await (await database).put('facts', facts, hash);
    },
  };
}

/** Changes of one asset, of all tabs, one after another. */
const locked = (hash: string, body: () => Promise<void>): Promise<void> =>
  navigator.locks.request(`shotgraph asset ${hash}`, body);

/** SHA-256 of a blob in hex. Pages that are not secure contexts have no `crypto.subtle`. */
async function hashBlob(blob: Blob): Promise<string> {
  if (blob.size <= HASH_AT_ONCE_BYTES && globalThis.crypto?.subtle) {
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())));
  }
  const digest = sha256.create();
  for await (const chunk of chunksOf(blob)) digest.update(chunk);
  return bytesToHex(digest.digest());
}

/** Not every browser can iterate a stream. */
async function* chunksOf(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = blob.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}
