import { NodeError } from '../errors.ts';
import type { Job } from './adapter.ts';
import { type LedgerContext, purchaseClaim, readPurchase, type Work, write } from './context.ts';
import { type Purchase, stateOf } from './records.ts';
import { limited, never, release } from './waiting.ts';
import { wholeJob } from './whole-job.ts';

/** Writes down what a person found out about a purchase in doubt. */
export async function resolve(
  context: LedgerContext,
  key: string,
  answer: { readonly job: Job } | 'not-bought',
): Promise<void> {
  const claim = await context.host.claims.claim(purchaseClaim(key));
  if (!claim) {
    const message = `Purchase ${key} is being worked on at the moment; resolve it when that has ended`;
    throw new NodeError('storage-failed', message, { retryable: true });
  }
  try {
    const purchase = await readPurchase(context, key);
    const state = stateOf(purchase);
    if (state !== 'in-doubt' && state !== 'sending') {
      const words = state === undefined ? 'There is no' : `The outcome of`;
      throw new NodeError(
        'input-invalid',
        `${words} purchase ${key}${state ? ` is known: ${state}` : ''}; list the ledger for what is in doubt`,
      );
    }
    const attempt = purchase.attempts.length;
    if (answer === 'not-bought') checkSettled(context, purchase);
    const line = answer === 'not-bought' ? ({ type: 'none' } as const) : ({ type: 'job', job: answer.job } as const);
    await write(context, { key, claim, signal: never(), emit: () => {} }, { ...line, attempt, by: 'person' });
  } finally {
    await release(context.host.clock, claim);
  }
}

/** A call may arrive after a person has looked for it. Where the clock was set back nobody can tell: the person's word counts. */
function checkSettled({ host, policy }: LedgerContext, { key, attempts }: Purchase): void {
  const { sendingAt = 0, doubt } = attempts.at(-1)!;
  const waitMs = sendingAt + policy.settleMs - host.clock.now();
  if (doubt?.why === 'job-unknown' || waitMs <= 0 || waitMs > policy.settleMs) return;
  const from = new Date(sendingAt + policy.settleMs).toISOString();
  throw new NodeError(
    'input-invalid',
    `The call of purchase ${key} may still reach the provider; look again and resolve it as not bought from ${from} on`,
    { retryable: true, retryAfterMs: waitMs },
  );
}

/** Asks the provider to stop the job of a purchase, and says what came of it. */
export async function cancelJob(
  context: LedgerContext,
  key: string,
  signal: AbortSignal,
): Promise<'cancelled' | 'too-late' | 'in-doubt' | 'not-sent'> {
  const purchase = await readPurchase(context, key);
  switch (stateOf(purchase)) {
    case 'job':
      break;
    case 'sending':
    case 'in-doubt':
      return 'in-doubt';
    case 'done':
    case 'failed':
      return 'too-late';
    default:
      return purchase.attempts.at(-1)?.status === 'cancelled' ? 'cancelled' : 'not-sent';
  }
  const { intent, job } = purchase.attempts.at(-1)!;
  const { host, policy, adapters } = context;
  const { provider } = intent.call;
  const adapter = adapters(provider);
  const said = await limited(
    host.clock,
    policy.callTimeoutMs,
    signal,
    `Cancelling job ${job!.id} of ${provider}`,
    (limit) => adapter.cancel(wholeJob(adapter, intent.call, job!), limit),
  );
  if (said === 'cancelled') await noteCancelled(context, key, signal, purchase);
  return said;
}

/** Whoever follows the job will see it by itself; where nobody does, it is written here. */
async function noteCancelled(
  context: LedgerContext,
  key: string,
  signal: AbortSignal,
  purchase: Purchase,
): Promise<void> {
  const claim = await context.host.claims.claim(purchaseClaim(key));
  if (!claim) return;
  const work: Work = { key, claim, signal, emit: () => {} };
  try {
    await write(context, work, { type: 'cancelled', attempt: purchase.attempts.length });
  } finally {
    await release(context.host.clock, claim);
  }
}
