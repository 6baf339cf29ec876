import { describe, expect, it } from 'vitest';
import { addUp, limitsOf, showAll, showMoney, showMost, showPrice } from './money.ts';
import { parseAmount } from './parse-amount.ts';

const usd = (min: number, max = min) => ({ min, max, currency: 'USD' as const });

describe('sums of money', () => {
  it('have two decimals, or three where they take them', () => {
    expect(showMoney({ amount: 0.76, currency: 'USD' })).toBe('$0.76');
    expect(showMoney({ amount: 5.452, currency: 'CNY' })).toBe('¥5.452');
    expect(showMoney({ amount: 0, currency: 'USD' })).toBe('$0.00');
    expect(showMoney({ amount: 0.0002, currency: 'USD' })).toBe('<$0.001');
  });

  it('are never shown lower than they may be', () => {
    expect(showMost(usd(0, 0.7501))).toBe('$0.751');
    // 0.1 + 0.2 is a little more than 0.3.
    expect(showMost(usd(0, 0.1 + 0.2))).toBe('$0.30');
    expect(showPrice(usd(0.2009, 0.5001))).toBe('$0.20 to $0.501');
  });

  it('are one number where least and most look the same', () => {
    expect(showPrice(usd(0.76))).toBe('$0.76');
  });

  it('add up by currency, without those that are nothing', () => {
    const sums = addUp([usd(1, 2), { min: 3, max: 3, currency: 'CNY' }, usd(0), usd(0.5)]);
    expect(sums).toEqual([usd(1.5, 2.5), { min: 3, max: 3, currency: 'CNY' }]);
    expect(showAll(sums, showPrice)).toBe('$1.50 to $2.50 and ¥3.00');
    expect(addUp([usd(0)])).toEqual([]);
  });

  it('are read as people write them', () => {
    expect(['2.50', ' 2,5 ', '3', '0'].map(parseAmount)).toEqual([2.5, 2.5, 3, 0]);
    expect(['', ' '].map(parseAmount)).toEqual([undefined, undefined]);
    for (const text of ['-1', '1e9', '1.2.3', '$2', '1,000,000', 'two']) expect(parseAmount(text)).toBe('unreadable');
  });

  it('become limits at their highest', () => {
    expect(limitsOf([usd(1, 2), { min: 3, max: 4, currency: 'CNY' }])).toEqual({ USD: 2, CNY: 4 });
    expect(limitsOf([])).toEqual({});
  });
});
