import type { InputIssue } from '@shotgraph/engine';
import { colourProblem } from '../media/index.ts';

/** Issues of a colour that is typed as text. */
export function colourIssue(colour: string | undefined, input = 'colour'): InputIssue[] {
  const message = colourProblem(colour);
  return message === undefined ? [] : [{ input, message }];
}

/** Issues of a stretch of time: its end has to come after its start, and its start before the clip is over. */
export function spanIssues(
  start: number | undefined,
  end: number | undefined,
  seconds: number | undefined,
): InputIssue[] {
  if (start !== undefined && end !== undefined && end <= start) {
    return [{ input: 'end', message: `end ${end} s must come after start ${start} s; raise the end` }];
  }
  if (start !== undefined && seconds !== undefined && start >= seconds) {
    return [{ input: 'start', message: `start ${start} s is past the end of the clip, ${seconds} s; lower the start` }];
  }
  return [];
}
