import { HASH_PATTERN, type Host, isRecord, type StoredResult } from '@shotgraph/engine';

/** A result as the store keeps it, with the key it is found by. */
export interface KeptResult {
  readonly key: string;
  readonly result: StoredResult;
}

/** Results and the bytes they name. */
export interface KeptResults {
  readonly results: readonly KeptResult[];
  readonly assets: readonly { readonly hash: string; readonly bytes: Blob }[];
}

type Store = Pick<Host, 'results' | 'assets'>;

/** Reads the results of some keys; what is missing, or whose bytes are, is left out. @param also - where else bytes are */
export async function readResults(
  host: Store,
  also: Pick<Store, 'assets'>,
  keys: readonly string[],
): Promise<KeptResults> {
  const results: KeptResult[] = [];
  const assets = new Map<string, Blob>();
  for (const key of new Set(keys)) {
    const result = await host.results.find(key, { peek: true });
    if (!result) continue;
    try {
      for (const hash of result.assets) if (!assets.has(hash)) assets.set(hash, await bytesOf(host, also, hash));
      results.push({ key, result });
    } catch {
      // Without its bytes a result is none: whoever gets the rest makes it again.
    }
  }
  return { results, assets: [...assets].map(([hash, bytes]) => ({ hash, bytes })) };
}

const bytesOf = async (host: Store, also: Pick<Store, 'assets'>, hash: string) =>
  (await host.assets.has(hash)) ? host.assets.get(hash) : also.assets.get(hash);

/**
 * Puts results from elsewhere into the store of one document. A result is taken when all bytes it names are there: bytes
 * are named by what they are, so those that are not what was said stand for nothing.
 *
 * @param given - may be anything
 * @returns how many results were taken
 */
export async function putResults(host: Store, given: unknown, assets: KeptResults['assets']): Promise<number> {
  for (const { bytes } of assets) await host.assets.put(bytes);
  const isHere = async (hashes: readonly string[]) => {
    for (const hash of hashes) if (!(await host.assets.has(hash))) return false;
    return true;
  };
  let taken = 0;
  for (const item of Array.isArray(given) ? given : []) {
    if (!isKept(item) || !(await isHere(item.result.assets))) continue;
    await host.results.put(item.key, item.result);
    taken++;
  }
  return taken;
}

function isKept(item: unknown): item is KeptResult {
  if (!isRecord(item) || typeof item.key !== 'string' || !HASH_PATTERN.test(item.key) || !isRecord(item.result))
    return false;
  const { outputs, assets, elapsedMs, at } = item.result;
  return (
    isRecord(outputs) &&
    Array.isArray(assets) &&
    assets.every((hash) => typeof hash === 'string' && HASH_PATTERN.test(hash)) &&
    typeof elapsedMs === 'number' &&
    typeof at === 'string'
  );
}
