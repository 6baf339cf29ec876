import { findAdvice } from '../ark/explain.ts';
import type { Explain } from '../http/failure.ts';
import { field, textField } from '../http/fields.ts';

interface Advice {
  readonly code: RegExp;
  readonly advice: string;
  readonly retryable: boolean;
}

/** Codes of OpenAI and of servers that follow it; Ark's own are known elsewhere. */
const ADVICE: readonly Advice[] = [
  { code: /^insufficient_quota/, advice: 'add credit to the account, or raise its limit', retryable: false },
  { code: /^context_length_exceeded/, advice: 'shorten the prompt, or ask for fewer tokens', retryable: false },
  { code: /^(model_not_found|invalid_model)/, advice: 'check the model name', retryable: false },
  { code: /^content_(policy|filter)/, advice: 'change the prompt or the picture it names', retryable: false },
];

/**
 * Reads `{ "error": { "message", "code", "type" } }`; some servers give the text alone, or call it `message` or `detail`.
 */
export const explainChat: Explain = ({ json, status }) => {
  const error = field(json, 'error');
  const code = textField(error, 'code') ?? textField(error, 'type') ?? `http-${status}`;
  const said =
    textField(error, 'message') ?? textField(json, 'error') ?? textField(json, 'message') ?? textField(json, 'detail');
  const advice = ADVICE.find((entry) => entry.code.test(code)) ?? findAdvice(code);
  return {
    code,
    message: (said ?? 'no explanation').replace(/\.$/, ''),
    ...(advice && { advice: advice.advice, retryable: advice.retryable }),
  };
};
