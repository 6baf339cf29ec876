import { USE_STEP_MS } from '../records.ts';
import type { Database } from './database.ts';

/** Remembers when results and assets were last used. */
export interface Uses {
  /** Notes in the background that something was used. At most once an hour each; losing a note does no harm. */
  note(name: UseName): void;
  /** Notes it at once. */
  put(name: UseName): Promise<void>;
  find(name: UseName): Promise<number | undefined>;
  remove(name: UseName): Promise<void>;
}

/** Results and assets are both named by hashes: these tell them apart. */
export type UseName = `result ${string}` | `asset ${string}`;

/** Uses in IndexedDB. */
export function browserUses(database: Promise<Database>): Uses {
  const noted = new Map<UseName, number>();
  const put = async (name: UseName) => {
    const now = Date.now();
    noted.set(name, now);
    await (await database).put('uses', now, name);
  };
  return {
    put,
    note(name) {
      // The note may fail, but not what it is about.
      if (Date.now() - (noted.get(name) ?? 0) >= USE_STEP_MS) put(name).catch(() => {});
    },
    find: async (name) => (await database).get('uses', name),
    remove: async (name) => (await database).delete('uses', name),
  };
}
