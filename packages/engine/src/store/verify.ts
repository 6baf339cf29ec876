import type { Host } from '../host.ts';
import { listBought } from '../ledger/bought.ts';
import { listPins } from './pins.ts';
import { inParallel, type Survey, surveyStore } from './survey.ts';

/** Assets read together: reading is what takes the time, and disks do not like more at once. */
const AT_ONCE = 4;

/** How to verify a store. */
export interface VerifyOptions {
  /** Removes what is damaged and the results that cannot be used because of it, so that the next run makes them again. */
  readonly repair?: boolean;
  /** Told how much is done, 0..1 by bytes, and waited for. */
  readonly progress?: (fraction: number) => void | Promise<void>;
  readonly signal?: AbortSignal;
}

/** What is wrong with a store. Everything is sorted by name. */
export interface StoreReport {
  /** How many there are, and how many bytes were read. */
  readonly checked: { readonly results: number; readonly assets: number; readonly bytes: number };
  /** Keys of results that cannot be read. */
  readonly damagedResults: readonly string[];
  /** Hashes of assets whose bytes are not what they were. */
  readonly damagedAssets: readonly string[];
  /** Hashes of assets that results name and that are not there. */
  readonly missingAssets: readonly string[];
  /** Keys of results that name damaged or missing assets: they count as not there. */
  readonly incompleteResults: readonly string[];
  /** Hashes of whole assets that no result and no pin names, files of the graph among them: collection removes them. */
  readonly unreferencedAssets: readonly string[];
  /** What repair removed. */
  readonly removed: { readonly results: readonly string[]; readonly assets: readonly string[] };
}

/**
 * Reads everything in the store of a host again and compares it with its name. Whole results and assets are never removed, nor is
 * anything irreplaceable.
 *
 * @throws NodeError `storage-failed` when something can be read neither as whole nor as damaged; the signal's reason when aborted
 */
export async function verifyStore(host: Host, options: VerifyOptions = {}): Promise<StoreReport> {
  const { signal = new AbortController().signal, repair = false, progress } = options;
  const pins = new Set([...(await listPins(host)), ...(await listBought(host))]);
  const survey = await surveyStore(host, signal);
  const results = [...survey.results.values()];
  const unsound = await verifyAssets(host, survey, signal, progress);

  const named = new Set(results.flatMap(({ assets = [] }) => assets));
  for (const hash of named) if (!survey.assets.has(hash)) await checkMissing(host, hash, unsound);
  const isUnsound = (hash: string) => unsound.has(hash);
  const found = {
    damagedResults: sorted(results.filter(({ assets }) => !assets).map(({ name }) => name)),
    damagedAssets: sorted([...unsound].filter(([, health]) => health === 'damaged').map(([hash]) => hash)),
    missingAssets: sorted([...unsound].filter(([, health]) => health === 'missing').map(([hash]) => hash)),
    incompleteResults: sorted(results.filter(({ assets }) => assets?.some(isUnsound)).map(({ name }) => name)),
    unreferencedAssets: sorted(
      [...survey.assets.keys()].filter((hash) => !named.has(hash) && !pins.has(hash) && !isUnsound(hash)),
    ),
  };
  return {
    checked: { results: results.length, assets: survey.assets.size, bytes: totalBytes(survey) },
    ...found,
    removed: repair ? await repairStore(host, survey, found, signal) : { results: [], assets: [] },
  };
}

type Unsound = Map<string, 'damaged' | 'missing'>;

async function verifyAssets(
  host: Host,
  survey: Survey,
  signal: AbortSignal,
  progress: VerifyOptions['progress'],
): Promise<Unsound> {
  const unsound: Unsound = new Map();
  const total = Math.max(1, totalBytes(survey));
  let done = 0;
  await inParallel([...survey.assets.values()], AT_ONCE, signal, async ({ name, bytes }) => {
    // One that went away since it was listed is missing only if a result names it.
    if ((await host.assets.verify(name)) === 'damaged') unsound.set(name, 'damaged');
    done += bytes;
    await progress?.(done / total);
  });
  return unsound;
}

/** An asset may have been stored after the assets were listed. */
async function checkMissing(host: Host, hash: string, unsound: Unsound): Promise<void> {
  const health = await host.assets.verify(hash);
  if (health !== 'whole') unsound.set(hash, health);
}

/** Results before assets, each looked at once more: somebody may have made it again meanwhile. */
async function repairStore(
  host: Host,
  survey: Survey,
  found: Pick<StoreReport, 'damagedResults' | 'damagedAssets' | 'incompleteResults'>,
  signal: AbortSignal,
): Promise<StoreReport['removed']> {
  const results: string[] = [];
  const assets: string[] = [];
  for (const key of sorted([...found.damagedResults, ...found.incompleteResults])) {
    signal.throwIfAborted();
    if (await isUsable(host, key)) continue;
    await host.results.remove(key);
    results.push(key);
  }
  for (const hash of found.damagedAssets) {
    signal.throwIfAborted();
    if (survey.assets.get(hash)?.irreplaceable || (await host.assets.verify(hash)) !== 'damaged') continue;
    await host.assets.remove(hash);
    assets.push(hash);
  }
  return { results, assets };
}

async function isUsable(host: Host, key: string): Promise<boolean> {
  const result = await host.results.find(key, { peek: true });
  if (!result) return (await host.results.verify(key)) !== 'damaged';
  for (const hash of result.assets) if ((await host.assets.verify(hash)) !== 'whole') return false;
  return true;
}

const totalBytes = ({ assets }: Survey) => [...assets.values()].reduce((total, { bytes }) => total + bytes, 0);

const sorted = (names: readonly string[]) => [...names].sort();
