import { NodeError } from '../errors.ts';
import { type Host, LEASE_MS } from '../host.ts';

/** Waits between two tries, ms: short at first, since what is done under a claim here takes a few reads and writes. */
const WAITS_MS = [5, 10, 20, 50, 100, 250] as const;

/**
 * Does something while holding a claim, waiting for it as long as a dead holder could block it.
 *
 * @throws NodeError `storage-failed`, retryable, when somebody holds it for longer
 */
export async function withClaim<T>(
  { claims, clock }: Pick<Host, 'claims' | 'clock'>,
  name: string,
  signal: AbortSignal,
  body: () => Promise<T>,
): Promise<T> {
  const giveUpAt = clock.now() + 2 * LEASE_MS;
  for (let tries = 0; clock.now() < giveUpAt; tries++) {
    signal.throwIfAborted();
    const claim = await claims.claim(name);
    if (claim) return body().finally(() => claim.release());
    await clock.sleep(WAITS_MS[Math.min(tries, WAITS_MS.length - 1)]!, signal);
  }
  throw new NodeError(
    'storage-failed',
    `Another process has been holding the claim ${JSON.stringify(name)} for ${(2 * LEASE_MS) / 1000} s; try again later`,
    { retryable: true },
  );
}
