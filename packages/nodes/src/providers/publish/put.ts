import { NodeError } from '@shotgraph/engine';
import { startDeadline } from '../http/deadline.ts';
import { showUrl } from '../http/hosts.ts';
import { redact } from '../http/redact.ts';
import type { Fetch } from '../http/transport.ts';

/** Silence while so much is sent is normal, ms. */
const TIMEOUT_MS = 600_000;

/** One upload. */
export interface Put {
  readonly fetch: Fetch;
  /** May give the right to write: never shown with its query. */
  readonly url: string;
  readonly mimeType: string;
  /** What gives the right to write when the address does not. Never shown. */
  readonly headers?: { readonly [name: string]: string };
  readonly timeoutMs?: number;
}

/**
 * Writes bytes to an address, following no redirect.
 *
 * @throws NodeError `provider-busy` | `provider-refused`; the signal's reason
 */
export async function put(
  { fetch, url, mimeType, headers, timeoutMs = TIMEOUT_MS }: Put,
  bytes: Blob,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const deadline = startDeadline(signal, timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'PUT',
      body: bytes,
      headers: { ...headers, 'content-type': mimeType },
      redirect: 'manual',
      signal: deadline.signal,
    });
    await response.body?.cancel().catch(() => undefined);
    if (!response.ok) throw refusal(url, response.status);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NodeError) throw error;
    const why = deadline.late() ? `took longer than ${timeoutMs} ms` : 'broke off';
    const secrets = [...new URL(url).searchParams.values(), ...Object.values(headers ?? {})];
    const cause = new Error(error instanceof Error ? redact(error.message, secrets) : '');
    throw new NodeError('provider-busy', `upload to ${showUrl(url)} ${why}`, { retryable: true }, { cause });
  } finally {
    deadline.end();
  }
}

function refusal(url: string, status: number): NodeError {
  const where = `upload to ${showUrl(url)} was answered with ${status}`;
  return status >= 500 || status === 408 || status === 429
    ? new NodeError('provider-busy', where, { retryable: true })
    : new NodeError('provider-refused', `${where}; check the keys, the bucket and what they may do`);
}
