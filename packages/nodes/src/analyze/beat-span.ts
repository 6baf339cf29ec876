import { defineNode, NodeError, one, out } from '@shotgraph/engine';
import { Beats, Number_, Seconds } from '../ports.ts';

/** A stretch of music from one beat to another, for shots that begin and end on the beat. */
export const beatSpan = defineNode({
  type: 'analyze/beat-span',
  version: 1,
  title: 'Beat span',
  doc: 'Start and length of a number of beats, so that a shot lasts exactly as long as they do.',
  tags: ['bar', 'cut', 'rhythm', 'length'],
  effect: 'pure',
  inputs: {
    beats: one(Beats, 'The beats of the music.'),
    first: one(Number_, 'Beat the span starts on; the first beat is 1.', { default: 1, min: 1, step: 1 }),
    count: one(Number_, 'Beats it lasts.', { default: 8, min: 1, max: 1000, step: 1 }),
  },
  outputs: {
    start: out(Seconds, 'When the span starts.'),
    seconds: out(Seconds, 'How long it lasts.'),
    end: out(Seconds, 'When it ends.'),
  },

  run({ beats: { tempo, times }, first, count }) {
    if (!Number.isInteger(first) || !Number.isInteger(count)) {
      throw new NodeError('input-invalid', `first ${first} and count ${count} must be whole numbers of beats`, {
        input: 'first',
      });
    }
    const start = beatTime(times, tempo, first - 1);
    const end = beatTime(times, tempo, first - 1 + count);
    return { start, end, seconds: end - start };
  },
});

/** Time of a beat, s; past the last one the tempo goes on. */
function beatTime(times: readonly number[], tempo: number, index: number): number {
  const known = times[index];
  if (known !== undefined) return known;
  const last = times.at(-1) ?? 0;
  return last + ((index - (times.length - 1)) * 60) / tempo;
}
