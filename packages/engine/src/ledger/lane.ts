import type { Claim } from '../host.ts';
import type { Json } from '../json.ts';
import { checkBudget } from './budget.ts';
import { type LedgerContext, purchaseClaim, readPurchase, type Work } from './context.ts';
import { look } from './look.ts';
import { INDEX, INDEX_CLAIM, type Opened, readIndex } from './opened.ts';
import type { Limits } from './types.ts';
import { backOff, LostClaim, release, withClaim } from './waiting.ts';
import { inDoubt } from './wording.ts';

/**
 * Waits until nothing else of the lane is being sent or in doubt, reserves the money and opens the attempt.
 *
 * @throws NodeError in doubt, when another purchase of the lane is and cannot be settled; over budget
 */
export async function enterLane(
  context: LedgerContext,
  work: Work,
  wanted: Omit<Opened, 'type' | 'at'>,
  limits: Limits | undefined,
): Promise<void> {
  const { host } = context;
  const delayMs = backOff(50, 2000);
  for (;;) {
    const rival = await withClaim(host, INDEX_CLAIM, work.signal, (claim) =>
      tryOpen(context, work, wanted, claim, limits),
    );
    if (rival === undefined) return;
    work.emit({ type: 'waiting', key: work.key, for: 'turn' });
    if (!(await settleRival(context, work, rival))) await host.clock.sleep(delayMs(), work.signal);
  }
}

/** @returns the key of the purchase that has to be waited for */
async function tryOpen(
  context: LedgerContext,
  work: Work,
  wanted: Omit<Opened, 'type' | 'at'>,
  claim: Claim,
  limits: Limits | undefined,
): Promise<string | undefined> {
  const { host } = context;
  const index = await readIndex(context);
  const last = index.findLast(({ lane, key }) => lane === wanted.lane && key !== wanted.key);
  if (last && !(await isSettled(context, last))) return last.key;
  const at = host.clock.now();
  await checkBudget(context, index, { ...wanted, type: 'open', at }, limits);
  const check = () => {
    if (claim.lost.aborted || work.claim.lost.aborted) throw new LostClaim(`The claim of purchase ${work.key} ran out`);
  };
  check();
  await host.journal.append(INDEX, { type: 'open', ...wanted, at } as unknown as Json);
  // Somebody may have decided without seeing this line: decide again, seeing his.
  check();
  return undefined;
}

/** Whether it is known what became of an opened attempt, or that nobody is going to send it. */
async function isSettled(context: LedgerContext, { key, attempt }: Opened): Promise<boolean> {
  const found = (await readPurchase(context, key)).attempts[attempt - 1];
  if (found === undefined || found.status === 'intent') return !(await context.host.claims.isHeld(purchaseClaim(key)));
  return found.status !== 'sending' && !(found.status === 'doubt' && found.doubt?.why === 'answer-lost');
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
