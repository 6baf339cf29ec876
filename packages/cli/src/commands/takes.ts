import { isEdge, openGraph, typesOf } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { loadDocument } from '../load-document.ts';
import { findPath, type PathPlace } from '../paths.ts';
import { type OpenedGraph, openRequested, STORE_OPTION, VALUE_OPTIONS } from '../run/open.ts';
import { costLines } from '../spending/cost-lines.ts';
import { findTakes, type NodeTake } from '../takes/find-takes.ts';
import { takeTable } from '../takes/take-table.ts';
import { styleFor } from '../text/style.ts';
import { writeOps } from '../write-ops.ts';

const TAKE = 'take';

export default defineCommand({
  name: 'takes',
  operands: ['GRAPH', 'NODE'],
  details: `\
Lists what was bought for a node, in the order in which it was asked for, and what changed in the request from one to the \
next. The one with a star is what the document asks for now. NODE is an id, or a path such as shots/2/shot.
--use N writes take N into the document. A take is bought once; whatever else changes in the request makes it another \
purchase, and it is said when that is so.`,
  options: {
    use: { type: 'string', value: 'N', doc: 'Write this take into the document.' },
    ...VALUE_OPTIONS,
    ...STORE_OPTION,
    json: { type: 'boolean', doc: 'Write the takes as JSON.' },
  },
  async execute({ operands: [graph = '', node = ''], options }, io) {
    const signal = io.cancellation();
    const opened = await openRequested({ ...options, graph }, io);
    try {
      const place = findPath(openGraph(opened.document), node, `node ${node}`);
      checkTakes(opened, place, node);
      const takes = await findTakes(opened, node, signal);
      if (options.use !== undefined) await use(parseTake(options.use, takes, node), { place, graph, node }, opened, io);
      else if (options.json) io.stdout.write(`${JSON.stringify(takes, null, 2)}\n`);
      else if (takes.length === 0) io.stdout.write(`Nothing was bought for ${node} yet.\n`);
      else for (const line of takeTable(takes, opened.host.clock.now(), io)) io.stdout.write(`${line}\n`);
      return EXIT.done;
    } finally {
      await opened.host.dispose();
    }
  },
});

/** @throws UsageError for a node without takes */
function checkTakes({ document, registry }: OpenedGraph, { record }: PathPlace, node: string): void {
  const inputs = record && typesOf(openGraph(document), registry).definitionOf(record)?.inputs;
  if (!inputs || !Object.hasOwn(inputs, TAKE))
    throw new UsageError(`node ${node}: ${record?.type ?? 'this'} has no takes; name a node that generates`);
}

function parseTake(text: string, takes: readonly NodeTake[], node: string): number {
  const numbers = [...new Set(takes.map(({ take }) => take))].sort((a, b) => a - b);
  const take = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (numbers.includes(take)) return take;
  const there = numbers.length === 0 ? 'nothing was bought yet' : `there are ${numbers.join(', ')}`;
  throw new UsageError(
    `there is no take "${text}" of ${node}; ${there}. A new take is bought by a run: set it in the document`,
  );
}

/** Writes a take down, and says what a run of the node then costs. */
async function use(
  take: number,
  { place, graph, node }: { readonly place: PathPlace; readonly graph: string; readonly node: string },
  { session }: OpenedGraph,
  io: Io,
): Promise<void> {
  const { record, isItem } = place;
  const written = record!.inputs[TAKE];
  if (isEdge(written)) throw new UsageError(`node ${node}: its take is wired from ${written.from}; change it there`);
  if (record!.each?.flat().includes(TAKE))
    throw new UsageError(`node ${node}: its takes are a list, one for each item; write it into the document`);
  const at = { ...(place.graph !== undefined && { graph: place.graph }), node: place.node };
  const op = { op: 'set-input', ...at, input: TAKE, value: take } as const;
  const changes = await writeOps(await loadDocument(io.cwd, graph), graph, [op]);
  io.stdout.write(changes.map((line) => `${graph}: ${line}\n`).join('') || `${graph}: take ${take} is used already\n`);
  if (isItem) io.stderr.write('It holds for every item.\n');
  session.apply([op]);
  const plan = await session.plan({ targets: [node], signal: io.cancellation() });
  const own = { ...plan, entries: plan.entries.filter((entry) => entry.node === node) };
  const costs = own.entries.some(({ price }) => price && price.max > 0)
    ? costLines(own, true, styleFor(io.stderr, io.env))
    : [];
  if (costs.length === 0) return;
  io.stderr.write('The request has changed since that take was bought; as it stands a run pays for a new one:\n');
  for (const line of costs) io.stderr.write(`${line}\n`);
}
