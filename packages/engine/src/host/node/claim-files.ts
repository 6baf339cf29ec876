import { readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LEASE_MS } from '../../host.ts';
import { isGone, parseOwner } from './claim-owner.ts';
import { hasCode, namesIn } from './store-folder.ts';

/** What stands in a folder of claims at one moment. */
export interface ClaimView {
  /** Highest token that was released, 0 when none was. */
  readonly floor: number;
  /** Tokens of the claims of a name, live or not. */
  tokensOf(id: string): readonly number[];
  /** Removes floors below the highest, which say nothing any more. */
  dropLowerFloors(): Promise<void>;
}

/** Name in file names of what keeps tokens rising. */
const FLOOR = 'floor';

/** Where the claim with a token is. */
export const pathOf = (shard: string, id: string, token: number): string => join(shard, `${id}.${token}`);

/** Looks at a folder of claims; one that is not there has none. */
export async function lookAt(shard: string): Promise<ClaimView> {
  const tokens = new Map<string, number[]>();
  for (const name of await namesIn(shard)) {
    const parsed = parseToken(name);
    if (parsed) tokens.set(parsed.id, [...(tokens.get(parsed.id) ?? []), parsed.token]);
  }
  const floors = tokens.get(FLOOR) ?? [];
  const floor = Math.max(0, ...floors);
  return {
    floor,
    tokensOf: (id) => tokens.get(id) ?? [],
    async dropLowerFloors() {
      for (const token of floors) if (token < floor) await rm(pathOf(shard, FLOOR, token), { force: true });
    },
  };
}

/** Name and token of a file of claims. */
export function parseToken(file: string): { readonly id: string; readonly token: number } | undefined {
  const [, id, token] = /^([0-9a-f]{64}|floor)\.(\d{1,15})$/.exec(file) ?? [];
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
  const { token } = parseToken(path.slice(dirname(path).length + 1))!;
  await rename(path, pathOf(dirname(path), FLOOR, token)).catch((error) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });
}
