import type { Plan } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { namedInWords, nodeName } from '../progress/progress.ts';
import { fixGraph, type GraphFix } from '../run/fix-graph.ts';
import { GRAPH_OPTIONS, openRequested } from '../run/open.ts';
import { type PlanRow, planRows, workIn } from '../run/plan-rows.ts';
import { costLines, totalInWords } from '../spending/cost-lines.ts';
import { allIssueLines, tally } from '../text/problems.ts';
import { type Style, styleFor } from '../text/style.ts';
import { table } from '../text/table.ts';
import { count, showPrice } from '../text/units.ts';
import { toLine } from '../text/width.ts';

export default defineCommand({
  name: 'plan',
  operands: ['GRAPH'],
  details: `\
Per node: reuse (a stored result fits), run, wait (depends on what others give), blocked (cannot run as things stand). \
Items of one node share a line; --items tells of each. "why" tells more about one node.
Below the nodes stands what each paid call costs and why; what was bought already costs nothing.
Nothing is rendered or bought. Exits with 2 when something would keep a run from starting.
--fix writes into the document what would mend its problems, one after another until nothing more can be mended; with \
--dry-run it only says so.`,
  options: {
    ...GRAPH_OPTIONS,
    items: { type: 'boolean', doc: 'Tell of every item on a line of its own.' },
    fix: { type: 'boolean', doc: 'Mend what can be mended, and write it into the document.' },
    'dry-run': { type: 'boolean', doc: '--fix: only say what would be changed.' },
    json: { type: 'boolean', doc: 'Write the plan as JSON; with --fix, what was changed besides.' },
  },
  async execute({ operands: [graph = ''], options }, io) {
    checkFix(options);
    const signal = io.cancellation();
    const opened = await openRequested({ ...options, graph }, io);
    const { session, host, options: asked } = opened;
    try {
      const fixes = options.fix ? await fixGraph(opened, graph, options['dry-run'], signal) : undefined;
      const plan = await session.plan({ ...asked, signal });
      const lines = options.json
        ? [JSON.stringify(fixes ? { fixes, ...plan } : plan, null, 2)]
        : [...(fixes ? fixLines(fixes, graph, options['dry-run']) : []), ...planLines(plan, options.items, io)];
      for (const line of lines) io.stdout.write(`${line}\n`);
      return plan.issues.some((issue) => issue.severity === 'error') ? EXIT.badInput : EXIT.done;
    } finally {
      await host.dispose();
    }
  },
});

function checkFix({ fix, 'dry-run': dryRun, set }: { fix: boolean; 'dry-run': boolean; set: readonly string[] }): void {
  if (dryRun && !fix) throw new UsageError('--dry-run goes with --fix; a plan never writes anything by itself');
  if (fix && set.length > 0) throw new UsageError('--fix mends the document as it is written: leave --set out');
}

/** What was mended, change by change. */
function fixLines(fixes: readonly GraphFix[], graph: string, dryRun: boolean): readonly string[] {
  if (fixes.length === 0) return [`${graph}: nothing that could be mended by itself`, ''];
  const done = dryRun ? 'would mend' : 'mended';
  return [
    ...fixes.flatMap(({ label, changes }) => [`${graph}: ${done}: ${label}`, ...changes.map((line) => `  ${line}`)]),
    '',
  ];
}

function planLines(plan: Plan, withItems: boolean, io: Io): readonly string[] {
  const style = styleFor(io.stdout, io.env);
  const rows = planRows(plan.entries, withItems);
  const hasPrices = rows.some(({ price }) => price);
  const heading = ['action', 'node', 'type', ...(hasPrices ? ['price'] : []), 'why'];
  const cells = rows.map(({ action, node, type, price, message, share }) => [
    action,
    node,
    type,
    ...(hasPrices ? [price ? showPrice(price) : ''] : []),
    toLine(namedInWords(share === undefined ? message : `${share}: ${message}`)),
  ]);
  const lines = table([heading, ...cells], (text, column, row) => {
    if (row === 0) return style.dim(text);
    return column === 0 ? paintAction(rows[row - 1]!.action, style)(text) : text;
  });
  const issues = plan.issues.length > 0 ? ['', ...allIssueLines(plan.issues, style), tally(plan.issues)] : [];
  const costs = costLines(plan, withItems, style);
  return [...(rows.length > 0 ? lines : []), ...(costs.length > 0 ? ['', ...costs] : []), totalLine(plan), ...issues];
}

const paintAction = (action: PlanRow['action'], style: Style) =>
  ({ reuse: style.dim, run: style.green, wait: style.yellow, blocked: style.red })[action];

/** `4 run (2 take time), 5 reuse; 0 to pay`, and what waits for a person. */
function totalLine({ entries, totals }: Plan): string {
  const actions = ['run', 'wait', 'reuse', 'blocked'] as const;
  const work = workIn(entries);
  const told = actions.flatMap((action) => {
    const those = work.filter((entry) => entry.action === action);
    const slow = those.filter(({ effect }) => effect !== 'pure').length;
    return those.length === 0 ? [] : [`${those.length} ${action}${action === 'run' ? ` (${slow} take time)` : ''}`];
  });
  const asking = work.filter(({ action, why }) => action === 'wait' && !('inputs' in why));
  const person =
    asking.length === 0
      ? ''
      : `; ${count(asking.length, 'node')} to choose for: ${asking
          .map(({ node }) => nodeName(node))
          .slice(0, 4)
          .join(', ')}`;
  return `${told.join(', ') || 'nothing to do'}; ${totalInWords(totals)} to pay${person}`;
}
