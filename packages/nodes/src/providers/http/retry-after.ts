/** Longest wait that is believed, ms: an hour. A longer one is more likely a mistake, and asking again is free. */
export const MAX_RETRY_AFTER_MS = 3_600_000;

/**
 * Reads a `Retry-After` header.
 *
 * @param value - whole or broken seconds, or an HTTP date; `null` when absent
 * @param now - ms since 1970
 * @returns ms in [0, `MAX_RETRY_AFTER_MS`]; `undefined` when absent, negative or unreadable
 * @see RFC 9110 §10.2.3
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text) * 1000, MAX_RETRY_AFTER_MS);
  // Date.parse alone takes "5 apples" for a date.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.min(Math.max(at - now, 0), MAX_RETRY_AFTER_MS);
}
