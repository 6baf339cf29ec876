import type { Host, StoredEntry } from '../host.ts';
import { listBought } from '../ledger/bought.ts';
import { listPins, type Pins } from './pins.ts';
import { entriesOf, lookAtResult, type Survey, type SurveyedResult, surveyStore } from './survey.ts';

/** What to collect. With neither age nor size only damaged results and assets that nothing names go. */
export interface GarbageOptions {
  /** Removes results that were not used for so long, ms. */
  readonly olderThanMs?: number;
  /** Removes results, the least recently used first, until results and assets together take no more, bytes. */
  readonly maxBytes?: number;
  /** Keys and hashes to keep besides what is pinned. */
  readonly keep?: Iterable<string>;
  /** What was stored or used in this time stays: a run may be about to use it. One hour when left out, ms. */
  readonly graceMs?: number;
  /** Only says what would be removed. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/** Why a result went: not used for too long, room was needed, or its record could not be read. */
export type GarbageReason = 'old' | 'space' | 'damaged';

/** What a collection removed, or would remove. */
export interface GarbageReport {
  readonly results: readonly { readonly key: string; readonly bytes: number; readonly why: GarbageReason }[];
  readonly assets: readonly { readonly hash: string; readonly bytes: number }[];
  /** Removed in all. */
  readonly bytes: number;
  /** Left in all; more than `maxBytes` when what is pinned, recent or in use takes more. */
  readonly bytesLeft: number;
}

const HOUR_MS = 60 * 60 * 1000;

/**
 * Removes what is not needed any more from the store of a host, while others may be using it. Results go before their assets, so
 * that whatever stops it leaves no result without assets. Never removes what is pinned, bought or irreplaceable, what was used within the
 * grace, or a result that somebody is making at the moment (a live claim `result <key>`).
 *
 * @throws NodeError `storage-failed`, RangeError for a negative number; the signal's reason when aborted
 */
export async function collectGarbage(host: Host, options: GarbageOptions = {}): Promise<GarbageReport> {
  const { signal = new AbortController().signal, dryRun = false } = options;
  const limits = checkLimits(options);
  const pins = new Set([...(await listPins(host)), ...(await listBought(host)), ...(options.keep ?? [])]);
  const survey = await surveyStore(host, signal);
  const plan = await planCollection(host, survey, pins, limits);
  const done = dryRun ? plan : await execute(host, survey, plan, signal);
  const bytes = sum(done.results) + sum(done.assets);
  return {
    results: done.results.map(({ name, bytes, why }) => ({ key: name, bytes, why })),
    assets: done.assets.map(({ name, bytes }) => ({ hash: name, bytes })),
    bytes,
    bytesLeft: sum(survey.results.values()) + sum(survey.assets.values()) - bytes,
  };
}

interface Limits {
  readonly olderThanMs: number;
  readonly maxBytes: number;
  readonly graceMs: number;
}

function checkLimits(options: GarbageOptions): Limits {
  const { olderThanMs = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY, graceMs = HOUR_MS } = options;
  for (const [name, value] of Object.entries({ olderThanMs, maxBytes, graceMs }))
    if (!(value >= 0)) throw new RangeError(`${name} must be at least 0, got ${value}`);
  return { olderThanMs, maxBytes, graceMs };
}

interface Plan {
  readonly results: readonly (SurveyedResult & { readonly why: GarbageReason })[];
  readonly assets: readonly StoredEntry[];
}

async function planCollection(host: Host, survey: Survey, pins: Pins, limits: Limits): Promise<Plan> {
  const now = host.clock.now();
  const isKept = ({ name, usedAt, irreplaceable }: StoredEntry) =>
    irreplaceable || pins.has(name) || now - usedAt < limits.graceMs;
  const users = countUsers(survey.results.values());
  const results: (SurveyedResult & { readonly why: GarbageReason })[] = [];
  const assets = [...survey.assets.values()].filter((asset) => !users.has(asset.name) && !isKept(asset));
  let left = sum(survey.results.values()) + sum(survey.assets.values()) - sum(assets);

  const drop = (result: SurveyedResult, why: GarbageReason) => {
    results.push({ ...result, why });
    left -= result.bytes;
    for (const hash of result.assets ?? []) {
      const others = users.get(hash)! - 1;
      users.set(hash, others);
      const asset = survey.assets.get(hash);
      if (others > 0 || !asset || isKept(asset)) continue;
      assets.push(asset);
      left -= asset.bytes;
    }
  };
  for (const result of [...survey.results.values()].sort(byUse)) {
    if (isKept(result)) continue;
    const why = reasonFor(result, now, left, limits);
    if (why && !(await host.claims.isHeld(`result ${result.name}`))) drop(result, why);
  }
  return { results, assets };
}

function reasonFor(result: SurveyedResult, now: number, left: number, limits: Limits): GarbageReason | undefined {
  if (!result.assets) return 'damaged';
  if (now - result.usedAt >= limits.olderThanMs) return 'old';
  return left > limits.maxBytes ? 'space' : undefined;
}

/** What changed since the survey stays: somebody used it, or made it again. */
async function execute(host: Host, survey: Survey, plan: Plan, signal: AbortSignal): Promise<Plan> {
  const results: Plan['results'][number][] = [];
  const remaining = await entriesOf(host.results.list(), signal);
  for (const result of plan.results) {
    signal.throwIfAborted();
    if (remaining.get(result.name)?.usedAt !== result.usedAt) continue;
    if (await host.claims.isHeld(`result ${result.name}`)) continue;
    await host.results.remove(result.name);
    results.push(result);
  }

  const needed = await neededNow(host, survey, signal);
  for (const hash of await listBought(host)) needed.add(hash);
  const stored = await entriesOf(host.assets.list(), signal);
  const assets: StoredEntry[] = [];
  for (const asset of plan.assets) {
    signal.throwIfAborted();
    if (needed.has(asset.name) || stored.get(asset.name)?.usedAt !== asset.usedAt) continue;
    await host.assets.remove(asset.name);
    assets.push(asset);
  }
  return { results, assets };
}

/** Assets that results name which are there now. Only those that the survey has not seen as they are have to be read. */
async function neededNow(host: Host, survey: Survey, signal: AbortSignal): Promise<Set<string>> {
  const needed = new Set<string>();
  for (const entry of (await entriesOf(host.results.list(), signal)).values()) {
    const seen = survey.results.get(entry.name);
    const result = seen?.usedAt === entry.usedAt ? seen : await lookAtResult(host, entry);
    for (const hash of result?.assets ?? []) needed.add(hash);
  }
  return needed;
}

function countUsers(results: Iterable<SurveyedResult>): Map<string, number> {
  const users = new Map<string, number>();
  for (const { assets = [] } of results) for (const hash of assets) users.set(hash, (users.get(hash) ?? 0) + 1);
  return users;
}

/** Least recently used first. */
const byUse = (a: StoredEntry, b: StoredEntry) => a.usedAt - b.usedAt || (a.name < b.name ? -1 : 1);

function sum(entries: Iterable<{ readonly bytes: number }>): number {
  let bytes = 0;
  for (const entry of entries) bytes += entry.bytes;
  return bytes;
}
