import type { Estimate, Plan } from '@shotgraph/engine';
import { nodeName } from '../progress/progress.ts';
import { type PlanRow, planRows, workIn } from '../run/plan-rows.ts';
import type { Style } from '../text/style.ts';
import { table } from '../text/table.ts';
import { count, showPrice } from '../text/units.ts';
import { toLine } from '../text/width.ts';

/** What each paid call of a plan costs and why, those that are paid already at nothing; empty where nothing is paid for. */
export function costLines(plan: Plan, withItems: boolean, style: Style): readonly string[] {
  const rows = planRows(plan.entries, withItems).filter(({ price }) => price);
  const prices = rows.map(({ price }) => showPrice(price!));
  const width = Math.max(...prices.map((price) => price.length));
  const cells = rows.map((row, i) => [prices[i]!.padStart(width), nameOf(row), toLine(basisOf(row))]);
  const lines = table(cells, (text, column) => (column === 2 ? style.dim(text) : text), { indent: 2 });
  return [...lines, ...unpriced(plan), ...busyLines(plan, style)];
}

const nameOf = ({ node, share }: PlanRow) => toLine(share === undefined ? nodeName(node) : `${node} (${share})`);

const basisOf = ({ basis = '', action, price }: PlanRow) =>
  action === 'wait' && price!.max > 0 ? `${basis}; as far as it is known before others have run` : basis;

/** Models that had better be asked at another time, each once. */
function busyLines({ entries }: Plan, style: Style): readonly string[] {
  const messages = new Set(entries.flatMap(({ busy }) => busy?.message ?? []));
  return [...messages].map(
    (message) => `  ${style.yellow('busy')} ${toLine(message)} (input onBusy: wait, fast or fail)`,
  );
}

/** Paid nodes whose inputs are not known yet may turn out to cost something. */
function unpriced({ entries }: Plan): readonly string[] {
  const nodes = workIn(entries).filter(({ effect, action, price }) => effect === 'paid' && action === 'wait' && !price);
  if (nodes.length === 0) return [];
  const names = nodes.slice(0, 4).map(({ node }) => nodeName(node));
  const rest = nodes.length > names.length ? ', …' : '';
  return [
    `  what ${count(nodes.length, 'more node')} may cost is known once others have run: ${names.join(', ')}${rest}`,
  ];
}

/** Sums of a plan, by currency: `$0.96 to $1.26 and ¥5.40`; `0` where it spends nothing. */
export const totalInWords = (totals: readonly Estimate[]): string =>
  totals.length === 0 ? '0' : totals.map(showPrice).join(' and ');
