/**
 * Writes items in the order they come; those that come while a write is under way share the next one. Each caller waits
 * for the write that holds its item, and fails with it.
 */
export function groupCommit<T>(write: (items: readonly T[]) => Promise<void>): (item: T) => Promise<void> {
  let waiting: T[] = [];
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  const commit = async () => {
    await current.catch(() => {});
    current = next!;
    next = undefined;
    const items = waiting;
    waiting = [];
    await write(items);
  };

  return (item) => {
    waiting.push(item);
    next ??= commit();
    return next;
  };
}
