import { isNodeError, NodeError } from '../errors.ts';
import type { Job, JobState, PaidAdapter } from './adapter.ts';
import { type LedgerContext, readPurchase, type Work, write } from './context.ts';
import { doubt } from './look.ts';
import type { Purchase } from './records.ts';
import { backOff, LostClaim, limited } from './waiting.ts';
import { wholeJob } from './whole-job.ts';
import { inDoubt, messageOf, withoutQueries } from './wording.ts';

/** Looks in a row that have to miss a job before it counts as unknown: a new one may not be listed everywhere yet. */
const MISSES = 5;
/** The last pause between two questions, as a multiple of the first. */
const SLOWEST = 15;

type Done = Extract<JobState, { status: 'done' }>;
type Ended = Exclude<JobState, { status: 'queued' | 'running' }>;

/** Follows the job of a purchase until it ended and its end is written. */
export async function followJob(context: LedgerContext, work: Work, purchase: Purchase): Promise<void> {
  const { intent, job: kept } = purchase.attempts.at(-1)!;
  const { attempt, call } = intent;
  const job = wholeJob(context.adapters(call.provider), call, kept!);
  const state = await pollToEnd(context, work, call.provider, job);
  switch (state.status) {
    case 'unknown':
      await doubt(context, work, purchase.attempts.at(-1)!, 'job-unknown');
      throw inDoubt(await readPurchase(context, work.key));
    case 'cancelled':
      await write(context, work, { type: 'cancelled', attempt });
      return;
    case 'failed': {
      const { code, message, billed, retryable } = state;
      const words = withoutQueries(message);
      await write(context, work, { type: 'failed', attempt, code, message: words, billed, retryable });
      return;
    }
    case 'done': {
      const assets = await download(context, work, call.provider, job, state);
      const { facts, startedAt } = state;
      const price = state.price ?? context.adapters(call.provider).costOf?.(call, facts);
      const when = startedAt !== undefined && { startedAt };
      await write(context, work, { type: 'done', attempt, assets, facts, ...(price && { price }), ...when });
    }
  }
}

async function pollToEnd(
  context: LedgerContext,
  work: Work,
  provider: string,
  job: Job,
): Promise<Ended & { readonly startedAt?: number }> {
  const { clock } = context.host;
  const { key, signal, emit } = work;
  const { pollMs } = context.policy;
  const delayMs = backOff(pollMs, SLOWEST * pollMs);
  let misses = 0;
  let startedAt: number | undefined;
  for (let waitedMs = 0; waitedMs < context.policy.patienceMs; ) {
    checkClaim(work);
    let pauseMs = delayMs();
    try {
      const state = await ask(context, work, provider, job);
      if (state.status === 'unknown' ? ++misses >= MISSES : state.status !== 'queued' && state.status !== 'running')
        return { ...(state as Ended), ...(startedAt !== undefined && { startedAt }) };
      if (state.status === 'running') startedAt ??= clock.now();
      if (state.status === 'queued' || state.status === 'running') {
        misses = 0;
        emit({ type: 'progress', key, ...progressOf(state) });
      }
    } catch (error) {
      pauseMs = Math.max(pauseMs, passing(error, signal));
      emit({ type: 'retrying', key, delayMs: pauseMs, message: messageOf(error) });
    }
    await clock.sleep(pauseMs, signal);
    waitedMs += pauseMs;
  }
  throw new NodeError(
    'timed-out',
    `Job ${job.id} of ${provider} did not end within ${context.policy.patienceMs / 3_600_000} h; it is kept in the ledger: run again to wait on`,
  );
}

const progressOf = ({ status, fraction, note }: Extract<JobState, { status: 'queued' | 'running' }>) => ({
  status,
  ...(fraction !== undefined && { fraction }),
  ...(note !== undefined && { note: withoutQueries(note) }),
});

const ask = ({ host, policy, adapters }: LedgerContext, { signal }: Work, provider: string, job: Job) =>
  limited(host.clock, policy.callTimeoutMs, signal, `Asking ${provider} for job ${job.id}`, (limit) =>
    adapters(provider).get(job, limit),
  );

