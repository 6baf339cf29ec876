import type { PlanEntry, PurchaseInfo, RunEvent } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { createBoughtBefore } from './bought-before.ts';
import { entry, purchase } from './testing.ts';

function setup(all: readonly PurchaseInfo[], found: readonly PlanEntry[]) {
  const counts = { opened: 0, closed: 0 };
  const bought = createBoughtBefore({
    isFree: ({ node }) => node === 'animatic',
    all: () => all,
    openBeside: async () => {
      counts.opened++;
      return {
        plan: async () => ({ status: 'done', plan: { entries: found, issues: [], totals: [] } }),
        close: async () => void counts.closed++,
      };
    },
  });
  return { bought, counts };
}

const reused = (node: string) => entry(node, { action: 'reuse' });

describe('where results that are reused came from', () => {
  it('is looked up beside the open document, once for each result', async () => {
    const own = purchase();
    const { bought, counts } = setup([own], [entry('shot', { purchase: own }), entry('old')]);
    const entries = [reused('shot'), reused('old'), reused('animatic'), entry('next')];
    const expected = [{ ...reused('shot'), purchase: own }, ...entries.slice(1)];
    expect(await bought.complete(entries)).toEqual(expected);
    expect(await bought.complete(entries)).toEqual(expected);
    expect(counts).toEqual({ opened: 1, closed: 1 });
  });

  it('is found for each item of a node that runs once per item', async () => {
    const items = ['a', 'b'].map((key) => purchase({ key }));
    const found = items.map((own, i) => entry(`shot/${i}`, { purchase: own }));
    const { bought } = setup(items, [entry('shot', { action: 'wait' }), ...found]);
    const completed = await bought.complete([reused('shot')]);
    expect(completed.map(({ node, action, purchase: own }) => [node, action, own?.key])).toEqual([
      ['shot/0', 'reuse', 'a'],
      ['shot/1', 'reuse', 'b'],
    ]);
  });

  it('is not looked up where nothing was ever bought, or nothing is reused', async () => {
    const { bought, counts } = setup([], []);
    await bought.complete([reused('shot')]);
    const other = setup([purchase()], []);
    await other.bought.complete([entry('shot'), reused('animatic')]);
    expect([counts.opened, other.counts.opened]).toEqual([0, 0]);
  });

  it('is known from the run that bought it', async () => {
    const own = purchase({ key: 'k9' });
    const { bought, counts } = setup([own], []);
    bought.note([
      { type: 'node-purchase', node: 'shot', purchase: { type: 'bought', receipt: { key: 'k9' }, before: false } },
      { type: 'node-finished', node: 'shot', key: 'key of shot', effect: 'paid', elapsedMs: 1 },
    ] as RunEvent[]);
    expect(await bought.complete([reused('shot')])).toEqual([{ ...reused('shot'), purchase: own }]);
    expect(counts.opened).toBe(0);
  });
});
