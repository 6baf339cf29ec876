import type { MediaJob } from '../../host.ts';

/** Names inside a job's folder: one plain segment that can be mistaken neither for a path nor for an option. */
const JOB_FILE_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/**
 * Refuses jobs whose file names could leave the job's folder or hide one another.
 *
 * @throws RangeError naming the file name at fault
 */
export function checkJob(job: MediaJob): void {
  const seen = new Set<string>();
  for (const { name } of [...job.inputs, ...job.files, ...job.outputs.map((name) => ({ name }))]) {
    if (!JOB_FILE_NAME.test(name)) {
      throw new RangeError(`job file name ${JSON.stringify(name)} must be letters, digits, ".", "_" and "-" only`);
    }
    if (seen.has(name)) throw new RangeError(`job file name "${name}" is used twice`);
    seen.add(name);
  }
}

/**
 * The whole argument list of a job. Levels in the log tell errors from chatter, progress goes to standard output,
 * and every input may only open files and pipes: a playlist in disguise reaches no network whatever the caller forgot.
 */
export function commandLine(args: readonly string[]): string[] {
  const guarded = args.flatMap((arg) => (arg === '-i' ? ['-protocol_whitelist', 'file,pipe', arg] : [arg]));
  const log = ['-hide_banner', '-nostats', '-loglevel', 'repeat+level+info'];
  return ['-nostdin', '-y', ...log, '-progress', 'pipe:1', '-stats_period', '0.2', ...guarded];
}
