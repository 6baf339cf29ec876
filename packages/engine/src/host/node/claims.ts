import { hash, randomInt } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import type { Claim, Claims } from '../../host.ts';
import { isLive, lookAt, parseToken, pathOf, retire } from './claim-files.ts';
import { ownClaimOwner } from './claim-owner.ts';
import { type Lease, leases } from './leases.ts';
import { hasCode, namesIn, ORPHAN_AGE_MS, type StoreFolder, storageError } from './store-folder.ts';

/** Tries before a name counts as held by a rival. Rivals that meet both withdraw, and hardly ever meet twice. */
const MOST_TRIES = 20;

/** Claims of a Node host. */
export interface NodeClaims extends Claims {
  /** Releases what is held and resolves when nothing is under way any more. */
  dispose(): Promise<void>;
}

/**
 * Claims in `claims/ab/`: the file `<name's digest>.<token>` is a claim, its modification time the last renewal. Only creating a
 * file acquires, and nothing but the own file or one whose owner is gone is ever removed, so that no race can displace a holder:
 *
 * 1. Look. A live claim of the name: it is held. Else the token is one more than any seen.
 * 2. Create the file, which fails if it exists.
 * 3. Look again. A claim of the name that was not there before, or a token that was given out meanwhile: withdraw, try again.
 *    Of two that created before looking again both see each other; of two others the later sees the earlier.
 *
 * Released claims become `floor.<token>`, which keeps tokens rising. Only a local file system promises all this.
 */
export function nodeClaims(store: StoreFolder): NodeClaims {
  const held = leases();
  let sweptAt = Number.NEGATIVE_INFINITY;
  let sweeping: Promise<void> = Promise.resolve();

  const sweepSometimes = () => {
    if (performance.now() - sweptAt < ORPHAN_AGE_MS) return;
    sweptAt = performance.now();
    sweeping = sweep(store).catch(() => {});
  };

  const claimOnce = async (shard: string, id: string): Promise<Lease | 'held' | 'disturbed'> => {
    const before = await lookAt(shard);
    const earlier = before.tokensOf(id);
    for (const token of earlier) if (await isLive(pathOf(shard, id, token))) return 'held';
    const lease = held.begin(shard, id, Math.max(before.floor, ...earlier) + 1);
    if (!(await create(lease.path, shard))) return 'disturbed';

    const after = await lookAt(shard);
    const rivals = after.tokensOf(id).filter((token) => token !== lease.token && !earlier.includes(token));
    if (rivals.length > 0 || after.floor >= lease.token || held.isOver(lease)) {
      await retire(lease.path);
      return 'disturbed';
    }
    for (const token of earlier) await rm(pathOf(shard, id, token), { force: true });
    await after.dropLowerFloors();
    held.add(lease);
    return lease;
  };

  const claim = async (name: string): Promise<Claim | undefined> => {
    const { shard, id } = placeOf(store, name);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (tries > 0) await new Promise((resolve) => setTimeout(resolve, randomInt(1, 2 + tries)));
      const lease = await claimOnce(shard, id);
      if (lease === 'held') return undefined;
      if (lease === 'disturbed') continue;
      sweepSometimes();
      return held.toClaim(lease);
    }
    return undefined;
  };

  return {
    claim: (name) =>
      claim(name).catch((cause) => {
        throw storageError(`claim ${JSON.stringify(name)} in`, store.folder, cause);
      }),
    async isHeld(name) {
      const { shard, id } = placeOf(store, name);
      for (const token of (await lookAt(shard)).tokensOf(id)) if (await isLive(pathOf(shard, id, token))) return true;
      return false;
    },
    async dispose() {
      await held.releaseAll();
      await sweeping;
    },
  };
}

function placeOf(store: StoreFolder, name: string) {
  const id = hash('sha256', name, 'hex');
  return { id, shard: store.path('claims', id.slice(0, 2)) };
}

/** Creates a claim's file with its owner. @returns false when somebody else created it first */
async function create(path: string, shard: string): Promise<boolean> {
  const exclusive = () => open(path, 'wx');
  const handle = await exclusive()
    .catch(async (cause) => {
      if (!hasCode(cause, 'ENOENT')) throw cause;
      await mkdir(shard, { recursive: true });
      return exclusive();
    })
    .catch((cause) => {
      if (!hasCode(cause, 'EEXIST')) throw cause;
    });
  if (!handle) return false;
  try {
    await handle.writeFile(JSON.stringify(await ownClaimOwner()));
  } catch (cause) {
    await retire(path).catch(() => {});
    throw cause;
  } finally {
    await handle.close();
  }
  return true;
}

/** Retires claims that crashed holders left behind long ago. */
async function sweep(store: StoreFolder): Promise<void> {
  for (const name of await namesIn(store.path('claims'))) {
    const shard = store.path('claims', name);
    for (const file of await namesIn(shard)) {
      const claim = parseToken(file);
      if (!claim || claim.id === 'floor') continue;
      const path = pathOf(shard, claim.id, claim.token);
      if (!(await isLive(path, ORPHAN_AGE_MS))) await retire(path);
    }
    await (await lookAt(shard)).dropLowerFloors();
  }
}
