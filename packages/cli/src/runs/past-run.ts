import { sep } from 'node:path';
import { isNodeError, type Json, type RunEvent, type RunStatus, runClaim } from '@shotgraph/engine';
import type { NodeHost } from '@shotgraph/engine/host/node';
import { UsageError } from '../exit.ts';
import { suggest } from '../near-names.ts';
import { createTally, type EndingCounts } from '../progress/endings.ts';
import { parseNote, type RunNote } from '../run/note.ts';

/** An event as a journal keeps it. */
export type RunRecord = RunEvent & { readonly at?: string };

/** A run as its journal tells of it. */
export interface PastRun {
  readonly run: string;
  /** `interrupted`: it ended without a word. `damaged`: its journal cannot be read. */
  readonly status: RunStatus | 'running' | 'interrupted' | 'damaged';
  /** Path of the document from the folder the store is in, with `/`. */
  readonly graph?: string;
  /** When it began, ISO 8601. */
  readonly at?: string;
  /** Until it ended, or until now or its last word. */
  readonly elapsedMs?: number;
  readonly counts: EndingCounts;
  readonly note?: RunNote;
  readonly records: readonly RunRecord[];
}

/** Reads the journal of a run. */
export async function readRun({ journal, claims, clock }: NodeHost, run: string): Promise<PastRun> {
  const tally = createTally();
  let records: readonly RunRecord[];
  try {
    records = (await journal.read(run)) as unknown as readonly RunRecord[];
  } catch (error) {
    if (!isNodeError(error)) throw error;
    return { run, status: 'damaged', counts: tally.counts(), records: [] };
  }
  for (const record of records) tally.note(record);
  const header = records.find((record) => record.type === 'run-started') as Header | undefined;
  const end = records.findLast((record) => record.type === 'run-ended');
  const status = end?.status ?? ((await claims.isHeld(runClaim(run))) ? 'running' : 'interrupted');
  const at = header?.at ?? records[0]?.at;
  const until = status === 'running' ? clock.now() : Date.parse(records.at(-1)?.at ?? '');
  const elapsedMs = end?.elapsedMs ?? until - Date.parse(at ?? '');
  const note = parseNote(header?.note);
  const graph = note?.graph ?? graphOf(header?.graph);
  return {
    run,
    status,
    ...(graph !== undefined && { graph }),
    ...(at !== undefined && { at }),
    ...(Number.isFinite(elapsedMs) && { elapsedMs }),
    counts: tally.counts(),
    ...(note && { note }),
    records,
  };
}

type Header = Extract<RunRecord, { type: 'run-started' }> & { readonly graph?: string; readonly note?: Json };

/** Sessions name documents from the store itself. */
const graphOf = (name: string | undefined) =>
  name
    ?.split(sep)
    .join('/')
    .replace(/^\.\.\//, '');

/**
 * The run that the beginning of an id means. The last part of an id may be given alone, since runs of one day begin alike.
 *
 * @throws UsageError when none or more than one could be meant
 */
export function findRun(runs: readonly string[], asked: string): string {
  const meant = runs.filter((run) => run.startsWith(asked) || run.slice(run.lastIndexOf('-') + 1).startsWith(asked));
  const [only] = meant.includes(asked) ? [asked] : meant;
  if (only === undefined) throw new UsageError(`there is no run "${asked}"; ${suggest(asked, runs)}`);
  if (meant.length > 1 && only !== asked)
    throw new UsageError(
      `"${asked}" could be ${meant.slice(0, 4).join(', ')}${meant.length > 4 ? ', …' : ''}; write more of it`,
    );
  return only;
}

/** Whether something is a run to go on with. */
export const isUnfinished = ({ status }: PastRun): boolean =>
  ['failed', 'waiting', 'cancelled', 'interrupted'].includes(status);

/** What `--json` writes of a run. */
export const toPlainRun = ({ records, ...run }: PastRun, withRecords: boolean): object =>
  withRecords ? { ...run, records } : run;
