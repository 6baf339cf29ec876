import { hash, randomInt } from 'node:crypto';
import { closeSync, futimesSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Claim, Claims } from '../../host.ts';
import { dropClaim, isLive, lookAt, parseToken, pathOf, retire } from './claim-files.ts';
import { type ClaimOwner, ownClaimOwner } from './claim-owner.ts';
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
 * Claims in `claims/`: the file `<name's digest>.<token>` is a claim, its modification time the last renewal. Only creating a
 * file acquires, and nothing but the own file or one whose owner is gone is ever removed, so that no race can displace a holder:
 *
 * 1. Look. A live claim of the name: it is held. Else the token is one more than any seen.
 * 2. Create the file, which fails if it exists.
 * 3. Look again. A claim of the name that was not there before, or a token that was given out meanwhile: withdraw, try again.
 *    Of two that created before looking again both see each other; of two others the later sees the earlier.
 *
 * Released claims become `floor-….<token>`, which keeps tokens rising. Only a local file system promises all this.
 */
export function nodeClaims(store: StoreFolder): NodeClaims {
  const folder = store.path('claims');
  const held = leases();
  let sweptAt = Number.NEGATIVE_INFINITY;
  let sweeping: Promise<void> = Promise.resolve();

  const sweepSometimes = () => {
    if (performance.now() - sweptAt < ORPHAN_AGE_MS) return;
    sweptAt = performance.now();
    sweeping = sweep(folder).catch(() => {});
  };

  const claimOnce = async (id: string): Promise<Lease | 'held' | 'met-rival' | 'outdated'> => {
    const owner = await ownClaimOwner();
    const before = await lookAt(folder);
    const earlier = before.tokensOf(id);
    for (const token of earlier) if (await isLive(pathOf(folder, id, token))) return 'held';
    const token = Math.max(before.floorOf(id), ...earlier) + 1;
    const lease = held.begin(pathOf(folder, id, token), token);
    if (!create(lease, owner)) return 'met-rival';

    const after = await lookAt(folder);
    const metRival = after.tokensOf(id).some((other) => other !== token && !earlier.includes(other));
    if (metRival || after.floorOf(id) >= token || held.isOver(lease)) {
      await retire(lease.path);
      return metRival ? 'met-rival' : 'outdated';
    }
    for (const other of earlier) await dropClaim(pathOf(folder, id, other));
    await after.dropLowerFloors(id);
    held.add(lease);
    return lease;
  };

  const claim = async (name: string): Promise<Claim | undefined> => {
    for (let tries = 1; tries <= MOST_TRIES; tries++) {
      const lease = await claimOnce(idOf(name));
      if (lease === 'held') return undefined;
      if (typeof lease !== 'string') {
        sweepSometimes();
        return held.toClaim(lease);
      }
      if (lease === 'met-rival') await new Promise((resolve) => setTimeout(resolve, randomInt(1, 2 + tries)));
    }
    return undefined;
  };

  return {
    claim: (name) =>
      claim(name).catch((cause) => {
        throw storageError(`claim ${JSON.stringify(name)} in`, store.folder, cause);
      }),
    async isHeld(name) {
      const id = idOf(name);
      for (const token of (await lookAt(folder)).tokensOf(id)) if (await isLive(pathOf(folder, id, token))) return true;
      return false;
    },
    async dispose() {
      await held.releaseAll();
      await sweeping;
    },
  };
}

const idOf = (name: string) => hash('sha256', name, 'hex');

/**
 * Creates a claim's file with its owner. Without awaiting: these four calls take some 30 µs together, a round through the thread pool
 * takes as long for each.
 *
 * @returns false when somebody else created it first
 */
function create({ path, wallMs }: Lease, owner: ClaimOwner): boolean {
  const handle = createFile(path);
  if (handle === undefined) return false;
  try {
    writeSync(handle, JSON.stringify(owner));
    // By the clock that renewals use, which need not be that of the file system.
    futimesSync(handle, wallMs / 1000, wallMs / 1000);
  } catch (cause) {
    retire(path).catch(() => {});
    throw cause;
  } finally {
    closeSync(handle);
  }
  return true;
}

function createFile(path: string): number | undefined {
  for (;;) {
    try {
      return openSync(path, 'wx');
    } catch (cause) {
      if (hasCode(cause, 'EEXIST')) return undefined;
      if (!hasCode(cause, 'ENOENT')) throw cause;
      mkdirSync(dirname(path), { recursive: true });
    }
  }
}

/** Retires claims that crashed holders left behind long ago. */
async function sweep(folder: string): Promise<void> {
  const names = await namesIn(folder);
  for (const name of names) {
    const path = join(folder, name);
    if (/^[0-9a-f]{64}\./.test(name) && parseToken(name) && !(await isLive(path, ORPHAN_AGE_MS))) await retire(path);
  }
}
