import { describe, expect, it } from 'vitest';
import { changesBetween, differenceOf, linesOf, reusedIn, showDifference, unpricedCards } from './cost-lines.ts';
import { costsOf } from './costs.ts';
import { entry, price, purchase } from './testing.ts';

const costs = (...entries: Parameters<typeof costsOf>[0]) => costsOf(entries, () => false);
const usd = (min: number, max = min) => ({ min, max, currency: 'USD' as const });

describe('costs in lines', () => {
  it('are of the innermost cards, the dearest first', () => {
    const lines = linesOf(
      costs(
        entry('scene/0/shot', { price: price(1) }),
        entry('scene/1/shot', { price: price(2) }),
        entry('end', { price: price(4) }),
      ),
    );
    expect(lines.map(({ card, calls }) => [card, calls])).toEqual([
      ['end', 1],
      ['scene/shot', 2],
    ]);
  });

  it('tell what is reused, and what it would be', () => {
    const made = purchase({ price: { amount: 0.6, currency: 'USD' } });
    const planned = costs(
      entry('a', { action: 'reuse', purchase: made }),
      entry('b', { action: 'reuse', purchase: purchase({ key: 'k2' }) }),
      entry('c', { action: 'wait' }),
    );
    expect(reusedIn(planned)).toEqual({
      takes: 2,
      worth: [{ min: 1.2999999999999998, max: 1.3599999999999999, currency: 'USD' }],
    });
    expect(unpricedCards(planned)).toEqual(['c']);
    expect(linesOf(planned).map(({ card }) => card)).toEqual(['c']);
  });

  it('change for some cards only', () => {
    const before = costs(entry('a', { price: price(1) }), entry('b', { price: price(2) }));
    const after = costs(entry('a', { price: price(1) }), entry('c', { price: price(3) }));
    expect(changesBetween(before, after).map(({ card }) => card)).toEqual(['b', 'c']);
    expect(changesBetween(before, before)).toEqual([]);
  });

  it('differ by a sum with a sign', () => {
    expect(differenceOf([usd(0.355)], [usd(0.955)]).map(showDifference)).toEqual(['+$0.60']);
    expect(differenceOf([usd(1)], []).map(showDifference)).toEqual(['-$1.00']);
    expect(differenceOf([usd(1, 2)], [usd(0.8, 2.1)]).map(showDifference)).toEqual(['-$0.20 to +$0.10']);
    expect(differenceOf([usd(0.1 + 0.2)], [usd(0.3)])).toEqual([]);
    expect(differenceOf([], [{ min: 3, max: 3, currency: 'CNY' }]).map(showDifference)).toEqual(['+¥3.00']);
  });
});
