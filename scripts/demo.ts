import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { RunEvent } from '@shotgraph/engine';
import {
  EXIT,
  nodeName,
  outputLines,
  performRun,
  processIo,
  processSetup,
  progressFor,
  type RunReport,
  reportError,
  showDuration,
  table,
  UsageError,
} from '../packages/cli/src/index.ts';

/**
 * Renders the first example into `out/first-film.mp4` and says what it took: `npm run demo [-- --ffmpeg auto|native|wasm]`.
 */
const GRAPH = 'examples/first-film/graph.json';

/** How one node ended: its time in ms, or that its result was there already. */
type Ending = { readonly node: string; readonly elapsedMs: number } | { readonly node: string; readonly reused: true };

const cwd = fileURLToPath(new URL('..', import.meta.url));
const io = { ...processIo(processSetup(cwd)), cwd };
const code = await demo();
await io.flush();
process.exit(code);

async function demo(): Promise<number> {
  const progress = progressFor(io, false);
  const endings: Ending[] = [];
  const event = (each: RunEvent) => {
    progress.handle(each);
    if (!('effect' in each) || each.effect === 'pure') return;
    endings.push(each.type === 'node-reused' ? { node: each.node, reused: true } : each);
  };
  try {
    const report = await performRun({ graph: GRAPH, out: 'out', ffmpeg: askedFfmpeg() }, io, { event });
    progress.close();
    io.stdout.write(`${summary(report, endings).join('\n')}\n`);
    return EXIT.done;
  } catch (error) {
    progress.close();
    if (io.cancellation().aborted) {
      io.stderr.write('Cancelled; what has finished is kept, run again to go on from there.\n');
      return EXIT.cancelled;
    }
    return reportError(error, io, 'npm run shotgraph -- help run');
  }
}

function summary({ result, outputs, ffmpeg }: RunReport, endings: readonly Ending[]): readonly string[] {
  const ran = endings.filter((ending) => 'elapsedMs' in ending);
  const rows = endings.map((ending) => [
    nodeName(ending.node),
    'elapsedMs' in ending ? showDuration(ending.elapsedMs).padStart(10) : '    reused',
  ]);
  const verdict =
    ran.length === 0
      ? `Everything was reused: nothing had to be rendered (${showDuration(result.elapsedMs)}).`
      : `Rendered in ${showDuration(result.elapsedMs)} with ${ffmpeg?.engine} ffmpeg ${ffmpeg?.version}.`;
  return ['', ...table([['node', '      time'], ...rows]), '', verdict, ...outputLines(outputs, io)];
}

function askedFfmpeg(): string | undefined {
  try {
    return parseArgs({ options: { ffmpeg: { type: 'string' } } }).values.ffmpeg;
  } catch (error) {
    throw new UsageError(`the demo takes only --ffmpeg auto|native|wasm: ${(error as Error).message}`);
  }
}
