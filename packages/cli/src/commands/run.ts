import { GraphError, type Issue, type RunEvent } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { showPath } from '../load-document.ts';
import { progressFor } from '../progress/progress-for.ts';
import { GRAPH_OPTIONS } from '../run/open.ts';
import { outputLines, outputsEvent } from '../run/output-lines.ts';
import { performRun } from '../run/perform-run.ts';
import { issueLines } from '../text/problems.ts';
import { styleFor } from '../text/style.ts';
import { count, showDuration } from '../text/units.ts';

export default defineCommand({
  name: 'run',
  operands: ['GRAPH'],
  details: [
    'Only what changed since the last run is made again. Media outputs become files OUT/<name>.<ending>, other values are',
    'printed. --input and --set take JSON, or plain text where the input takes text.',
    'With --json, standard output is one JSON object per line: the events of the run, and last',
    '{"type":"outputs","outputs":{…}}; a graph that is refused gives {"type":"issues","issues":[…]}.',
  ].join('\n'),
  options: {
    ...GRAPH_OPTIONS,
    out: { type: 'string', value: 'DIR', doc: 'Folder for media outputs; out when left out.' },
    json: { type: 'boolean', doc: 'Write events and outputs as JSON lines.' },
  },
  async execute({ operands: [graph = ''], options }, io) {
    const tell = (lines: readonly string[]) => io.stderr.write(lines.map((line) => `${line}\n`).join(''));
    const style = styleFor(io.stderr, io.env);
    const progress = progressFor(io, options.json);
    const stay = { finished: 0, reused: 0, folder: '' };
    const event = (each: RunEvent) => {
      if (each.type === 'node-finished' && each.effect !== 'pure') stay.finished++;
      if (each.type === 'node-reused' && each.effect !== 'pure') stay.reused++;
      progress.handle(each);
      if (options.json) io.stdout.write(`${JSON.stringify(each)}\n`);
    };
    const warnings = (issues: readonly Issue[]) => tell(issues.flatMap((issue) => issueLines(issue, style)));
    const store = (folder: string) => {
      stay.folder = folder;
    };
    try {
      const { result, outputs } = await performRun({ ...options, graph }, io, { event, warnings, store });
      progress.close();
      if (options.json) io.stdout.write(`${JSON.stringify(outputsEvent(outputs))}\n`);
      else {
        tell([
          `${style.green('Done')} in ${showDuration(result.elapsedMs)}: ${count(stay.finished, 'node')} ran, ${stay.reused} reused.`,
        ]);
        for (const line of outputLines(outputs, io)) io.stdout.write(`${line}\n`);
        if (outputs.size === 0)
          tell(['Nothing to write: the graph has no outputs; name a port, as in --target node.port.']);
      }
      return EXIT.done;
    } catch (error) {
      progress.close();
      if (io.cancellation().aborted) {
        tell(cancelledLines(stay, io));
        return EXIT.cancelled;
      }
      if (options.json && error instanceof GraphError)
        io.stdout.write(`${JSON.stringify({ type: 'issues', issues: error.issues })}\n`);
      throw error;
    }
  },
});

function cancelledLines(
  { finished, folder }: { readonly finished: number; readonly folder: string },
  io: Io,
): readonly string[] {
  if (finished === 0) return ['Cancelled; nothing had finished yet.'];
  return [
    `Cancelled. ${count(finished, 'finished node')} kept in ${showPath(io.cwd, folder)}; run again to go on from there.`,
  ];
}
