import { resolve } from 'node:path';
import { GraphError, type Issue, RunError, type RunEvent } from '@shotgraph/engine';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { showPath } from '../load-document.ts';
import { countsInWords, createTally, type EndingCounts } from '../progress/endings.ts';
import { progressFor } from '../progress/progress-for.ts';
import { issueLines, isWaiting, problemLines } from '../text/problems.ts';
import { type Style, styleFor } from '../text/style.ts';
import { count, showDuration } from '../text/units.ts';
import type { ExportedOutput } from './exported.ts';
import { outputLines, outputsEvent } from './output-lines.ts';
import { performRun, type RunRequest } from './perform-run.ts';

/**
 * Runs a graph, telling how it goes on standard error and what came of it on standard output.
 *
 * @returns the exit code
 * @throws as `performRun`, but for cancelled runs and runs that wait for a person
 */
export async function carryOut(request: RunRequest & { readonly json: boolean }, io: Io): Promise<number> {
  const { json } = request;
  const tell = (lines: readonly string[]) => io.stderr.write(lines.map((line) => `${line}\n`).join(''));
  const write = (lines: readonly string[]) => io.stdout.write(lines.map((line) => `${line}\n`).join(''));
  const style = styleFor(io.stderr, io.env);
  const progress = progressFor(io, json);
  const tally = createTally();
  let elapsedMs = 0;
  let folder = '';
  let partial: ReadonlyMap<string, ExportedOutput> = new Map();
  const event = (each: RunEvent) => {
    tally.note(each);
    if (each.type === 'run-ended') elapsedMs = each.elapsedMs;
    progress.handle(each);
    if (json) write([JSON.stringify(each)]);
  };
  const listener = {
    event,
    warnings: (issues: readonly Issue[]) => tell(issues.flatMap((issue) => issueLines(issue, style))),
    store: (store: string) => {
      folder = store;
    },
    partial: (outputs: ReadonlyMap<string, ExportedOutput>) => {
      partial = outputs;
    },
  };
  try {
    const { outputs } = await performRun(request, io, listener);
    progress.close();
    if (json) write([JSON.stringify(outputsEvent(outputs))]);
    else {
      tell([`${style.green('Done')} in ${showDuration(elapsedMs)}: ${summary(tally.counts())}.`]);
      write(outputLines(outputs, io));
      if (outputs.size === 0)
        tell(['Nothing to write: the graph has no outputs; name a port, as in --target node.port.']);
    }
    return EXIT.done;
  } catch (error) {
    progress.close();
    if (io.cancellation().aborted) {
      tell(cancelledLines(tally.counts(), folder, io));
      return EXIT.cancelled;
    }
    if (json && error instanceof GraphError) write([JSON.stringify({ type: 'issues', issues: error.issues })]);
    if (!(error instanceof RunError)) throw error;
    if (json) write([JSON.stringify(outputsEvent(partial))]);
    else {
      tell([`${headline(error, style)} after ${showDuration(elapsedMs)}: ${summary(tally.counts())}.`]);
      if (partial.size > 0) tell(['These outputs are there all the same:']);
      write(outputLines(partial, io));
    }
    if (!isWaiting(error)) throw error;
    tell([
      ...(problemLines(error, style) ?? []),
      ...pickHint(error, showPath(io.cwd, resolve(io.cwd, request.graph)), style),
    ]);
    return EXIT.waiting;
  }
}

const headline = (error: RunError, style: Style) =>
  error.status === 'waiting' ? style.yellow('Waits for a person') : style.red('Failed');

/** `3 nodes ran, 2 reused, 1 failed`. */
function summary({ ran, reused, ...rest }: EndingCounts): string {
  const others = countsInWords(rest);
  return `${count(ran, 'node')} ran, ${reused} reused${others === '' ? '' : `, ${others}`}`;
}

function pickHint({ waiting }: RunError, graph: string, style: Style): readonly string[] {
  const [first] = waiting;
  return first === undefined ? [] : [style.dim(`To choose: shotgraph pick ${graph} ${first.node}`)];
}

function cancelledLines({ ran }: EndingCounts, folder: string, io: Io): readonly string[] {
  if (ran === 0) return ['Cancelled; nothing had finished yet.'];
  const kept = `${count(ran, 'finished node')} kept in ${showPath(io.cwd, folder)}`;
  return [`Cancelled. ${kept}; run again to go on from there.`];
}
