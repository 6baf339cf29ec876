import type { Claim } from '../host.ts';
import type { Json } from '../json.ts';
import { checkBudget } from './budget.ts';
import { type LedgerContext, purchaseClaim, readPurchase, type Work } from './context.ts';
import { look } from './look.ts';
import { INDEX, INDEX_CLAIM, type Opened, readIndex } from './opened.ts';
import type { Limits } from './types.ts';
import { backOff, LostClaim, release, withClaim } from './waiting.ts';
import { inDoubt } from './wording.ts';

/** Whoever sends a purchase of a lane holds this, from before it is opened until its answer is written down. */
const laneClaim = (lane: string): string => `lane ${lane}`;

/** Does something as the only one of all processes that may send a purchase of a lane. */
export async function alone<T>(
  { host }: LedgerContext,
  { key, signal, emit }: Work,
  lane: string,
  body: (turn: Claim) => Promise<T>,
): Promise<T> {
  const wait = () => emit({ type: 'waiting', key, for: 'turn' });
  return withClaim(host, laneClaim(lane), signal, body, wait);
}

/**
 * Waits until nothing of the lane is under way or in doubt that was sent before, reserves the money and opens the attempt.
 *
 * @param turn - the claim of the lane
 * @throws NodeError in doubt, when another purchase of the lane is and cannot be settled; over budget
 */
export async function openAttempt(
  context: LedgerContext,
  work: Work,
  turn: Claim,
  wanted: Omit<Opened, 'type' | 'at'>,
  limits: Limits | undefined,
): Promise<void> {
  const { host } = context;
  const delayMs = backOff(50, 2000);
  for (;;) {
    const rival = await withClaim(host, INDEX_CLAIM, work.signal, (claim) =>
      tryOpen(context, work, [claim, turn, work.claim], wanted, limits),
    );
    if (rival === undefined) return;
    work.emit({ type: 'waiting', key: work.key, for: 'turn' });
    if (!(await settleRival(context, work, rival))) await host.clock.sleep(delayMs(), work.signal);
  }
}

/** @returns the key of the purchase that has to be waited for */
async function tryOpen(
  context: LedgerContext,
  { key }: Work,
  claims: readonly Claim[],
  wanted: Omit<Opened, 'type' | 'at'>,
  limits: Limits | undefined,
): Promise<string | undefined> {
  const { host } = context;
  const index = await readIndex(context);
  const last = index.findLast((opened) => opened.lane === wanted.lane && opened.key !== wanted.key);
  if (last && !(await isSettled(context, last))) return last.key;
  const at = host.clock.now();
  await checkBudget(context, index, { ...wanted, type: 'open', at }, limits);
  checkClaims(key, claims);
  await host.journal.append(INDEX, { type: 'open', ...wanted, at } as unknown as Json);
  // Somebody may have decided without seeing this line: decide again, seeing his.
  checkClaims(key, claims);
  return undefined;
}

/** @throws LostClaim when a lease ran out: what it kept from others may be done by them now */
export function checkClaims(key: string, claims: readonly Claim[]): void {
  if (claims.some(({ lost }) => lost.aborted)) throw new LostClaim(`A claim of purchase ${key} ran out`);
}

/** Whether it is known what became of an opened attempt. One that was not sent will not be without a turn of its own. */
async function isSettled(context: LedgerContext, { key, attempt }: Opened): Promise<boolean> {
  const found = (await readPurchase(context, key)).attempts[attempt - 1];
  return found?.status !== 'sending' && !(found?.status === 'doubt' && found.doubt?.why === 'answer-lost');
}

/**
 * Goes on where whoever was sending another purchase stopped.
 *
 * @returns false while somebody is at it
 */
async function settleRival(context: LedgerContext, work: Work, key: string): Promise<boolean> {
  const claim = await context.host.claims.claim(purchaseClaim(key));
  if (!claim) return false;
  try {
    const purchase = await readPurchase(context, key);
    const status = purchase.attempts.at(-1)?.status;
    if (status !== 'sending' && status !== 'doubt') return true;
    if (!(await look(context, { ...work, key, claim }, purchase))) throw inDoubt(purchase);
    return true;
  } catch (error) {
    if (!(error instanceof LostClaim)) throw error;
    return false;
  } finally {
    await release(context.host.clock, claim);
  }
}
