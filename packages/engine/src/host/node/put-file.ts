import { createHash } from 'node:crypto';
import { mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NodeError } from '../../errors.ts';
import { baseName, parseRelativePath } from '../relative-path.ts';
import type { NodeAssets } from './assets.ts';
import { isInside } from './list-files.ts';
import { type StoreFolder, storageError } from './store-folder.ts';

/** What the bytes of a file must come to. */
export interface ExpectedFile {
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly maxBytes: number;
}

/**
 * Puts a file into the folder of a graph, whole or not at all, in the place of one of the same path. Nothing is written outside of the
 * folder, whatever links lie in it.
 *
 * @throws NodeError `file-invalid` for a path that documents cannot name or bytes that are others than expected, `storage-failed`
 */
export async function putFile(
  folder: string,
  store: StoreFolder,
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  expected: ExpectedFile,
): Promise<void> {
  const asked = parseRelativePath(path);
  const temp = await store.temporary();
  try {
    await write(temp, asked, bytes, expected);
    const parent = await makeParent(folder, asked);
    // A link in the place of the file is replaced, not followed.
    await rename(temp, join(parent, baseName(asked)));
  } catch (cause) {
    await rm(temp, { force: true });
    throw storageError('put', join(folder, asked), cause);
  }
}

/**
 * Puts bytes into the store of assets as they come.
 *
 * @throws NodeError `file-invalid` for bytes that are others than expected, `storage-failed`
 */
export async function putAsset(
  store: StoreFolder,
  assets: Pick<NodeAssets, 'adopt'>,
  bytes: AsyncIterable<Uint8Array>,
  expected: ExpectedFile,
): Promise<void> {
  const temp = await store.temporary();
  try {
    await write(temp, expected.hash, bytes, expected);
    await assets.adopt(temp);
  } catch (cause) {
    await rm(temp, { force: true });
    throw storageError('store an asset in', store.folder, cause);
  }
}

async function write(temp: string, path: string, bytes: AsyncIterable<Uint8Array>, expected: ExpectedFile) {
  const hash = createHash('sha256');
  const handle = await open(temp, 'wx');
  let count = 0;
  try {
    for await (const chunk of bytes) {
      count += chunk.length;
      if (count > expected.maxBytes)
        throw new NodeError('file-invalid', `File ${path} has more than ${expected.maxBytes} bytes; make it smaller`);
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (hash.digest('hex') !== expected.hash)
    throw new NodeError('file-invalid', `File ${path} did not arrive as it was sent; send it again`);
}

/** The real path of the folder a file goes to, made where it is missing. */
async function makeParent(folder: string, path: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);
  let parent = root;
  // One after the other: a link that leads out must be seen before anything is made behind it.
  for (const segment of dirname(path).split('/')) {
    if (segment === '.') continue;
    const next = join(parent, segment);
    await mkdir(next, { recursive: true });
    parent = await realpath(next);
    if (!isInside(root, parent))
      throw new NodeError('file-invalid', `Folder ${next} is a link that leaves the folder of the graph; remove it`);
  }
  return parent;
}
