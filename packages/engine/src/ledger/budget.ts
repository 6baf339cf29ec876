import { NodeError } from '../errors.ts';
import { type LedgerContext, purchaseClaim, readPurchase } from './context.ts';
import type { Opened } from './opened.ts';
import type { AttemptState } from './records.ts';
import type { Limits, Spend } from './types.ts';
import { ledgerCodes } from './wording.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Sums of decimal fractions are not exact. */
const TOLERANCE = 1e-9;

/**
 * Refuses what could pass a limit of the run or the day, counting the most that everything under way can cost. Called under the claim of the index, so that
 * no two purchases share the same rest.
 *
 * @throws NodeError over budget
 */
export async function checkBudget(
  context: LedgerContext,
  index: readonly Opened[],
  wanted: Opened,
  runLimits: Limits | undefined = context.budget.run,
): Promise<void> {
  const { budget, host } = context;
  const day = Math.floor(host.clock.now() / DAY_MS);
  const others = index.filter(({ key, attempt }) => key !== wanted.key || attempt !== wanted.attempt);
  const spent = async (opened: readonly Opened[]) => {
    const sums = await sumUp(context, opened);
    const { settled, estimated, reserved } = sums[wanted.currency] ?? NOTHING;
    return settled + estimated + reserved;
  };
  if (runLimits) {
    const ofRun = others.filter(({ run }) => run === wanted.run);
    checkLimit(runLimits, 'this run', wanted, await spent(ofRun));
  }
  if (budget.day) {
    const ofDay = others.filter(({ at }) => Math.floor(at / DAY_MS) === day);
    checkLimit(budget.day, 'today (UTC)', wanted, await spent(ofDay));
  }
}

function checkLimit(limits: Limits, scope: string, { key, max, currency }: Opened, spent: number): void {
  const limit = limits[currency];
  if (limit !== undefined && spent + max <= limit + TOLERANCE) return;
  const words =
    limit === undefined
      ? `the budget of ${scope} has no limit in ${currency}; name one`
      : `of ${limit} ${currency} for ${scope}, ${spent.toFixed(2)} are spent or reserved; raise the limit or ask for less`;
  const message = `Purchase ${key} of up to ${max.toFixed(2)} ${currency} was not made: ${words}`;
  throw new NodeError(ledgerCodes.overBudget, message, { retryable: false });
}

const NOTHING: Spend = { settled: 0, estimated: 0, reserved: 0 };

/** What opened attempts cost, by currency. */
export async function sumUp(
  context: LedgerContext,
  opened: readonly Opened[],
): Promise<{ [currency in Opened['currency']]?: Spend }> {
  const sums: { [currency in Opened['currency']]?: Spend } = {};
  const add = (currency: Opened['currency'], part: keyof Spend, amount: number) => {
    const sum = sums[currency] ?? NOTHING;
    sums[currency] = { ...sum, [part]: sum[part] + amount };
  };
  for (const { key, attempt, currency, max } of opened) {
    const found = (await readPurchase(context, key)).attempts[attempt - 1];
    const end = found?.status === 'done' && found.end?.type === 'done' ? found.end : undefined;
    if (end?.price) add(end.price.currency, 'settled', end.price.amount);
    else if (end || isBilledFailure(found)) add(currency, 'estimated', max);
    else if (await isOpen(context, key, found)) add(currency, 'reserved', max);
  }
  return sums;
}

const isBilledFailure = (attempt: AttemptState | undefined) =>
  attempt?.status === 'failed' && attempt.end?.type === 'failed' && attempt.end.billed;

/** Whether an attempt can still cost something. One that was not sent can while somebody is about to send it. */
async function isOpen({ host }: LedgerContext, key: string, attempt: AttemptState | undefined): Promise<boolean> {
  const status = attempt?.status ?? 'intent';
  if (status === 'intent') return host.claims.isHeld(purchaseClaim(key));
  return status === 'sending' || status === 'doubt' || status === 'job';
}
