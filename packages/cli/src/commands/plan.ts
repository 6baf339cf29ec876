import type { Plan } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { namedInWords, nodeName } from '../progress/progress.ts';
import { GRAPH_OPTIONS, openRequested } from '../run/open.ts';
import { type PlanRow, planRows, showPrice, workIn } from '../run/plan-rows.ts';
import { issueLines, tally } from '../text/problems.ts';
import { type Style, styleFor } from '../text/style.ts';
import { table } from '../text/table.ts';
import { count } from '../text/units.ts';
import { toLine } from '../text/width.ts';

export default defineCommand({
  name: 'plan',
  operands: ['GRAPH'],
  details: `\
Per node: reuse (a stored result fits), run, wait (depends on what others give), blocked (cannot run as things stand). \
Items of one node share a line; --items tells of each. "why" tells more about one node.
Nothing is rendered or bought. Exits with 2 when something would keep a run from starting.`,
  options: {
    ...GRAPH_OPTIONS,
    items: { type: 'boolean', doc: 'Tell of every item on a line of its own.' },
    json: { type: 'boolean', doc: 'Write the plan as JSON.' },
  },
  async execute({ operands: [graph = ''], options }, io) {
    const signal = io.cancellation();
    const { session, host, options: asked } = await openRequested({ ...options, graph }, io);
    try {
      const plan = await session.plan({ ...asked, signal });
      if (options.json) io.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
      else for (const line of planLines(plan, options.items, io)) io.stdout.write(`${line}\n`);
      return plan.issues.some((issue) => issue.severity === 'error') ? EXIT.badInput : EXIT.done;
    } finally {
      await host.dispose();
    }
  },
});

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
  const issues =
    plan.issues.length > 0 ? ['', ...plan.issues.flatMap((issue) => issueLines(issue, style)), tally(plan.issues)] : [];
  return [...(rows.length > 0 ? lines : []), totalLine(plan), ...issues];
}

const paintAction = (action: PlanRow['action'], style: Style) =>
  ({ reuse: style.dim, run: style.green, wait: style.yellow, blocked: style.red })[action];

/** `4 run (2 take time), 5 reuse; 0 to pay`, and what waits for a person. */
function totalLine({ entries, total }: Plan): string {
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
  return `${told.join(', ') || 'nothing to do'}; ${total.max === 0 ? '0' : showPrice(total)} to pay${person}`;
}
