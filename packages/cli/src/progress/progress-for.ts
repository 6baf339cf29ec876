import type { Io } from '../io.ts';
import { styleFor } from '../text/style.ts';
import { liveProgress } from './live.ts';
import { plainProgress } from './plain.ts';
import { type Progress, silent } from './progress.ts';

/**
 * The progress that suits an output: redrawn lines for a person at a terminal, plain ones for a log.
 *
 * @param json - standard output carries events; on the same terminal the two would tear each other apart
 */
export function progressFor({ stdout, stderr, env }: Io, json: boolean): Progress {
  const live = stderr.isTerminal && env.TERM !== 'dumb';
  if (json && (!live || stdout.isTerminal)) return silent;
  return live ? liveProgress(stderr, styleFor(stderr, env)) : plainProgress(stderr);
}
