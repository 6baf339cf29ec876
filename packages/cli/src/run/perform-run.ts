import { resolve } from 'node:path';
import {
  findOutput,
  GraphError,
  type Issue,
  type Json,
  openGraph,
  type PurchaseInfo,
  RunError,
  type RunEvent,
  type RunResult,
} from '@shotgraph/engine';
import type { Io } from '../io.ts';
import { ensureWritable } from '../output-folder.ts';
import { agreeOnCost, type ConsentRequest, NO_LIMITS } from '../spending/consent.ts';
import { type ExportedOutput, exportOutput } from './exported.ts';
import { toNote } from './note.ts';
import { type GraphRequest, type OpenedGraph, openRequested } from './open.ts';
import { markReplayed } from './tapes.ts';

export interface RunRequest extends GraphRequest, ConsentRequest {
  /** Folder for media, relative to the current one; `out` when left out. */
  readonly out?: string | undefined;
  /** Name of the file of an output, without ending; the output's own name when left out. */
  readonly fileName?: (output: string) => string;
}

/** Who is told about a run while it goes. */
export interface RunListener {
  readonly event?: (event: RunEvent) => void;
  readonly warnings?: (issues: readonly Issue[]) => void;
  /** Where what has finished is kept. */
  readonly store?: (folder: string) => void;
  /** Outputs that are in place although the run did not reach its end. Not called when there are none. */
  readonly partial?: (outputs: ReadonlyMap<string, ExportedOutput>) => void;
  /** The run was stopped, but the answer to a call that was sent has to be waited for. */
  readonly answers?: () => void;
  /** Everything in the ledger, when the run has ended in whatever way. Not called when that is empty. */
  readonly purchases?: (purchases: readonly PurchaseInfo[]) => void;
}

/** What a run that reached its end gave. */
export interface RunReport {
  readonly result: RunResult;
  readonly outputs: ReadonlyMap<string, ExportedOutput>;
  /** The ffmpeg that is used for media; absent when no output is media. */
  readonly ffmpeg?: { readonly engine: string; readonly version: string };
}

/**
 * Runs a graph as the command line asks for and puts its outputs in place. Everything that can be known to fail is looked
 * at before anything is rendered. A run that does not reach its end still puts the outputs in place that are there.
 *
 * Nothing is bought unless the request allows it, or somebody at the terminal.
 *
 * @throws UsageError, OperationError, ConsentError, GraphError, RunError; the signal's reason when cancelled
 */
export async function performRun(request: RunRequest, io: Io, listener: RunListener = {}): Promise<RunReport> {
  const signal = io.cancellation();
  const opened = await openRequested(request, io);
  const { host, session } = opened;
  try {
    signal.throwIfAborted();
    refuseErrors(session.issues(), listener);
    const out = resolve(io.cwd, request.out ?? 'out');
    const hasMedia = givesMedia(opened);
    if (hasMedia) await ensureWritable(out, 'output', '--out');
    await ensureWritable(host.storeFolder, 'store', '--store');
    const isReplay = request.replay !== undefined;
    if (isReplay) await markReplayed(host);
    const maxCost = isReplay ? NO_LIMITS : await agreeOnCost(request, opened, io);
    listener.store?.(host.storeFolder);
    const put = (outputs: RunResult['outputs']) => putOutputs(outputs, request, opened, out, signal);
    const note = toNote(request, host.storeFolder, { graph: opened.path, out, ...opened.tapes }) as unknown as Json;
    opened.companion.follow();
    const run = session.run({
      ...opened.options,
      note,
      signal,
      ...(maxCost && { maxCost }),
      ...(listener.event && { onEvent: listener.event }),
    });
    const result = await run.done
      .finally(() => endPurchases(opened, listener))
      .catch(async (error) => {
        const partial = error instanceof RunError ? await put(error.outputs) : undefined;
        if (partial && partial.size > 0) listener.partial?.(partial);
        throw error;
      });
    const outputs = await put(result.outputs);
    return { result, outputs, ...(hasMedia && { ffmpeg: await host.media.describe() }) };
  } finally {
    await host.dispose();
  }
}

/** Longest silence before it is told that an answer is waited for, ms. */
const PATIENCE_MS = 500;

/** Leaves no call without its answer, and tells what is in the ledger. */
async function endPurchases({ companion, ledger, host }: OpenedGraph, listener: RunListener): Promise<void> {
  const settled = new AbortController();
  const late = host.clock.sleep(PATIENCE_MS, settled.signal).then(listener.answers, () => {});
  await companion.settle();
  settled.abort();
  await late;
  if (!listener.purchases) return;
  // A ledger that cannot be read is told of by whoever needs it: it must not hide how the run ended.
  const purchases = await ledger.list().catch(() => []);
  if (purchases.length > 0) listener.purchases(purchases);
}

async function putOutputs(
  values: RunResult['outputs'],
  { fileName = (name) => name }: RunRequest,
  { host }: OpenedGraph,
  folder: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ExportedOutput>> {
  const outputs = new Map<string, ExportedOutput>();
  for (const [name, value] of Object.entries(values)) {
    signal.throwIfAborted();
    // Within subgraphs a target has a path: one file, not folders.
    outputs.set(name, await exportOutput(host, value, folder, fileName(name).replaceAll('/', '-')));
  }
  return outputs;
}

function refuseErrors(issues: readonly Issue[], listener: RunListener): void {
  if (issues.some((issue) => issue.severity === 'error')) throw new GraphError(issues);
  if (issues.length > 0) listener.warnings?.(issues);
}

/** Whether anything asked for becomes a file: outputs whose type can be made concrete. */
function givesMedia({ document, registry, options, targets }: OpenedGraph): boolean {
  if (options.targets) return targets.some(({ type }) => type?.materialise !== undefined);
  const graph = openGraph(document);
  const outputs = Object.values(document.outputs ?? {});
  return outputs.some(({ from }) => findOutput(graph, registry, from)?.materialise !== undefined);
}
