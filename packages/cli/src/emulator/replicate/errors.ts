import { json, Refusal, type WireAnswer } from '../http/wire.ts';

/** An error in Replicate's words. */
export const problem = (status: number, title: string, detail: string): WireAnswer =>
  json(status, { title, detail, status });

/** Refuses an input for one of its fields. */
export const badInput = (field: string, description: string): Refusal =>
  new Refusal(
    json(422, {
      title: 'Input validation failed',
      detail: `- input.${field}: ${description}\n`,
      status: 422,
      invalid_fields: [{ type: 'invalid', field: `input.${field}`, description }],
    }),
  );

/** Answers of faults. */
export const replicateFault = (status: 429 | 500 | 503): WireAnswer =>
  status === 429
    ? problem(429, 'Too many requests', 'Request was throttled.')
    : problem(status, status === 500 ? 'Internal server error' : 'Service unavailable', 'Something went wrong.');
