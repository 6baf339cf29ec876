import { readFile, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LEASE_MS } from '../../host.ts';
import { isGone, parseOwner } from './claim-owner.ts';
import { hasCode, namesIn } from './store-folder.ts';

/** What stands in the folder of claims at one moment. */
export interface ClaimView {
  /** Tokens of the claims of a name, live or not. */
  tokensOf(id: string): readonly number[];
  /** Highest token that was released by a name or by one of those it shares the count with; 0 when none was. */
  floorOf(id: string): number;
  /** Removes a name's floors below the highest, which say nothing any more. */
  dropLowerFloors(id: string): Promise<void>;
}

/** Where the claim of a name, by its digest, with a token is. */
export const pathOf = (folder: string, id: string, token: number): string => join(folder, `${id}.${token}`);

/**
 * What keeps tokens rising when no claim of a name is there. Names share sixteen of them: one each would grow for ever, one for all
 * would make unrelated claims disturb one another.
 */
const floorFor = (id: string): string => `floor-${id[0]}`;

/** Looks at a folder of claims; one that is not there has none. */
export async function lookAt(folder: string): Promise<ClaimView> {
  const tokens = new Map<string, number[]>();
  for (const name of await namesIn(folder)) {
    const parsed = parseToken(name);
    if (parsed) tokens.set(parsed.id, [...(tokens.get(parsed.id) ?? []), parsed.token]);
  }
  return {
    tokensOf: (id) => tokens.get(id) ?? [],
    floorOf: (id) => Math.max(0, ...(tokens.get(floorFor(id)) ?? [])),
    async dropLowerFloors(id) {
      const floors = tokens.get(floorFor(id)) ?? [];
      const highest = Math.max(...floors);
      for (const floor of floors) if (floor < highest) await dropClaim(pathOf(folder, floorFor(id), floor));
    },
  };
}

/** Removes a file that says nothing any more; somebody else may have been faster. */
export const dropClaim = (path: string): Promise<void> =>
  unlink(path).catch((error) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });

/** Name and token of a file of claims. */
export function parseToken(file: string): { readonly id: string; readonly token: number } | undefined {
  const [, id, token] = /^([0-9a-f]{64}|floor-[0-9a-f])\.(\d{1,15})$/.exec(file) ?? [];
  return id === undefined ? undefined : { id, token: Number(token) };
}

/**
 * Whether a claim's owner may still hold it.
 *
 * @param leaseMs - time since the last renewal after which nobody holds it, whoever lives
 */
export async function isLive(path: string, leaseMs: number = LEASE_MS): Promise<boolean> {
  try {
    const age = Date.now() - (await stat(path)).mtimeMs;
    // One from the future is live: a clock that was set back must not make two holders.
    if (age > leaseMs) return false;
    const owner = parseOwner(await readFile(path, 'utf8'));
    // Without an owner it is just being written.
    return !owner || !(await isGone(owner));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Ends a claim, in one step that cannot hit another one: files of claims are named by token. One that is gone is left alone. */
export async function retire(path: string): Promise<void> {
  const { id, token } = parseToken(basename(path))!;
  await rename(path, pathOf(dirname(path), floorFor(id), token)).catch((error) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });
}
