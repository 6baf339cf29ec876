import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { NodeError } from '../../errors.ts';
import { HASH_PATTERN } from '../../hash.ts';
import type { AssetStore } from '../../host.ts';
import { type Database, storageError } from './database.ts';
import { createTemporary, type Folders, fill, findFile, moveFile, removeFile } from './opfs.ts';

/** Up to this size bytes are hashed in one go by the browser, which is several times faster than as a stream. */
const HASH_AT_ONCE_BYTES = 64 << 20;

/** The asset store of the browser: bytes in the origin's private file system, facts in IndexedDB. */
export interface BrowserAssets extends AssetStore {
  /** Takes a finished temporary file into the store: hashed and moved, not copied. */
  adopt(file: FileSystemFileHandle): Promise<string>;
}

/** Opens the asset store of a document. */
export function browserAssets(opening: Promise<Folders>, database: Promise<Database>): BrowserAssets {
  const examine = async (hash: string): Promise<File | 'missing' | 'damaged'> => {
    const file = HASH_PATTERN.test(hash) ? await findFile((await opening).assets, hash) : undefined;
    if (!file) return 'missing';
    return file.size === (await (await database).get('assets', hash)) ? file : 'damaged';
  };

  const place = async (temporary: FileSystemFileHandle, hash: string, bytes: number) => {
    const folders = await opening;
    // Two tabs, or two jobs, may make the same asset at once; the second then finds it.
    await navigator.locks.request(`shotgraph asset ${hash}`, async () => {
      if (typeof (await examine(hash)) !== 'string') return;
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
        if (typeof (await examine(hash)) !== 'string') return hash;
        temporary = await createTemporary(folders);
        await fill(temporary, chunksOf(blob));
        return await place(temporary, hash, blob.size);
      } catch (cause) {
        if (temporary) await removeFile(folders.temporaries, temporary.name);
        throw storageError('store an asset', cause);
      }
    },
    has: async (hash) => typeof (await examine(hash)) !== 'string',
    async get(hash) {
      const file = await examine(hash);
      if (typeof file !== 'string') return file;
      throw new NodeError('storage-failed', `Asset ${hash} is ${file} in this browser; run the graph again to make it`);
    },
    findFacts: async (hash) => (await database).get('facts', hash),
    async putFacts(hash, facts) {
      await (await database).put('facts', facts, hash);
    },
  };
}

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
