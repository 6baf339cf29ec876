import { json, type WireAnswer } from '../http/wire.ts';

/** One thing that is wrong with an input, in fal's form. */
export interface FalProblem {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

/** An input that is not allowed. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  readonly problem: FalProblem;
  constructor(field: string, msg: string, type: string) {
    super(msg);
    this.problem = { loc: ['body', field], msg, type };
  }
}

/** Body of a 422. */
export const detailOf = ({ type, ...problem }: FalProblem) => ({
  detail: [{ ...problem, type, url: `https://docs.fal.ai/errors#${type}` }],
});

/** Answers of faults. */
export const falFault = (status: 429 | 500 | 503): WireAnswer =>
  json(
    status,
    { detail: { 429: 'Too many requests', 500: 'Internal server error', 503: 'Service unavailable' }[status] },
    {
      'x-fal-needs-retry': status === 503 ? '1' : '0',
    },
  );

/** What moderation says. */
export const REFUSED: FalProblem = {
  loc: ['body', 'prompt'],
  msg: 'The content could not be processed because it was flagged by a content checker.',
  type: 'content_policy_violation',
};

/** What a request says that broke. */
export const BROKE: FalProblem = { loc: ['body'], msg: 'Internal server error', type: 'internal_server_error' };
