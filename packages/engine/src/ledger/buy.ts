import { NodeError } from '../errors.ts';
import type { PaidCall } from './adapter.ts';
import { followJob, restore } from './collect-job.ts';
import { type LedgerContext, purchaseClaim, readPurchase, type Work } from './context.ts';
import type { Gate } from './gate.ts';
import { look } from './look.ts';
import { type AttemptState, type Purchase, stateOf } from './records.ts';
import { send } from './send.ts';
import type { BuyOptions, Receipt } from './types.ts';
import { backOff, LostClaim, release } from './waiting.ts';
import { inDoubt, withoutQueries } from './wording.ts';

/** Buys a call, or takes part in its being bought by somebody else. */
export async function buy(context: LedgerContext, key: string, call: PaidCall, options: BuyOptions): Promise<Receipt> {
  const { claims, clock } = context.host;
  const { signal } = options;
  const emit = options.onEvent ?? (() => {});
  signal.throwIfAborted();
  // What ended before this was asked for is no answer to it.
  const first = await readPurchase(context, key);
  const since = first.lines;
  const before = await isWhole(context, first);
  const give = (receipt: Receipt): Receipt => {
    emit({ type: 'bought', receipt, before });
    return receipt;
  };
  const delayMs = backOff(100, 2000);
  for (;;) {
    signal.throwIfAborted();
    const claim = await claims.claim(purchaseClaim(key));
    if (claim) {
      try {
        return give(await work(context, { key, claim, signal, emit }, call, options, since));
      } catch (error) {
        if (!(error instanceof LostClaim)) throw error;
      } finally {
        await release(clock, claim);
      }
    } else {
      const purchase = await readPurchase(context, key);
      if (await isWhole(context, purchase)) return give(toReceipt(purchase));
      const failure = failureSince(purchase, since);
      if (failure && !isWorthRetrying(context, purchase, since, options)) throw failure;
    }
    await clock.sleep(delayMs(), signal);
  }
}

/** Goes on from what the journal says, one step after another, until there is a receipt. */
async function work(
  context: LedgerContext,
  work: Work,
  call: PaidCall,
  options: BuyOptions,
  since: number,
): Promise<Receipt> {
  const gate = context.gateOf(call);
  let leave = () => {};
  try {
    for (;;) {
      work.signal.throwIfAborted();
      const purchase = await readPurchase(context, work.key);
      const state = stateOf(purchase);
      if (state === 'done') {
        if (!(await isWhole(context, purchase))) await restore(context, work, purchase);
        return toReceipt(purchase);
      }
      if (state === 'failed') throw failureSince(purchase, 0)!;
      if (await goOn(context, work, purchase)) continue;
      if (failureSince(purchase, since)) {
        noteRefusal(gate, purchase);
        leave();
        await waitToRetry(context, work, purchase, since, options);
      }
      leave = await enterGate(gate, work);
      await send(context, work, purchase, call, options);
    }
  } finally {
    leave();
  }
}

async function enterGate(gate: Gate, { key, signal, emit }: Work): Promise<() => void> {
  let isInside = false;
  const entered = gate.enter(signal).finally(() => {
    isInside = true;
  });
  // A place that is free is taken within a few turns.
  for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  if (!isInside) emit({ type: 'waiting', key, for: 'place' });
  return entered;
}

/** Lets the gate learn from a refusal that may pass. */
function noteRefusal(gate: Gate, { attempts }: Purchase): void {
  const end = attempts.at(-1)?.end;
  if (end?.type === 'refused' && end.retryable) gate.refused(end.retryAfterMs ?? 0);
}

/**
 * Finishes what was sent.
 *
 * @returns false when nothing is under way
 */
export async function goOn(context: LedgerContext, work: Work, purchase: Purchase): Promise<boolean> {
  switch (stateOf(purchase)) {
    case 'sending':
    case 'in-doubt':
      if (await look(context, work, purchase)) return true;
      throw inDoubt(await readPurchase(context, work.key));
    case 'job':
      await followJob(context, work, purchase);
      context.gateOf(purchase.attempts.at(-1)!.intent.call).ended();
      return true;
    default:
      return false;
  }
}

