/**
 * Why there is no answer. `not-sent`: it is certain that the provider saw nothing; everything else may have had its effect.
 */
export type TransportFailure = 'not-sent' | 'timed-out' | 'broken' | 'too-large' | 'redirected';

/** A request that got no usable answer. Holds words only, never the request: it may travel into logs. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: TransportFailure;
  constructor(kind: TransportFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** Codes of Node's fetch that come before the first byte of a request leaves. Browsers tell nothing, so there it is never sure. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

/** Code of a failed fetch, such as `ECONNRESET`; `undefined` where the host tells none. */
export function findNetworkCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}

/** Whether a failed fetch certainly sent nothing. */
export const isBeforeSending = (error: unknown): boolean => BEFORE_SENDING.test(findNetworkCode(error) ?? '');
