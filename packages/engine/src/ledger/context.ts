import { NodeError } from '../errors.ts';
import type { Claim } from '../host.ts';
import type { Json } from '../json.ts';
import type { PaidAdapter, PaidCall } from './adapter.ts';
import type { Gate } from './gate.ts';
import { journalOf, type LedgerRecord, type Purchase, toPurchase } from './records.ts';
import type { Budget, LedgerEvent, LedgerOptions, LedgerPolicy } from './types.ts';
import { backOff, type createQueue, LostClaim, never, release } from './waiting.ts';

/** What all parts of one ledger share. */
export interface LedgerContext {
  readonly host: LedgerOptions['host'];
  readonly adapters: (provider: string) => PaidAdapter;
  readonly budget: Budget;
  readonly policy: Required<LedgerPolicy>;
  readonly random: () => number;
  /** Stands for the run of purchases that have none. */
  readonly run: string;
  /** Lets one purchase of this process at a time send, by lane. */
  readonly queueOf: (lane: string) => ReturnType<typeof createQueue>;
  /** How many jobs of the account that pays for a call may be under way. */
  readonly gateOf: (call: PaidCall) => Gate;
}

/** Work on one purchase, under its claim. */
export interface Work {
  readonly key: string;
  readonly claim: Claim;
  readonly signal: AbortSignal;
  readonly emit: (event: LedgerEvent) => void;
}

/** Who works on a purchase holds this: nobody else sends, looks or follows. */
export const purchaseClaim = (key: string): string => `paid ${key}`;

export const readPurchase = async ({ host }: LedgerContext, key: string): Promise<Purchase> =>
  toPurchase(key, await host.journal.read(journalOf(key)));

type Unstamped<T> = T extends LedgerRecord ? Omit<T, 'at' | 'token'> : never;
/** A line before it is stamped with time and token. */
export type NewRecord = Unstamped<LedgerRecord>;

/**
 * Writes a line, durably.
 *
 * @returns the time it bears
 * @throws LostClaim when the lease ran out: nothing is written then
 */
export async function write({ host }: LedgerContext, { key, claim }: Work, record: NewRecord): Promise<number> {
  if (claim.lost.aborted) throw new LostClaim(`The claim of purchase ${key} ran out`);
  const line = { ...record, at: host.clock.now(), token: claim.token };
  await host.journal.append(journalOf(key), line as unknown as Json);
  return line.at;
}

/** Tries at writing what cannot be asked for again, over some two minutes. */
const MOST_WRITES = 12;

/** Writes what cannot be asked for again: a full disk may be cleared, so it is tried for some time. */
export async function writePatiently(context: LedgerContext, work: Work, record: NewRecord): Promise<number> {
  const delayMs = backOff(250, 30_000);
  for (let tries = 1; ; tries++) {
    try {
      return await write(context, work, record);
    } catch (error) {
      if (error instanceof LostClaim || tries === MOST_WRITES) throw error;
      await context.host.clock.sleep(delayMs(), never());
    }
  }
}

/** Writes a line about a purchase whose claim was lost, as soon as it can be claimed again. */
export async function writeAfterwards(context: LedgerContext, work: Work, record: NewRecord): Promise<number> {
  const { claims, clock } = context.host;
  const delayMs = backOff(500, 15_000);
  for (let tries = 1; ; tries++) {
    const claim = await claims.claim(purchaseClaim(work.key)).catch(() => undefined);
    try {
      if (claim) return await writePatiently(context, { ...work, claim }, record);
    } catch (error) {
      if (!(error instanceof LostClaim)) throw error;
    } finally {
      if (claim) await release(clock, claim);
    }
    if (tries === 4 * MOST_WRITES)
      throw new NodeError('storage-failed', `Purchase ${work.key} could not be claimed again; try later`, {
        retryable: true,
      });
    await clock.sleep(delayMs(), never());
  }
}