/** Whether a purchase is done and all its bytes are there. */
async function isWhole({ host }: LedgerContext, purchase: Purchase): Promise<boolean> {
  const end = purchase.attempts.at(-1)?.end;
  if (stateOf(purchase) !== 'done' || end?.type !== 'done') return false;
  for (const hash of Object.values(end.assets)) if (!(await host.assets.has(hash))) return false;
  return true;
}

function toReceipt({ key, attempts }: Purchase): Receipt {
  const { intent, job, end } = attempts.at(-1)!;
  if (end?.type !== 'done') throw new TypeError(`Purchase ${key} is not done`);
  const { assets, facts, price } = end;
  return {
    key,
    attempt: intent.attempt,
    tag: intent.tag,
    job: job!.id,
    assets,
    facts,
    ...(price && { price }),
    estimate: intent.estimate,
    askedAt: attempts[0]!.intent.at,
    endedAt: end.at,
  };
}

/** Attempts that gave nothing after a line of the journal. */
const endedSince = ({ attempts }: Purchase, since: number): readonly AttemptState[] =>
  attempts.filter(
    ({ status, end, endLine = -1 }) => end && status === end.type && end.type !== 'done' && endLine >= since,
  );

/** Why the last attempt gave nothing, if it ended after a line of the journal. */
function failureSince(purchase: Purchase, since: number): NodeError | undefined {
  const last = purchase.attempts.at(-1);
  if (!last || !endedSince(purchase, since).includes(last)) return undefined;
  const { provider, take } = last.intent.call;
  const { end } = last;
  const fail = (message: string) =>
    new NodeError(end?.type === 'failed' || !isRetryable(last) ? 'provider-refused' : 'provider-busy', message, {
      retryable: false,
    });
  switch (end?.type) {
    case 'refused':
      return fail(`${provider} refused the call (${end.code}): ${end.message}. Nothing was bought`);
    case 'failed': {
      const words = end.billed
        ? `It was billed; ask for another take than ${take} to buy again`
        : 'It was not billed; run again to try again';
      return fail(`Job ${last.job?.id} of ${provider} failed (${end.code}): ${withoutQueries(end.message)}. ${words}`);
    }
    case 'cancelled':
      return fail(`Job ${last.job?.id} of ${provider} was cancelled and is not billed; run again to buy it`);
    default:
      return fail(`${provider} did not take the call, though it was sent; run again to try again`);
  }
}

const isRetryable = ({ end }: AttemptState): boolean =>
  end?.type === 'none' || ((end?.type === 'refused' || end?.type === 'failed') && end.retryable);

function isWorthRetrying(
  { policy }: LedgerContext,
  purchase: Purchase,
  since: number,
  { refusals: most = policy.refusals }: BuyOptions,
): boolean {
  const last = purchase.attempts.at(-1)!;
  if (!isRetryable(last) || (last.end?.type === 'failed' && last.end.billed)) return false;
  const ended = endedSince(purchase, since);
  const refusals = ended.filter(({ end }) => end?.type === 'refused').length;
  return refusals < most && ended.length - refusals < policy.attempts;
}

async function waitToRetry(
  context: LedgerContext,
  work: Work,
  purchase: Purchase,
  since: number,
  options: BuyOptions,
): Promise<void> {
  const failure = failureSince(purchase, since)!;
  if (!isWorthRetrying(context, purchase, since, options)) throw failure;
  const { end } = purchase.attempts.at(-1)!;
  const { retryMs } = context.policy;
  const asked = end?.type === 'refused' || end?.type === 'failed' ? (end.retryAfterMs ?? 0) : 0;
  const delayMs = Math.max(asked, Math.min(retryMs * 2 ** (endedSince(purchase, since).length - 1), 60 * retryMs));
  work.emit({ type: 'retrying', key: work.key, delayMs, message: failure.message });
  await context.host.clock.sleep(delayMs, work.signal);
}
