import { textField } from '../http/fields.ts';
import type { JobState } from '../paid.ts';

/**
 * Why Ark made no video or picture. Only what was made is billed. What was refused after it was made may come out otherwise another time;
 * refused input will not.
 *
 * @param error - `error` of a task or of an answer about images
 */
export function arkFailure(error: unknown): Extract<JobState, { status: 'failed' }> {
  const code = textField(error, 'code') ?? 'unexplained';
  return {
    status: 'failed',
    code,
    message: textField(error, 'message') ?? 'the provider gave no reason',
    billed: false,
    retryable: /^Output\w*SensitiveContent|^InternalServiceError|^ServerOverloaded/.test(code),
  };
}
