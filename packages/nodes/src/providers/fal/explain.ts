import type { Explain } from '../http/failure.ts';
import { field, textField } from '../http/fields.ts';

/**
 * Reads `{ "detail": [{ "loc", "msg", "type" }] }` and `{ "detail": "…", "error_type"? }`. With several problems the first one names the
 * code, all are told.
 */
export const explainFal: Explain = ({ json, status }) => {
  const detail = field(json, 'detail');
  const problems = Array.isArray(detail) ? detail : [];
  const code = textField(problems[0], 'type') ?? textField(json, 'error_type') ?? `http-${status}`;
  const words = problems.map((problem) => [placeOf(problem), textField(problem, 'msg')].filter(Boolean).join(': '));
  const message = words.join(', ') || (textField(json, 'detail') ?? textField(json, 'error') ?? 'no explanation');
  const refused = /content_policy|likeness|moderation/.test(code);
  return { code, message, ...(refused && { advice: 'change the prompt or the reference it names', retryable: false }) };
};

function placeOf(problem: unknown): string {
  const place = field(problem, 'loc');
  return Array.isArray(place) ? place.filter((part) => part !== 'body').join(' ') : '';
}
