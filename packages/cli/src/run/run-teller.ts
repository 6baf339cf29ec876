import { resolve } from 'node:path';
import type { PurchaseInfo, RunError, RunEvent } from '@shotgraph/engine';
import type { Io } from '../io.ts';
import { showPath } from '../load-document.ts';
import { countsInWords, createTally, type EndingCounts } from '../progress/endings.ts';
import { progressFor } from '../progress/progress-for.ts';
import { createSpentTally, overBudgetLines } from '../spending/spent.ts';
import { underWayLines } from '../spending/under-way.ts';
import { allIssueLines, problemLines } from '../text/problems.ts';
import { type Style, styleFor } from '../text/style.ts';
import { count, showDuration } from '../text/units.ts';
import type { ExportedOutput } from './exported.ts';
import { outputLines, outputsEvent } from './output-lines.ts';
import type { RunListener, RunRequest } from './perform-run.ts';

export type CarriedRun = RunRequest & { readonly json: boolean };

/** Tells of one run: progress and problems on standard error, results on standard output. */
export interface RunTeller {
  readonly listener: RunListener;
  /** Leaves the screen as it should stay. Calling it twice is harmless. */
  close(): void;
  /** A line of `--json`; nothing without it. */
  event(event: object): void;
  done(outputs: ReadonlyMap<string, ExportedOutput>): void;
  cancelled(): void;
  failed(error: RunError): void;
  problems(error: RunError): void;
}

/** Makes the teller of a run. */
export function createTeller(request: CarriedRun, io: Io): RunTeller {
  const { json } = request;
  const linesTo = (output: Io['stdout']) => (lines: readonly string[]) =>
    output.write(lines.map((line) => `${line}\n`).join(''));
  const [write, tell] = [linesTo(io.stdout), linesTo(io.stderr)];
  const style = styleFor(io.stderr, io.env);
  const progress = progressFor(io, json);
  const tally = createTally();
  const spent = createSpentTally(request.replay !== undefined);
  const graph = showPath(io.cwd, resolve(io.cwd, request.graph));
  const known = {
    elapsedMs: 0,
    folder: '',
    partial: new Map() as ReadonlyMap<string, ExportedOutput>,
    purchases: [] as readonly PurchaseInfo[],
  };
  const event = (each: object) => {
    if (json) write([JSON.stringify(each)]);
  };
  const note = (each: RunEvent) => {
    tally.note(each);
    spent.note(each);
    if (each.type === 'run-ended') known.elapsedMs = each.elapsedMs;
    progress.handle(each);
    event(each);
  };
  /** What the run leaves behind at providers. A replay has only played back what is over. */
  const leftLines = () =>
    request.replay === undefined
      ? underWayLines(known.purchases, request.store === undefined ? graph : `--store ${request.store}`)
      : [];
  const verdict = (headline: string) => {
    const took = showDuration(known.elapsedMs);
    return [`${headline} ${took}: ${summary(tally.counts())}.`, ...spent.lines()];
  };

  return {
    event,
    listener: {
      event: note,
      warnings: (issues) => tell(allIssueLines(issues, style)),
      store: (folder) => void Object.assign(known, { folder }),
      partial: (partial) => void Object.assign(known, { partial }),
      purchases: (purchases) => void Object.assign(known, { purchases }),
      answers: () => {
        progress.close();
        tell(['Stopping: the answer to a call that was sent is waited for, or it would not be known what was bought.']);
      },
    },
    close: () => progress.close(),
    done(outputs) {
      progress.close();
      event(outputsEvent(outputs));
      if (json) return;
      tell([...verdict(`${style.green('Done')} in`), ...leftLines()]);
      write(outputLines(outputs, io));
      if (outputs.size === 0)
        tell(['Nothing to write: the graph has no outputs; name a port, as in --target node.port.']);
    },
    cancelled: () => tell([...cancelledLines(tally.counts(), known.folder, io), ...spent.lines(), ...leftLines()]),
    failed(error) {
      event(outputsEvent(known.partial));
      if (json) return;
      const { partial } = known;
      tell([...verdict(`${headline(error, style)} after`), ...overBudgetLines(error, spent), ...leftLines()]);
      if (partial.size > 0) tell(['These outputs are there all the same:']);
      write(outputLines(partial, io));
    },
    problems: (error) => tell([...(problemLines(error, style) ?? []), ...pickHint(error, graph, style)]),
  };
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
