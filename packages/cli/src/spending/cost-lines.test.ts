import type { Plan, PlanEntry } from '@shotgraph/engine';
import { expect, it } from 'vitest';
import { styleFor } from '../text/style.ts';
import { costLines } from './cost-lines.ts';

const plain = styleFor({ isTerminal: false, write: () => {}, columns: 80, rows: 24 }, {});

it('tells once of a model that is busy, and what to do about it', () => {
  const busy = { provider: 'ark', model: 'seedance-2.0', refusedShare: 0.5, message: 'seedance-2.0 is busy at ark' };
  const price = { min: 1, max: 1, currency: 'USD', basis: 'a flat price' } as const;
  const entry = (node: string): PlanEntry => ({
    ...{ node, type: 'generate/video', effect: 'paid', action: 'run', key: 'k' },
    why: { reason: 'first-time', message: 'has no result yet' },
    ...{ price, busy },
  });
  const plan: Plan = { entries: [entry('a'), entry('b')], issues: [], totals: [] };
  expect(costLines(plan, false, plain)).toEqual([
    '  $1.00  a  a flat price',
    '  $1.00  b  a flat price',
    '  busy seedance-2.0 is busy at ark (input onBusy: wait, fast or fail)',
  ]);
});
