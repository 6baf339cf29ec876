import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * A database of this browser, opened when it is first asked for, and anew after it could not be opened or the browser closed it: what
 * failed once need not fail again.
 *
 * @param create - makes its stores, the first time
 */
export function keptOpen<S extends DBSchema>(
  name: string,
  create: (database: IDBPDatabase<S>) => void,
): () => Promise<IDBPDatabase<S>> {
  let opened: Promise<IDBPDatabase<S>> | undefined;
  const forget = () => {
    opened = undefined;
  };
  const open = async () => {
    try {
      return await openDB<S>(name, 1, {
        upgrade: create,
        blocking: (_current, _blocked, event) => {
          forget();
          (event.target as IDBDatabase).close();
        },
        terminated: forget,
      });
    } catch (error) {
      forget();
      throw error;
    }
  };
  return () => {
    opened ??= open();
    return opened;
  };
}
