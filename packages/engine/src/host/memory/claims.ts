import { type Claims, type Clock, LEASE_MS } from '../../host.ts';
import type { MemoryProcess } from './process.ts';
import type { MemoryLease, MemoryStore } from './store.ts';

/** Claims of one memory host, and what a test may do to them. */
export interface MemoryClaims extends Claims {
  /** Stops renewing, as a process does that is gone: others can claim when the lease is over. */
  abandon(): void;
  /** Lets the leases run out while the holder lives, as when the machine slept. */
  lose(): void;
}

/** Claims in memory. A living holder needs no timer to renew them: nobody but its host could stop it. */
export function memoryClaims(store: MemoryStore, process: () => MemoryProcess, clock: Clock): MemoryClaims {
  const held = new Map<MemoryLease, { readonly name: string; readonly lost: AbortController }>();
  const isLive = (lease: MemoryLease | undefined): boolean =>
    lease !== undefined && (lease.expiresAt === undefined || clock.now() < lease.expiresAt);
  const drop = (name: string, lease: MemoryLease) => {
    held.delete(lease);
    if (store.claims.get(name) === lease) store.claims.delete(name);
  };

  return {
    claim: (name) =>
      process().call('claims.claim', () => {
        if (isLive(store.claims.get(name))) return undefined;
        const lease: MemoryLease = { token: ++store.lastToken };
        const lost = new AbortController();
        store.claims.set(name, lease);
        held.set(lease, { name, lost });
        const release = () => process().call('claims.release', () => drop(name, lease));
        return { token: lease.token, lost: lost.signal, release };
      }),
    isHeld: (name) => process().call('claims.isHeld', () => isLive(store.claims.get(name))),
    abandon() {
      for (const lease of held.keys()) lease.expiresAt = clock.now() + LEASE_MS;
    },
    lose() {
      for (const [lease, { name, lost }] of held) {
        drop(name, lease);
        lost.abort(new DOMException(`The claim of ${JSON.stringify(name)} ran out`, 'AbortError'));
      }
    },
  };
}
