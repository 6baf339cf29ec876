import { isNodeError, NodeError } from '../errors.ts';
import type { Claim, Clock, Host } from '../host.ts';
import { messageOf } from './wording.ts';

/** The lease ran out while working: whoever holds it now goes on, from the journal. */
export class LostClaim extends Error {
  override readonly name = 'LostClaim';
}

/** A signal that nobody aborts. */
export const never = (): AbortSignal => new AbortController().signal;

/** Growing delays: first, then each longer by half, none above the last. */
export function backOff(firstMs: number, lastMs: number): () => number {
  let nextMs = firstMs;
  return () => {
    const delayMs = nextMs;
    nextMs = Math.min(nextMs * 1.5, lastMs);
    return delayMs;
  };
}

/**
 * Does something while holding a claim, waiting for it as long as it takes.
 *
 * @param onWait - told once, when somebody else holds it
 */
export async function withClaim<T>(
  { claims, clock }: Pick<Host, 'claims' | 'clock'>,
  name: string,
  signal: AbortSignal,
  body: (claim: Claim) => Promise<T>,
  onWait = () => {},
): Promise<T> {
  const delayMs = backOff(10, 500);
  for (let tries = 0; ; tries++) {
    signal.throwIfAborted();
    const claim = await claims.claim(name);
    if (claim) return body(claim).finally(() => release(clock, claim));
    if (tries === 0) onWait();
    await clock.sleep(delayMs(), signal);
  }
}

/** Tries at releasing a claim: its host would renew it as long as it lives. */
const MOST_RELEASES = 10;

/** Lets others have a claim. Where that fails it is tried again later, which nobody waits for. */
export async function release(clock: Clock, claim: Claim): Promise<void> {
  const retry = async () => {
    const delayMs = backOff(1000, 30_000);
    for (let tries = 1; tries < MOST_RELEASES; tries++) {
      await clock.sleep(delayMs(), never());
      if (await isReleased(claim)) return;
    }
  };
  if (!(await isReleased(claim))) void retry().catch(() => {});
}

const isReleased = (claim: Claim): Promise<boolean> =>
  claim.release().then(
    () => true,
    () => false,
  );

/**
 * Ends what takes too long, and what was aborted even if it does not listen.
 *
 * @throws NodeError `timed-out` (retryable) or what the call failed with, without queries of addresses; CreateError; the signal's reason
 */
export async function limited<T>(
  clock: Clock,
  limitMs: number,
  signal: AbortSignal,
  what: string,
  body: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const late = clock.sleep(limitMs, controller.signal).then((): never => {
      throw new NodeError('timed-out', `${what} took more than ${limitMs / 1000} s; try again later`, {
        retryable: true,
      });
    });
    // A body that throws at once leaves nobody who waits for it.
    late.catch(() => {});
    return await Promise.race([body(controller.signal), late]);
  } catch (error) {
    signal.throwIfAborted();
    throw isTrusted(error) ? error : withoutSecrets(error);
  } finally {
    signal.removeEventListener('abort', stop);
    controller.abort(new DOMException('It has ended', 'AbortError'));
  }
}

/** A refused call is taken apart by whoever made it. */
const isTrusted = (error: unknown) => error instanceof Error && error.name === 'CreateError';

/** An adapter's error anew: stack and causes of the old one hold what its message must not. */
function withoutSecrets(error: unknown): NodeError {
  const known = isNodeError(error) ? error : undefined;
  return new NodeError(known?.code ?? 'node-threw', messageOf(error), known?.details ?? { retryable: false });
}

/** One at a time, in the order they came; a place in the queue is given up when its signal is aborted. */
export function createQueue(): <T>(signal: AbortSignal, body: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return async (signal, body) => {
    const before = last;
    let leave!: () => void;
    const done = new Promise<void>((resolve) => {
      leave = resolve;
    });
    last = before.then(() => done);
    let stop!: () => void;
    const aborted = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      await Promise.race([before, aborted]);
      aborted.catch(() => {});
      return await body();
    } finally {
      signal.removeEventListener('abort', stop);
      leave();
    }
  };
}
