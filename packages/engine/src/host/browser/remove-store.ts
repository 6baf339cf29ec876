import { deleteDB } from 'idb';
import { databaseName, storageError } from './database.ts';
import { removeFolders } from './opfs.ts';

/**
 * Removes everything that hosts of a name keep in this browser: assets, results, files and journals. They must be disposed of by then.
 *
 * @throws NodeError of kind `storage` when the browser refuses
 */
export async function removeBrowserStore(name: string): Promise<void> {
  try {
    await deleteDB(databaseName(name));
    await removeFolders(name);
  } catch (cause) {
    throw storageError(`remove what is kept of ${name}`, cause);
  }
}
