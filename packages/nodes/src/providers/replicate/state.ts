import { field, pickFacts, textField } from '../http/fields.ts';
import type { JobState } from '../paid.ts';

/** How a prediction stands. An unknown status counts as running; success without output had one that was removed after its hour. */
export function toReplicateState(json: unknown): JobState {
  const status = textField(json, 'status') ?? 'missing';
  switch (status) {
    case 'starting':
      return { status: 'queued' };
    case 'processing':
      return { status: 'running' };
    case 'succeeded':
      return done(json);
    case 'failed':
      return failed(textField(json, 'error') ?? 'the provider gave no reason');
    case 'canceled':
    case 'aborted':
      return { status: 'cancelled' };
    default:
      return { status: 'running', note: `status "${status.slice(0, 40)}" is not known; taken for running` };
  }
}

function done(json: unknown): JobState {
  const output = field(json, 'output');
  const video: unknown = Array.isArray(output) ? output[0] : output;
  const facts = pickFacts({ model: [json, 'model'], seed: [field(json, 'input'), 'seed'], metrics: [json, 'metrics'] });
  return typeof video === 'string' && video !== ''
    ? { status: 'done', files: { video }, facts }
    : { status: 'done', files: {}, facts: { ...facts, filesExpired: true } };
}

/** What a failed prediction costs is not documented, so none is made again without being asked for. */
const failed = (message: string): JobState => ({
  status: 'failed',
  code: /\(?\b(E\d{3,4})\b\)?/.exec(message)?.[1] ?? 'unexplained',
  message,
  billed: false,
  retryable: false,
});
