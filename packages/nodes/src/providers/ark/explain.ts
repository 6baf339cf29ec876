import type { Explain } from '../http/failure.ts';
import { field, textField } from '../http/fields.ts';

interface Advice {
  readonly code: RegExp;
  readonly advice: string;
  readonly retryable: boolean;
}

/** First match counts. Moderation by substring: the list of its codes is open. */
const ADVICE: readonly Advice[] = [
  {
    code: /SensitiveContent.*PrivacyInformation/,
    advice: 'use a registered asset or a generated face instead of a real person',
    retryable: false,
  },
  { code: /SensitiveContent/, advice: 'change the prompt or the reference it names', retryable: false },
  { code: /^AuthenticationError/, advice: 'check the key: it must belong to this region', retryable: false },
  { code: /^InvalidAccountStatus/, advice: 'check the account in the console', retryable: false },
  {
    code: /^(AccountOverdueError|OperationDenied\.ServiceOverdue)/,
    advice: 'pay the bill of the account',
    retryable: false,
  },
  {
    code: /^(ModelNotOpen|OperationDenied\.ServiceNotOpen)/,
    advice: 'activate the model in the console',
    retryable: false,
  },
  { code: /^InvalidEndpointOrModel/, advice: 'check the model id in the profile', retryable: false },
  {
    code: /^SetLimitExceeded/,
    advice: 'the spending limit set in the console is reached; raise it there',
    retryable: false,
  },
  {
    code: /^QuotaExceeded/,
    advice: 'the free quota is used up or too many jobs are queued; look in the console before going on',
    retryable: false,
  },
];

/** Finds what to do about one of Ark's codes; `undefined` for codes that are understood by their status. */
export const findAdvice = (code: string): Advice | undefined => ADVICE.find((entry) => entry.code.test(code));

/** Reads `{ "error": { "code", "message" } }`. */
export const explainArk: Explain = ({ json, status }) => {
  const error = field(json, 'error');
  const code = textField(error, 'code') ?? `http-${status}`;
  const message = (textField(error, 'message') ?? 'no explanation').replace(/\.$/, '');
  const advice = findAdvice(code);
  return { code, message, ...(advice && { advice: advice.advice, retryable: advice.retryable }) };
};
