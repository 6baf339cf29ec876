import type { Claim, Claims } from '../../host.ts';
import { type Database, storageError } from './database.ts';

/** Claims of a browser host. */
export interface BrowserClaims extends Claims {
  /** Releases what is held. */
  dispose(): Promise<void>;
}

/**
 * Claims as Web Locks, which end with the tab or worker that holds them: there is no lease to run out, `lost` is only aborted when
 * another page steals the lock. Tokens are counted in the database.
 *
 * @param document - name of the document; its tabs share its claims
 */
export function browserClaims(document: string, database: Promise<Database>): BrowserClaims {
  const held = new Set<Claim>();
  const lockOf = (name: string) => `shotgraph ${JSON.stringify(document)} claim ${name}`;

  const toClaim = async (release: () => void, done: Promise<unknown>, lost: AbortController): Promise<Claim> => {
    try {
      const claim: Claim = {
        token: await nextToken(database),
        lost: lost.signal,
        async release() {
          held.delete(claim);
          release();
          await done.catch(() => {});
        },
      };
      held.add(claim);
      return claim;
    } catch (cause) {
      release();
      throw storageError('claim', cause);
    }
  };

  return {
    async claim(name) {
      const lost = new AbortController();
      let release = () => {};
      const free = new Promise<void>((resolve) => {
        release = resolve;
      });
      let done: Promise<unknown> = Promise.resolve();
      const granted = await new Promise<boolean>((resolve, reject) => {
        done = navigator.locks.request(lockOf(name), { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock ? free : undefined;
        });
        done.catch((error) => {
          reject(error);
          lost.abort(error);
        });
      });
      return granted ? toClaim(release, done, lost) : undefined;
    },
    async isHeld(name) {
      const { held: locks = [] } = await navigator.locks.query();
      return locks.some((lock) => lock.name === lockOf(name));
    },
    async dispose() {
      await Promise.all([...held].map((claim) => claim.release()));
    },
  };
}

async function nextToken(database: Promise<Database>): Promise<number> {
  const transaction = (await database).transaction('tokens', 'readwrite');
  const token = ((await transaction.store.get('last')) ?? 0) + 1;
  await transaction.store.put(token, 'last');
  await transaction.done;
  return token;
}
