import { UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { isInGroup } from '../paths.ts';
import { carryOut } from '../run/carry-out.ts';
import { toRequest } from '../run/note.ts';
import { openRequested } from '../run/open.ts';
import type { RunRequest } from '../run/perform-run.ts';
import type { PastRun } from './past-run.ts';

/**
 * Runs the same again. What has finished is reused, also where the run was asked to make it again: it has.
 *
 * @returns the exit code
 * @throws UsageError for a run that is under way, or of which too little is known; as `carryOut`
 */
export async function resumeRun(
  past: PastRun,
  storeFolder: string,
  options: Pick<RunRequest, 'ffmpeg' | 'concurrency' | 'maxCost' | 'yes'> & { readonly json: boolean },
  io: Io,
): Promise<number> {
  const { run, status, note } = past;
  if (status === 'running') throw new UsageError(`run ${run} is still under way; wait for it, or stop it first`);
  if (!note) throw new UsageError(`it was not noted what run ${run} was asked for; use "shotgraph run" in its place`);
  const request = { ...toRequest(note, storeFolder), ...options };
  return carryOut({ ...request, force: await leftToForce(request, past, io) }, io);
}

/** Of what the run was to make again: the nodes that it did not get to. */
async function leftToForce(request: RunRequest, { records }: PastRun, io: Io): Promise<readonly string[]> {
  const { force = [] } = request;
  if (force.length === 0) return [];
  const finished = new Set(records.flatMap((record) => (record.type === 'node-finished' ? [record.node] : [])));
  const { session, host, options } = await openRequested(request, io);
  try {
    const { entries } = await session.plan(options);
    const forced = entries.filter(
      ({ node, effect }) => effect !== 'pure' && force.some((path) => isInGroup(node, path)),
    );
    const groups = forced.filter(({ node }) => forced.some((other) => other.node.startsWith(`${node}/`)));
    return forced.filter((entry) => !groups.includes(entry) && !finished.has(entry.node)).map(({ node }) => node);
  } finally {
    await host.dispose();
  }
}
