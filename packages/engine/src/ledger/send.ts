import { isNodeError, NodeError } from '../errors.ts';
import type { Claim } from '../host.ts';
import type { Attempt, CreateError, Job, PaidCall } from './adapter.ts';
import { type LedgerContext, type NewRecord, type Work, write, writeAfterwards, writePatiently } from './context.ts';
import { alone, checkClaims, openAttempt } from './lane.ts';
import { laneOf } from './opened.ts';
import type { Purchase } from './records.ts';
import type { BuyOptions } from './types.ts';
import { LostClaim, limited, never } from './waiting.ts';
import { messageOf } from './wording.ts';

/**
 * Makes the next attempt: reserve, intent, sending, create, job. Until `sending` is written an abort means that nothing is bought; from
 * then on the answer is waited for and written whatever the signal says.
 */
export async function send(
  context: LedgerContext,
  work: Work,
  purchase: Purchase,
  call: PaidCall,
  options: BuyOptions,
): Promise<void> {
  const lane = laneOf(call, work.key, context.adapters(call.provider).isImmediate === true);
  const sendOne = async (turn: Claim) => {
    const { estimate } = options;
    const last = purchase.attempts.at(-1);
    const attempt = last?.status === 'intent' ? last.intent.attempt : purchase.attempts.length + 1;
    const run = options.run ?? context.run;
    const { max, currency } = estimate;
    await openAttempt(context, work, turn, { key: work.key, attempt, lane, run, max, currency }, options.limits);
    work.signal.throwIfAborted();
    const tag = last?.status === 'intent' ? last.intent.tag : (options.seed ?? context.random());
    if (last?.status !== 'intent') {
      const { place } = options;
      await write(context, work, { type: 'intent', attempt, tag, call, estimate, run, ...(place && { place }) });
      work.signal.throwIfAborted();
    }
    // Whoever has the turn by now takes this for a purchase that is not sent.
    checkClaims(work.key, [turn]);
    const at = await write(context, work, { type: 'sending', attempt });
    await create(context, work, turn, call, { key: work.key, attempt, tag, at });
  };
  // Those of this process come in the order they were asked for.
  await context.queueOf(lane)(work.signal, () => alone(context, work, lane, sendOne));
}

async function create(
  context: LedgerContext,
  work: Work,
  turn: Claim,
  call: PaidCall,
  attempt: Attempt,
): Promise<void> {
  const { host, policy } = context;
  const adapter = context.adapters(call.provider);
  const what = `Sending a call to ${call.provider}`;
  // Nothing may come between this and the call: whoever holds a claim now would look for the job and not find it yet.
  checkClaims(work.key, [work.claim, turn]);
  let job: Job;
  try {
    job = await limited(host.clock, policy.createTimeoutMs, never(), what, (signal) =>
      adapter.create(call, attempt, signal),
    );
  } catch (error) {
    if (isRefusal(error)) await keep(context, work, toRefusal(attempt.attempt, error));
    else work.emit({ type: 'retrying', key: work.key, delayMs: 0, message: messageOf(error) });
    return;
  }
  await keep(context, work, { type: 'job', attempt: attempt.attempt, job });
  work.emit({ type: 'sent', key: work.key, attempt: attempt.attempt, job: job.id });
}

/** By name: it may come from another copy of this package. */
const isRefusal = (error: unknown): error is CreateError =>
  error instanceof Error && error.name === 'CreateError' && (error as CreateError).accepted === 'no';

const toRefusal = (attempt: number, error: CreateError): NewRecord => ({
  type: 'refused',
  attempt,
  code: error.code,
  message: messageOf(error),
  retryable: error.retryable,
  ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
});

/** Writes what the provider answered: nobody else will ever be told. */
async function keep(context: LedgerContext, work: Work, record: NewRecord): Promise<void> {
  try {
    await writePatiently(context, work, record);
  } catch (error) {
    if (error instanceof LostClaim) {
      await writeAfterwards(context, work, record);
      throw error;
    }
    // The person at least learns the id: it can be resolved by hand.
    if (record.type !== 'job' || !isNodeError(error)) throw error;
    const message = `${error.message}. Purchase ${work.key} became job ${record.job.id}`;
    throw new NodeError(error.code, message, error.details, { cause: error });
  }
}
