import type { Currency, Estimate } from '@shotgraph/engine';
import type { NodeCost } from './costs.ts';
import type { PlannedMoney } from './edit-cost.ts';
import { addUp, showMoney } from './money.ts';
import { spentOn } from './spent.ts';

/** What one card adds to a sum. */
export interface CostLine {
  /** Path of the card. */
  readonly card: string;
  readonly sums: readonly Estimate[];
  readonly calls: number;
  readonly unpriced: number;
}

type Costs = PlannedMoney['costs'];

/** Cards that cost something by themselves: of a subgraph the cards inside, so that nothing is listed twice. */
function innermost(costs: Costs): readonly (readonly [card: string, cost: NodeCost])[] {
  const around = new Set([...costs.keys()].flatMap(cardsAbove));
  return [...costs].filter(([card]) => !around.has(card));
}

const cardsAbove = (card: string): readonly string[] =>
  [...card].flatMap((letter, i) => (letter === '/' ? [card.slice(0, i)] : []));

/** What is to be paid, card by card, the dearest first; those without a price yet come last. */
export function linesOf(costs: Costs): readonly CostLine[] {
  return innermost(costs)
    .filter(([, { calls, unpriced }]) => calls + unpriced > 0)
    .map(([card, { sums, calls, unpriced }]) => ({ card, sums, calls, unpriced }))
    .sort((a, b) => mostIn(b.sums) - mostIn(a.sums));
}

const mostIn = (sums: readonly Estimate[]) => sums.reduce((sum, { max }) => sum + max, 0);

/** Takes that are there already, and what they would cost if they were not. */
export interface Reused {
  readonly takes: number;
  readonly worth: readonly Estimate[];
}

/** What need not be paid again. */
export function reusedIn(costs: Costs): Reused {
  const bought = innermost(costs).flatMap(([, cost]) => cost.bought);
  return { takes: bought.length, worth: addUp(bought.flatMap((purchase) => spentOn(purchase) ?? [])) };
}

/** Cards whose price is known only once others have run. */
export const unpricedCards = (costs: Costs): readonly string[] =>
  innermost(costs).flatMap(([card, { unpriced }]) => (unpriced > 0 ? [card] : []));

/** How the price of one card changed. */
export interface ChangeLine {
  readonly card: string;
  readonly before: NodeCost | undefined;
  readonly after: NodeCost | undefined;
}

/** Cards whose price is another one after an edit, in the order of the plans. */
export function changesBetween(before: Costs, after: Costs): readonly ChangeLine[] {
  const cards = new Set([...innermost(before), ...innermost(after)].map(([card]) => card));
  return [...cards]
    .map((card) => ({ card, before: before.get(card), after: after.get(card) }))
    .filter((line) => textOf(line.before) !== textOf(line.after));
}

const textOf = (cost: NodeCost | undefined): string =>
  JSON.stringify([cost?.sums ?? [], cost?.calls ?? 0, cost?.unpriced ?? 0]);

/** What is more, or less, after than before; with a sign, the smaller end first. */
export interface Difference {
  readonly min: number;
  readonly max: number;
  readonly currency: Currency;
}

/** What totals changed by, by currency; currencies in which nothing changed are left out. */
export function differenceOf(before: readonly Estimate[], after: readonly Estimate[]): readonly Difference[] {
  const currencies = new Set([...before, ...after].map(({ currency }) => currency));
  return [...currencies].flatMap((currency): Difference[] => {
    const [was, is] = [before, after].map(
      (sums) => sums.find((sum) => sum.currency === currency) ?? { min: 0, max: 0 },
    );
    const ends = [rounded(is!.min - was!.min), rounded(is!.max - was!.max)].sort((a, b) => a - b);
    return ends[0] === 0 && ends[1] === 0 ? [] : [{ min: ends[0]!, max: ends[1]!, currency }];
  });
}

/** Differences of binary fractions are not exact; a thousandth is the least that is shown. */
const rounded = (amount: number) => Math.round(amount * 1000) / 1000;

/** A difference with its sign: `+$0.60`, `-$0.20 to +$0.10`. */
export function showDifference({ min, max, currency }: Difference): string {
  const signed = (amount: number) => (amount < 0 ? '-' : '+') + showMoney({ amount: Math.abs(amount), currency });
  return min === max ? signed(min) : `${signed(min)} to ${signed(max)}`;
}
