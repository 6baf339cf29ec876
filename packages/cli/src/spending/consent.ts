import type { Estimate, Limits, Plan } from '@shotgraph/engine';
import { ConsentError } from '../exit.ts';
import type { Io } from '../io.ts';
import type { OpenedGraph } from '../run/open.ts';
import { parseLimits } from '../text/quantities.ts';
import { styleFor } from '../text/style.ts';
import { showMoney } from '../text/units.ts';
import { costLines, totalInWords } from './cost-lines.ts';

/** What a person said beforehand about what a run may cost. */
export interface ConsentRequest {
  /** Sums such as `5USD`, one for each currency. */
  readonly maxCost?: readonly string[];
  /** As much as the plan says at most. */
  readonly yes?: boolean;
}

/** A replay buys nothing, whatever the recording says it cost. */
export const NO_LIMITS: Limits = { USD: Number.POSITIVE_INFINITY, CNY: Number.POSITIVE_INFINITY };

/**
 * What a run may spend: as it was given, else what the plan says, once somebody who has seen it agrees.
 *
 * @returns `undefined` when nothing is to pay
 * @throws ConsentError when nobody agreed; UsageError for sums that are none; the signal's reason
 */
export async function agreeOnCost(
  { maxCost = [], yes = false }: ConsentRequest,
  { session, options, registry }: OpenedGraph,
  io: Io,
): Promise<Limits | undefined> {
  if (maxCost.length > 0) return parseLimits(maxCost, '--max-cost');
  const canPay = [session.graph, ...session.graph.graphs.values()].some(({ nodes }) =>
    [...nodes.values()].some(({ type }) => registry.get(type)?.effect === 'paid'),
  );
  // Planning looks at every file; graphs that cannot cost anything are not looked at twice.
  if (!canPay || options.cache === 'offline') return undefined;
  const signal = io.cancellation();
  const plan = await session.plan({ ...options, signal });
  // What keeps the graph from running is told by the run.
  if (plan.totals.length === 0 || plan.issues.some(({ severity }) => severity === 'error')) return undefined;
  if (!yes) await ask(plan, io, signal);
  return Object.fromEntries(plan.totals.map(({ currency, max }) => [currency, max]));
}

async function ask(plan: Plan, io: Io, signal: AbortSignal): Promise<void> {
  const { totals } = plan;
  const style = styleFor(io.stderr, io.env);
  const tell = (line: string) => io.stderr.write(`${line}\n`);
  tell('This run would pay for:');
  for (const line of costLines(plan, true, style)) tell(line);
  tell(`Total: ${totalInWords(totals)}`);
  const most = mostOf(totals);
  const calls = plan.entries
    .filter(({ price }) => price && price.max > 0)
    .map(({ node, price }) => ({ node, price: price! }));
  const details = { calls, totals };
  if (!io.ask) {
    const options = totals.map(({ currency, max }) => `--max-cost ${roundUp(max)}${currency}`).join(' ');
    const words = `nothing was run: it would cost up to ${most}, and nobody has agreed to that`;
    throw new ConsentError(`${words}; allow it with --yes, or with ${options}`, details);
  }
  const answer = await io.ask(`Spend up to ${most}? [y/N] `, signal);
  if (!/^y(es)?$/i.test(answer.trim())) throw new ConsentError('nothing was run and nothing was bought', details);
}

const mostOf = (totals: readonly Estimate[]) =>
  totals.map(({ max, currency }) => showMoney({ amount: max, currency }, 'ceil')).join(' and ');

/** To a cent: what is typed should be short. */
const roundUp = (amount: number): string => (Math.ceil(Number((amount * 100).toFixed(6))) / 100).toFixed(2);
