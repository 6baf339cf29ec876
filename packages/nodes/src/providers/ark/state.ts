import { field, pickFacts, textField } from '../http/fields.ts';
import type { JobState } from '../paid.ts';
import { arkFailure } from './failure.ts';

/**
 * How a task stands. An unknown status counts as running; a task that succeeded without an address had one that ran out, which is not a
 * failure of the generation: `files` is empty then, and the fact `filesExpired` true.
 */
export function toArkState(task: unknown): JobState {
  const status = textField(task, 'status') ?? 'missing';
  switch (status) {
    case 'queued':
    case 'running':
      return { status };
    case 'succeeded':
      return done(task);
    case 'failed':
      return arkFailure(field(task, 'error'));
    case 'cancelled':
      return { status: 'cancelled' };
    case 'expired':
      return {
        status: 'failed',
        code: 'expired',
        message: 'the job did not end within its time at the provider',
        billed: false,
        retryable: false,
      };
    default:
      return { status: 'running', note: `status "${status.slice(0, 40)}" is not known; taken for running` };
  }
}

function done(task: unknown): JobState {
  const content = field(task, 'content');
  const usage = field(task, 'usage');
  const video = textField(content, 'video_url');
  const lastFrame = textField(content, 'last_frame_url');
  const facts = pickFacts({
    model: [task, 'model'],
    seed: [task, 'seed'],
    resolution: [task, 'resolution'],
    ratio: [task, 'ratio'],
    seconds: [task, 'duration'],
    fps: [task, 'framespersecond'],
    audio: [task, 'generate_audio'],
    tokens: [usage, 'total_tokens'],
    webSearches: [field(usage, 'tool_usage'), 'web_search'],
  });
  return {
    status: 'done',
    files: { ...(video !== undefined && { video }), ...(lastFrame !== undefined && { lastFrame }) },
    facts: video === undefined ? { ...facts, filesExpired: true } : facts,
  };
}
