/** What is read and written of a `Storage`. */
export type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * A memory that never fails: what the browser refuses to keep, because site data is blocked or there is no room left, is known for as long
 * as the page is open.
 *
 * @param find - asked every time: where site data is blocked, naming the storage throws already
 */
export function safeMemory(find: () => Memory): Memory {
  const page = new Map<string, string>();
  const attempt = <T>(work: (memory: Memory) => T): T | undefined => {
    try {
      return work(find());
    } catch {
      return undefined;
    }
  };
  return {
    // What the page knows is newer: it could not be written.
    getItem: (name) => page.get(name) ?? attempt((memory) => memory.getItem(name)) ?? null,
    setItem(name, value) {
      page.set(name, value);
      attempt((memory) => {
        memory.setItem(name, value);
        page.delete(name);
      });
    },
    removeItem(name) {
      page.delete(name);
      attempt((memory) => memory.removeItem(name));
    },
  };
}

/** What this browser remembers, for all of its windows. */
export const browserMemory = safeMemory(() => localStorage);
