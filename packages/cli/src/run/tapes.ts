import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NodeHost } from '@shotgraph/engine/host/node';
import { UsageError } from '../exit.ts';
import type { SetupRequest } from '../setup/types.ts';

/** What of a run's talk with providers is kept, or played back. */
export interface TapeRequest {
  /** Folder to keep it in, relative to the current one. */
  readonly record?: string | undefined;
  /** Folder to play it back from, relative to the current one. */
  readonly replay?: string | undefined;
}

/** @throws UsageError when both are asked for, or there is nothing to play back */
export function findTapes({ record, replay }: TapeRequest, cwd: string): Pick<SetupRequest, 'record' | 'replay'> {
  if (record !== undefined && replay !== undefined)
    throw new UsageError('--record keeps what providers say, --replay plays it back: leave one out');
  if (record !== undefined) return { record: resolve(cwd, record) };
  if (replay === undefined) return {};
  const folder = resolve(cwd, replay);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`there is no recording at "${replay}"; make one with --record ${replay}`);
  return { replay: folder };
}

/** Name of the folder in a store that results of replays are kept in. */
const REPLAY = 'replay';

/**
 * Where a replay keeps what it gives: never in the store of real runs, where it would pass for something that was bought.
 *
 * @param store - as it was given, absolute
 * @param folder - of the graph, absolute
 */
export const replayStoreOf = (store: string | undefined, folder: string): string =>
  join(store ?? join(folder, '.shotgraph'), REPLAY);

/** Journal that tells a store of replays from others. */
const MARK = 'replayed';

/** Marks a store as one that holds results of replays. @throws NodeError `storage-failed` */
export async function markReplayed({ journal, clock }: NodeHost): Promise<void> {
  if ((await journal.read(MARK)).length === 0) await journal.append(MARK, { at: clock.now() });
}

/** @throws UsageError for a store of replays: a real run must not take what lies there for real */
export async function refuseReplayed({ journal, storeFolder }: NodeHost): Promise<void> {
  // What keeps a store from being read is told by whoever needs it.
  const marks = await journal.read(MARK).catch(() => []);
  if (marks.length === 0) return;
  throw new UsageError(`${storeFolder} holds results of replays; use another --store, or --replay as they were made`);
}
