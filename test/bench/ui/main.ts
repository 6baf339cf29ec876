import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from '../../editor/build-editor.ts';
import { measureFirstLoad } from './first-load.ts';
import { type BenchGraph, makeGraph } from './graph.ts';
import { type Opener, openComfy, openNaive, openOurs } from './pages.ts';
import { prepareEditor } from './prepare.ts';
import { type PageName, printFigures, printFirstLoad, printGrowth, printRatios, type Result } from './report.ts';
import { measurePages } from './run.ts';
import { servePages } from './serve.ts';

const USAGE = `npm run bench:ui -- [--nodes 1000,3000] [--only ours,naive,comfy] [--rounds 1|3|5] [--editor FOLDER]`;

/** The editor first: how far out it can zoom is how far out the others are measured. */
const OPENERS: { readonly [page in PageName]: Opener } = { ours: openOurs, naive: openNaive, comfy: openComfy };
const PAGES = Object.keys(OPENERS) as readonly PageName[];

const WINDOW = { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' } as const;

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '1000,3000' },
    only: { type: 'string', default: PAGES.join() },
    rounds: { type: 'string', default: '3' },
    editor: { type: 'string' },
  },
});
const sizes = values.nodes.split(',').map(Number);
const rounds = Number(values.rounds);
const chosen = values.only.split(',');
const wanted = PAGES.filter((page) => chosen.includes(page));
// Drags go forth and back, and one more round watches the frames: after an even number of them everything stands where it was.
const isWrong = rounds % 2 !== 1 || [...sizes, rounds].some((count) => !Number.isInteger(count) || count < 1);
if (isWrong || wanted.length !== chosen.length) throw new RangeError(USAGE);

const graphs = sizes.map(makeGraph);
const peers = wanted.filter((page) => page !== 'ours');
const served = await servePages(graphs, peers, values.editor);
const browser = await launch();
const results: Result[] = [];
try {
  for (const graph of graphs) await measureGraph(graph);
  printFigures(results);
  for (const nodes of sizes) printRatios(results, nodes);
  printGrowth(results, sizes);
  printFirstLoad(await measureFirstLoad(served.editor));
} finally {
  await browser.close();
  await served.close();
}

async function measureGraph(graph: BenchGraph): Promise<void> {
  const nodes = graph.nodes.length;
  const contestants = await Promise.all(
    wanted.map(async (name) => ({ name, open: OPENERS[name], context: await browser.newContext(WINDOW) })),
  );
  for (const { name, context } of contestants) if (name === 'ours') await prepareEditor(context, served, graph);
  const note = (text: string) => console.log(`${nodes} nodes, load ${loadavg()[0]!.toFixed(1)}: ${text}`);
  const measured = await measurePages(contestants, { served, graph, rounds, note });
  for (const [page, figures] of measured) results.push({ page, nodes, measured: figures });
  for (const { context } of contestants) await context.close();
}
