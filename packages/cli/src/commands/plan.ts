import type { Plan, PlanEntry } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { GRAPH_OPTIONS, openRequested } from '../run/open.ts';
import { issueLines, tally } from '../text/problems.ts';
import { type Style, styleFor } from '../text/style.ts';
import { table } from '../text/table.ts';
import { toLine } from '../text/width.ts';

export default defineCommand({
  name: 'plan',
  operands: ['GRAPH'],
  details: [
    'Per node: reuse (a stored result fits), run, wait (depends on what others give), blocked (cannot run as things stand).',
    'Nothing is rendered or bought. Exits with 2 when something would keep a run from starting.',
  ].join('\n'),
  options: { ...GRAPH_OPTIONS, json: { type: 'boolean', doc: 'Write the plan as JSON.' } },
  async execute({ operands: [graph = ''], options }, io) {
    const signal = io.cancellation();
    const { session, host, options: asked } = await openRequested({ ...options, graph }, io);
    try {
      const plan = await session.plan({ ...asked, signal });
      if (options.json) io.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
      else for (const line of planLines(plan, io)) io.stdout.write(`${line}\n`);
      return plan.issues.some((issue) => issue.severity === 'error') ? EXIT.badInput : EXIT.done;
    } finally {
      await host.dispose();
    }
  },
});

function planLines(plan: Plan, io: Io): readonly string[] {
  const style = styleFor(io.stdout, io.env);
  const hasPrices = plan.entries.some(({ price }) => price);
  const heading = ['action', 'node', 'type', ...(hasPrices ? ['price'] : []), 'why'];
  const rows = plan.entries.map(({ action, node, type, price, why }) => [
    action,
    node,
    type,
    ...(hasPrices ? [price ? showPrice(price) : ''] : []),
    toLine(why.message),
  ]);
  const lines = table([heading, ...rows], (text, column, row) => {
    if (row === 0) return style.dim(text);
    return column === 0 ? paintAction(plan.entries[row - 1]!.action, style)(text) : text;
  });
  const issues =
    plan.issues.length > 0 ? ['', ...plan.issues.flatMap((issue) => issueLines(issue, style)), tally(plan.issues)] : [];
  return [...(plan.entries.length > 0 ? lines : []), totalLine(plan), ...issues];
}

const paintAction = (action: PlanEntry['action'], style: Style) =>
  ({ reuse: style.dim, run: style.green, wait: style.yellow, blocked: style.red })[action];

/** `4 run (2 take time), 5 reuse; 0 to pay`. */
function totalLine({ entries, total }: Plan): string {
  const actions = ['run', 'wait', 'reuse', 'blocked'] as const;
  const told = actions.flatMap((action) => {
    const those = entries.filter((entry) => entry.action === action);
    const slow = those.filter(({ effect }) => effect !== 'pure').length;
    return those.length === 0 ? [] : [`${those.length} ${action}${action === 'run' ? ` (${slow} take time)` : ''}`];
  });
  return `${told.join(', ') || 'nothing to do'}; ${total.max === 0 ? '0' : showPrice(total)} to pay`;
}

const showPrice = ({ min, max, currency }: { readonly min: number; readonly max: number; readonly currency: string }) =>
  `${min === max ? min.toFixed(2) : `${min.toFixed(2)} to ${max.toFixed(2)}`} ${currency}`;
