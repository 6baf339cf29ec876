import { describe, expect, it } from 'vitest';
import { isOnDay, spentIn } from './spent.ts';
import { purchase } from './testing.ts';

describe('what was spent', () => {
  it('is what the provider told, else what was estimated, and may be nothing while it is under way', () => {
    expect(spentIn([purchase({ price: { amount: 0.5, currency: 'USD' } }), purchase()])).toEqual([
      { min: 1.2, max: 1.26, currency: 'USD' },
    ]);
    expect(spentIn([purchase({ state: 'job' })])).toEqual([{ min: 0, max: 0.76, currency: 'USD' }]);
    expect(spentIn([purchase({ state: 'free' }), purchase({ state: 'intended' })])).toEqual([]);
  });

  it('counts for a day of the ledger', () => {
    const noon = Date.UTC(2026, 10, 30, 12);
    expect(isOnDay({ askedAt: Date.UTC(2026, 10, 30) }, noon)).toBe(true);
    expect(isOnDay({ askedAt: Date.UTC(2026, 10, 29, 23, 59) }, noon)).toBe(false);
  });
});
