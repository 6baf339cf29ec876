/** The last that each document waits for, where there are no locks. */
const turns = new Map<string, Promise<unknown>>();

/**
 * Does what puts files beside a document one after the other: between looking for a name that is free and having the file there, nobody
 * else may find the same one. Where the browser has locks, other tabs wait as well.
 *
 * @param document - its id
 * @returns what the work returns
 */
export function inTurn<T>(document: string, work: () => Promise<T>): Promise<T> {
  // Pages that are not secure contexts have no locks: there every tab is on its own.
  if ('locks' in navigator) return navigator.locks.request(`shotgraph files ${document}`, work) as Promise<T>;
  const done = (turns.get(document) ?? Promise.resolve()).then(work);
  const last = done
    .catch(() => {})
    .then(() => {
      if (turns.get(document) === last) turns.delete(document);
    });
  turns.set(document, last);
  return done;
}