/** @returns how long to wait at least, ms; throws what will not pass */
function passing(error: unknown, signal: AbortSignal): number {
  signal.throwIfAborted();
  if (!isNodeError(error) || !error.details.retryable) throw error;
  return error.details.retryAfterMs ?? 0;
}

function checkClaim({ claim, key }: Work): void {
  if (claim.lost.aborted) throw new LostClaim(`The claim of purchase ${key} ran out`);
}

/** Bytes of all files of a job, in the asset store. Addresses are asked for again where they do not work. */
async function download(
  context: LedgerContext,
  work: Work,
  provider: string,
  job: Job,
  first: Done,
): Promise<{ [name: string]: string }> {
  const assets: { [name: string]: string } = {};
  for (const name of Object.keys(first.files))
    assets[name] = await downloadFile(context, work, { provider, job, first, name });
  return assets;
}

interface Wanted {
  readonly provider: string;
  readonly job: Job;
  readonly first: Done;
  readonly name: string;
}

async function downloadFile(
  context: LedgerContext,
  work: Work,
  { provider, job, first, name }: Wanted,
): Promise<string> {
  const { host, policy, adapters } = context;
  const { key, signal, emit } = work;
  const delayMs = backOff(policy.pollMs, 60 * policy.pollMs);
  let url: string | undefined = first.files[name]!;
  for (let tries = 1; ; tries++) {
    checkClaim(work);
    emit({ type: 'downloading', key, file: name });
    try {
      url ??= await findUrl(context, work, { provider, job, first, name });
      const blob = await fetchFile(context, work, adapters(provider), url, name);
      await policy.verify(name, blob);
      return await host.assets.put(blob);
    } catch (error) {
      signal.throwIfAborted();
      if (isNodeError(error) && error.code === 'storage-failed') throw error;
      if (tries === policy.downloads) throw notDownloaded(name, job, provider, error);
      const pauseMs = delayMs();
      emit({ type: 'retrying', key, delayMs: pauseMs, message: messageOf(error) });
      await host.clock.sleep(pauseMs, signal);
      url = undefined;
    }
  }
}

const fetchFile = (
  { host, policy }: LedgerContext,
  { signal }: Work,
  adapter: PaidAdapter,
  url: string,
  name: string,
) => limited(host.clock, policy.callTimeoutMs, signal, `Downloading ${name}`, (limit) => adapter.download(url, limit));

async function findUrl(context: LedgerContext, work: Work, { provider, job, name }: Wanted): Promise<string> {
  const state = await ask(context, work, provider, job);
  const url = state.status === 'done' ? state.files[name] : undefined;
  if (url !== undefined) return url;
  throw new NodeError('result-missing', `Job ${job.id} of ${provider} has no file "${name}" any more`);
}

const notDownloaded = (name: string, job: Job, provider: string, error: unknown) =>
  new NodeError(
    'provider-busy',
    `File "${name}" of job ${job.id} (${provider}) could not be downloaded: ${messageOf(error)}. It is paid for and kept in the ledger: run again before its address expires`,
    { retryable: false },
  );

/** Downloads again what was bought but is not in the asset store any more. */
export async function restore(context: LedgerContext, work: Work, purchase: Purchase): Promise<void> {
  const { intent, job: kept, end } = purchase.attempts.at(-1)!;
  const { provider } = intent.call;
  try {
    const job = wholeJob(context.adapters(provider), intent.call, kept!);
    const state = await ask(context, work, provider, job);
    if (state.status !== 'done') throw new NodeError('result-missing', `${provider} has the job as ${state.status}`);
    await download(context, work, provider, job, state);
    if (end?.type !== 'done') return;
    for (const hash of Object.values(end.assets))
      if (!(await context.host.assets.has(hash))) throw new NodeError('result-missing', `${provider} gave other bytes`);
  } catch (error) {
    work.signal.throwIfAborted();
    if (error instanceof LostClaim || (isNodeError(error) && error.code === 'storage-failed')) throw error;
    throw new NodeError(
      'result-missing',
      `What purchase ${work.key} bought is not stored any more and cannot be downloaded again (${messageOf(error)}); ask for another take to buy anew`,
      { retryable: false },
    );
  }
}
