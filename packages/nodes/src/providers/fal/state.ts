import { field, pickFacts, textField } from '../http/fields.ts';
import type { JobState } from '../paid.ts';

/** How a queued request stands, as long as it has not ended; `undefined` when the result has to be read. */
export function toFalState(json: unknown): JobState | undefined {
  const status = textField(json, 'status') ?? 'missing';
  if (status === 'IN_QUEUE') return { status: 'queued', ...toNote(field(json, 'queue_position')) };
  if (status === 'IN_PROGRESS') return { status: 'running' };
  if (status === 'COMPLETED') {
    const message = textField(json, 'error');
    return message === undefined ? undefined : toFalFailure(textField(json, 'error_type') ?? 'unexplained', message);
  }
  return { status: 'running', note: `status "${status.slice(0, 40)}" is not known; taken for running` };
}

const toNote = (position: unknown) => (typeof position === 'number' ? { note: `${position} before it` } : {});

/** A request that ended without output. Failures of fal's own machines (5xx) are not billed, and neither is refused input. */
export function toFalFailure(code: string, message: string): JobState {
  if (code === 'client_cancelled') return { status: 'cancelled' };
  const retryable = /^(runner_\w+|startup_timeout|internal_error|internal_server_error)$/.test(code);
  return { status: 'failed', code, message, billed: false, retryable };
}

/** The output of a request. Without an address of the video its time has run out. */
export function toFalResult(json: unknown): JobState {
  const video = field(json, 'video');
  const url = textField(video, 'url');
  const facts = pickFacts({ seed: [json, 'seed'], bytes: [video, 'file_size'], mimeType: [video, 'content_type'] });
  return url === undefined
    ? { status: 'done', files: {}, facts: { ...facts, filesExpired: true } }
    : { status: 'done', files: { video: url }, facts };
}
