import { dirname, resolve } from 'node:path';
import { isRunId } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { CONSENT_OPTIONS, WORK_OPTIONS } from '../run/open.ts';
import { runTable } from '../runs/list-runs.ts';
import { findRun, type PastRun, readRun, toPlainRun } from '../runs/past-run.ts';
import { resumeRun } from '../runs/resume-run.ts';
import { runLines } from '../runs/show-run.ts';
import { type OpenedStore, openStore } from '../store/open-store.ts';

const DEFAULT_LIMIT = 20;

export default defineCommand({
  name: 'runs',
  operands: ['[GRAPH]', '[ID]', '[GRAPH]'],
  usage: ['runs [GRAPH]', 'runs show ID [GRAPH]', 'runs resume ID [GRAPH]'],
  details: `\
Lists runs, newest first: of one graph, or of everything in a folder, the current one when left out. Runs that only did \
what costs nothing are not kept. "interrupted" means that a run ended without a word, as by a power cut.
"show" tells what became of each node; "resume" runs the same again with the same inputs and targets, reusing what has \
finished. ID may be shortened as long as it is clear which run is meant; its last part alone will do.`,
  options: {
    store: { type: 'string', value: 'DIR', doc: 'The store to look at; .shotgraph beside the graph when left out.' },
    limit: { type: 'string', value: 'N', doc: `How many runs to list; ${DEFAULT_LIMIT} when left out.` },
    ...WORK_OPTIONS,
    ...CONSENT_OPTIONS,
    json: { type: 'boolean', doc: 'Write the runs as JSON; with "resume", as "run" does.' },
  },
  async execute({ operands, options }, io) {
    const limit = parseLimit(options.limit);
    const [action, id, graph] = operands;
    if (action !== 'show' && action !== 'resume') {
      if (id !== undefined) throw new UsageError(`"runs" takes GRAPH, show ID or resume ID; "${id}" is too much`);
      return withStore({ graph: action, store: options.store }, io, (store) => list(store, limit, options.json, io));
    }
    if (id === undefined) throw new UsageError(`"runs ${action}" needs the ID of a run; "shotgraph runs" lists them`);
    const found = await withStore({ graph, store: options.store }, io, async ({ host }) => {
      const past = await readRun(host, findRun((await host.journal.list()).filter(isRunId), id));
      if (action === 'show') show(past, host.clock.now(), options.json, io);
      return { past, folder: host.storeFolder };
    });
    if (action === 'show') return EXIT.done;
    const { ffmpeg, concurrency, yes, json, 'max-cost': maxCost } = options;
    return resumeRun(found.past, found.folder, { ffmpeg, concurrency, yes, json, maxCost }, io);
  },
});

async function withStore<T>(
  request: Parameters<typeof openStore>[0],
  io: Io,
  body: (store: OpenedStore) => Promise<T>,
): Promise<T> {
  const store = await openStore(request, io);
  return body(store).finally(() => store.host.dispose());
}

async function list({ host, shown, document }: OpenedStore, limit: number, json: boolean, io: Io): Promise<number> {
  const ids = (await host.journal.list()).filter(isRunId);
  const runs: PastRun[] = [];
  let left = 0;
  for (const [i, id] of ids.entries()) {
    if (runs.length >= limit) {
      left = ids.length - i;
      break;
    }
    const past = await readRun(host, id);
    if (document === undefined || isOf(past, host.storeFolder, document)) runs.push(past);
  }
  if (json)
    io.stdout.write(
      `${JSON.stringify(
        runs.map((past) => toPlainRun(past, false)),
        null,
        2,
      )}\n`,
    );
  else if (runs.length === 0) io.stdout.write(`No runs in ${shown}.\n`);
  else for (const line of runTable(runs, host.clock.now(), io)) io.stdout.write(`${line}\n`);
  if (!json && left > 0) io.stderr.write(`There are older ones, ${left} at most; --limit N lists more.\n`);
  return EXIT.done;
}

const isOf = ({ graph }: PastRun, storeFolder: string, document: string) =>
  graph === undefined || resolve(dirname(storeFolder), graph) === document;

function show(past: PastRun, now: number, json: boolean, io: Io): void {
  if (json) io.stdout.write(`${JSON.stringify(toPlainRun(past, true), null, 2)}\n`);
  else for (const line of runLines(past, now, io)) io.stdout.write(`${line}\n`);
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(`--limit must be a whole number from 1 on; got "${text}"`);
  return Number(text);
}
