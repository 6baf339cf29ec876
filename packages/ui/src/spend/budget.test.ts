import { describe, expect, it } from 'vitest';
import { ledgerLimits, openBudget, parseBudget, type SpendingBudget } from './budget.ts';
import { breachesOf, restOf, roundedUp, withinBudget } from './budget-check.ts';
import { breachInWords, raiseInWords, restInWords } from './budget-words.ts';

const usd = (max: number, min = max) => ({ min, max, currency: 'USD' as const });
const NOTHING = { run: [], day: [] };

function memory(text?: string) {
  const kept = new Map<string, string>(text === undefined ? [] : [['shotgraph-budget', text]]);
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
}

describe('the budget of this browser', () => {
  it('is kept, told to whoever holds to it, and taken away again', () => {
    const place = memory();
    const told: SpendingBudget[] = [];
    const budget = openBudget(place, (now) => told.push(now));
    budget.set('day', 'USD', 5);
    budget.set('day', 'CNY', 20);
    budget.set('day', 'CNY', undefined);
    expect(budget.current).toEqual({ run: {}, day: { USD: 5 } });
    expect(openBudget(place, () => {}).current).toEqual(budget.current);
    expect(told.map(({ day }) => day)).toEqual([{}, { USD: 5 }, { USD: 5, CNY: 20 }, { USD: 5 }]);
  });

  it('is none where something else was kept', () => {
    for (const text of [null, '', 'no', '7', 'null', '{"run":{"USD":"5","EUR":1},"day":{"USD":-1}}'])
      expect(parseBudget(text)).toEqual({ run: {}, day: {} });
  });

  it('leaves currencies without a limit free, also for the ledger', () => {
    expect(ledgerLimits({})).toBeUndefined();
    expect(ledgerLimits({ USD: 5 })).toEqual({ USD: 5, CNY: Number.MAX_VALUE });
  });
});

describe('a run that is held to a budget', () => {
  it('passes it by the most that it may cost, with what was spent before', () => {
    const budget: SpendingBudget = { run: { USD: 1 }, day: { USD: 2 } };
    expect(breachesOf([usd(1, 0.5)], budget, NOTHING)).toEqual([]);
    expect(breachesOf([usd(1.2, 0.5)], budget, NOTHING)).toEqual([
      { scope: 'run', currency: 'USD', limit: 1, spent: 0, needed: 1.2 },
    ]);
    expect(breachesOf([usd(1)], budget, { run: [], day: [usd(1.5, 0)] })).toEqual([
      { scope: 'day', currency: 'USD', limit: 2, spent: 1.5, needed: 2.5 },
    ]);
    expect(breachesOf([{ min: 9, max: 9, currency: 'CNY' }], budget, NOTHING)).toEqual([]);
    // 0.1 + 0.2 is a little more than 0.3.
    expect(breachesOf([usd(0.2)], { run: { USD: 0.3 }, day: {} }, { run: [usd(0.1)], day: [] })).toEqual([]);
  });

  it('may spend what was agreed to, and no more than is left', () => {
    const budget: SpendingBudget = { run: { USD: 1 }, day: { USD: 2 } };
    expect(withinBudget({ USD: 0.4, CNY: 3 }, budget, NOTHING)).toEqual({ USD: 0.4, CNY: 3 });
    expect(withinBudget({ USD: 5 }, budget, { run: [usd(0.3)], day: [] })).toEqual({ USD: 0.7 });
    expect(withinBudget({ USD: 5 }, budget, { run: [], day: [usd(3)] })).toEqual({ USD: 0 });
  });

  it('is told in words what is left, and what is not', () => {
    const budget: SpendingBudget = { run: { USD: 1 }, day: { USD: 2 } };
    const spent = { run: [], day: [usd(1.5)] };
    expect(restInWords(restOf([usd(0.3)], budget, spent))).toBe(
      'Your budget has $1.00 left for this run and $0.50 for today (UTC).',
    );
    expect(restInWords(restOf([usd(0.3)], { run: {}, day: {} }, spent))).toBeUndefined();
    const breaches = breachesOf([usd(0.7)], budget, spent);
    expect(breaches.map(breachInWords)).toEqual([
      'Your budget for one day is $2.00, of which $1.50 are spent or reserved today (UTC). This takes it to $2.20, so nothing is sent.',
    ]);
    expect(raiseInWords(breaches)).toBe('Raise the budget for one day to $2.20');
    expect(raiseInWords([...breaches, ...breaches])).toBe('Raise the budgets far enough');
  });

  it('is raised to a round sum', () => {
    expect([0.355, 0.3, 0.1 + 0.2, 12].map(roundedUp)).toEqual([0.4, 0.3, 0.3, 12]);
  });
});
