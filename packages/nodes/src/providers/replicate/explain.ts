import type { Explain } from '../http/failure.ts';
import { textField } from '../http/fields.ts';

/** Reads `{ "title", "detail", "status" }`. Replicate has no codes, so the status is the code. */
export const explainReplicate: Explain = ({ json, status }) => ({
  code: `http-${status}`,
  message: (textField(json, 'detail') ?? textField(json, 'title') ?? 'no explanation').replace(/\.$/, ''),
});
