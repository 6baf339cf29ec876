import { isNodeError } from '../errors.ts';
import type { Job } from './adapter.ts';
import { type LedgerContext, readPurchase, type Work, write } from './context.ts';
import { laneOf, readIndex } from './opened.ts';
import type { AttemptState, Doubt, Purchase } from './records.ts';
import { backOff, limited } from './waiting.ts';
import { wholeJob } from './whole-job.ts';
import { messageOf } from './wording.ts';

/**
 * Finds out what became of an attempt whose answer was lost, and writes it down.
 *
 * @returns false when that cannot be found out: a doubt is written, and a person has to decide
 */
export async function look(context: LedgerContext, work: Work, purchase: Purchase): Promise<boolean> {
  const attempt = purchase.attempts.at(-1)!;
  if (attempt.doubt?.why === 'job-unknown') return lookAgain(context, work, attempt);
  work.emit({ type: 'looking', key: work.key, attempt: attempt.intent.attempt });
  const answer = await search(context, work, attempt);
  const { key } = work;
  if (answer === 'none') await write(context, work, { type: 'none', attempt: attempt.intent.attempt });
  else if (typeof answer === 'object') {
    await write(context, work, { type: 'job', attempt: attempt.intent.attempt, job: answer });
    work.emit({ type: 'found', key, attempt: attempt.intent.attempt, job: answer.id });
  } else {
    await doubt(context, work, attempt, 'answer-lost');
    return false;
  }
  return true;
}

/** Writes a doubt down, once. */
export async function doubt(context: LedgerContext, work: Work, attempt: AttemptState, why: Doubt): Promise<void> {
  if (attempt.status === 'doubt') return;
  const message = why === 'answer-lost' ? 'The answer to the call was lost' : 'The provider does not know the job';
  await write(context, work, { type: 'doubt', attempt: attempt.intent.attempt, why, message });
}

/** Asks until it is certain, or for long enough. Where a doubt is known already, once. */
async function search(context: LedgerContext, work: Work, attempt: AttemptState): Promise<Job | 'none' | 'uncertain'> {
  const { host, policy, adapters } = context;
  const { call } = attempt.intent;
  const adapter = adapters(call.provider);
  if (!adapter.find) return 'uncertain';
  const known = await knownJobs(context, laneOf(call, work.key, false));
  const delayMs = backOff(1000, 15_000);
  for (let waitedMs = 0; ; ) {
    const answer = await limited(host.clock, policy.callTimeoutMs, work.signal, 'Looking for a job', (signal) =>
      adapter.find!(call, toAttempt(work.key, attempt), known, signal),
    ).catch((error): 'uncertain' => {
      work.signal.throwIfAborted();
      if (!isNodeError(error)) throw error;
      work.emit({ type: 'retrying', key: work.key, delayMs: 0, message: messageOf(error) });
      return 'uncertain';
    });
    // The clock may have been set back: what was slept through counts too.
    const sentMs = Math.max(waitedMs, host.clock.now() - (attempt.sendingAt ?? attempt.intent.at));
    if (typeof answer === 'object' && !known.has(answer.id)) return answer;
    if (answer === 'none' && sentMs >= policy.settleMs) return 'none';
    if (waitedMs >= (attempt.status === 'doubt' ? 0 : policy.lookMs)) return 'uncertain';
    const pauseMs = delayMs();
    await host.clock.sleep(pauseMs, work.signal);
    waitedMs += pauseMs;
  }
}

/** An attempt as adapters see it. */
export const toAttempt = (key: string, { intent, sendingAt }: AttemptState) => ({
  key,
  attempt: intent.attempt,
  tag: intent.tag,
  at: sendingAt ?? intent.at,
});

/** Ids of the jobs that other attempts of a lane became. */
async function knownJobs(context: LedgerContext, lane: string): Promise<ReadonlySet<string>> {
  const keys = new Set((await readIndex(context)).filter((opened) => opened.lane === lane).map(({ key }) => key));
  const known = new Set<string>();
  for (const key of keys) {
    const { attempts, strays } = await readPurchase(context, key);
    for (const { job } of attempts) if (job) known.add(job.id);
    for (const { id } of strays) known.add(id);
  }
  return known;
}

/** Whether the provider knows again a job that it had lost. */
async function lookAgain(context: LedgerContext, work: Work, attempt: AttemptState): Promise<boolean> {
  const { host, policy, adapters } = context;
  const job = attempt.job!;
  const adapter = adapters(attempt.intent.call.provider);
  const state = await limited(host.clock, policy.callTimeoutMs, work.signal, `Asking for job ${job.id}`, (signal) =>
    adapter.get(wholeJob(adapter, attempt.intent.call, job), signal),
  );
  if (state.status === 'unknown') return false;
  await write(context, work, { type: 'job', attempt: attempt.intent.attempt, job });
  return true;
}
