import type { PurchaseInfo } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { graphNameOf, purchasesOf, withLedger } from '../ledger/open-ledger.ts';
import { type SpendRow, sumsBy } from '../spending/sums.ts';
import { parseDuration } from '../text/quantities.ts';
import { styleFor } from '../text/style.ts';
import { table } from '../text/table.ts';
import { showMoney } from '../text/units.ts';
import { toLine } from '../text/width.ts';

/** A purchase, and the document it was made for as people read it. */
interface Spent extends PurchaseInfo {
  readonly graph: string;
}

/** What sums can be told apart by. Days are those of UTC, as for limits of a day. */
const GROUPS: { readonly [name: string]: (purchase: Spent) => string } = {
  day: ({ askedAt }) => new Date(askedAt).toISOString().slice(0, 10),
  graph: ({ graph }) => graph || 'not known',
  model: ({ model, provider }) => model || provider,
  node: ({ place, graph }) => (place ? `${place.node} of ${graph}` : 'not known'),
};

export default defineCommand({
  name: 'spend',
  operands: ['[GRAPH…]'],
  details: `\
Adds up what was bought: for graphs, or for everything in their folders, the current one when left out. Settled is what \
providers said it cost, estimated the most of what was billed without a price, reserved the most of what is under way or in \
doubt; no sum is part of another.`,
  options: {
    since: { type: 'string', value: '7d|DATE', doc: 'Only what was asked for since then: 7d, 12h, 2026-11-01 (UTC).' },
    by: {
      type: 'string',
      value: Object.keys(GROUPS).join('|'),
      doc: 'A line for each day (UTC), graph, model or node.',
    },
    store: { type: 'string', value: 'DIR', doc: 'The store to look at; .shotgraph beside the graph when left out.' },
    json: { type: 'boolean', doc: 'Write the sums as JSON.' },
  },
  async execute({ operands, options }, io) {
    const since = parseSince(options.since, Date.now());
    const group = parseGroup(options.by);
    const spent = (await readAll(operands, options.store, io)).filter(({ askedAt }) => askedAt >= since);
    const nameOf = (purchase: PurchaseInfo) => group?.(purchase as Spent) ?? '';
    const sums = [...sumsBy(spent, nameOf)].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const totals = sumsBy(spent, () => '');
    if (options.json) io.stdout.write(`${JSON.stringify({ ...(group && { sums }), totals }, null, 2)}\n`);
    else for (const line of spendLines(group ? sums : [], totals, io)) io.stdout.write(`${line}\n`);
    return EXIT.done;
  },
});

/** Purchases of all stores that are named, each once. */
async function readAll(graphs: readonly string[], store: string | undefined, io: Io): Promise<readonly Spent[]> {
  const found = new Map<string, Spent>();
  for (const graph of graphs.length === 0 ? [undefined] : graphs) {
    await withLedger({ graph, store }, 'store', io, async (opened) => {
      const { storeFolder } = opened.host;
      for (const purchase of purchasesOf(await opened.ledger.list(), opened))
        found.set(`${storeFolder} ${purchase.key}`, { ...purchase, graph: graphNameOf(purchase, storeFolder, io.cwd) });
    });
  }
  return [...found.values()];
}

function spendLines(sums: readonly SpendRow[], totals: readonly SpendRow[], io: Io): readonly string[] {
  if (totals.length === 0) return ['Nothing was spent.'];
  const style = styleFor(io.stdout, io.env);
  const rows = [...sums, ...totals.map((total) => ({ ...total, name: 'total' }))];
  const names = ['settled', 'estimated', 'reserved'] as const;
  const heading = ['', 'purchases', ...names];
  const cells = rows.map((row) => [
    toLine(row.name),
    String(row.purchases),
    ...names.map((name) => (row[name] === 0 ? '-' : showMoney({ amount: row[name], currency: row.currency }))),
  ]);
  const all = [heading, ...cells];
  const widths = heading.map((_, column) => Math.max(...all.map((cell) => cell[column]!.length)));
  const aligned = all.map((cell) => cell.map((text, column) => (column === 0 ? text : text.padStart(widths[column]!))));
  return table(aligned, (text, _, row) => (row === 0 ? style.dim(text) : row > sums.length ? style.bold(text) : text));
}

function parseGroup(text: string | undefined) {
  if (text === undefined) return undefined;
  if (!Object.hasOwn(GROUPS, text))
    throw new UsageError(`--by must be ${Object.keys(GROUPS).join(', ')}; got "${text}"`);
  return GROUPS[text]!;
}

/** @returns ms since 1970 */
function parseSince(text: string | undefined, now: number): number {
  if (text === undefined) return 0;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return now - parseDuration(text, '--since');
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new UsageError(`--since ${text}: there is no such day`);
  return at;
}
