import { createRegistry, defineNode, one, out } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { Num } from '../../engine/src/testing/sample-nodes.ts';
import { main } from './cli.ts';
import { testIo } from './testing/test-io.ts';
import { documentOf, workspace } from './testing/workspace.ts';

const graph = documentOf(
  { a: ['sample/sum', { k: 3 }], b: ['sample/work', { value: { from: 'a.total' } }] },
  { n: 'b.doubled' },
);

describe('shotgraph plan', () => {
  it('says per node what would happen and why, and what it costs', async () => {
    const { write, shotgraph, list } = workspace();
    write('graph.json', graph);
    const { code, out } = await shotgraph('plan', 'graph.json');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'action  node       type          why',
        'run     a          sample/sum    has not run before',
        'run     b          sample/work   has not run before',
        'wait    outputs.n  graph/output  depends on b',
        '2 run (1 take time), 1 wait; 0 to pay',
        '',
      ].join('\n'),
    );
    expect(list('out')).toEqual([]);
    await shotgraph('run', 'graph.json');
    expect((await shotgraph('plan', 'graph.json')).out).toContain('3 reuse; 0 to pay');
    const changed = await shotgraph('plan', 'graph.json', '--set', 'a.k=4', '--target', 'b');
    expect(changed.out).toMatch(/run +b +sample\/work +value changed because a\.k changed/);
    expect(changed.out).not.toContain('outputs.n');
  });

  it('with --json gives the plan as it is', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', graph);
    const plan = JSON.parse((await shotgraph('plan', 'graph.json', '--json')).out);
    expect(plan).toMatchObject({ issues: [], total: { min: 0, max: 0, currency: 'USD' } });
    expect(plan.entries[1]).toMatchObject({ node: 'b', action: 'run', why: { reason: 'first-time' } });
  });

  it('has a column for prices when something costs', async () => {
    const buy = defineNode({
      type: 'test/buy',
      version: 1,
      title: 'Buy',
      effect: 'paid',
      inputs: { value: one(Num, 'Any number.') },
      outputs: { value: out(Num, 'The number.') },
      predict: ({ value }) => ({ value }),
      price: () => ({ min: 0.2, max: 0.5, currency: 'USD', basis: 'a guess' }),
      run: ({ value }) => ({ value }),
    });
    const { write, folder } = workspace();
    write('graph.json', documentOf({ buy: ['test/buy', { value: 1 }] }));
    const io = testIo(folder, createRegistry([buy]));
    expect(await main(['plan', 'graph.json'], io)).toBe(0);
    expect(io.out()).toBe(
      [
        'action  node  type      price             why',
        'run     buy   test/buy  0.20 to 0.50 USD  has not run before',
        '1 run (1 take time); 0.20 to 0.50 USD to pay',
        '',
      ].join('\n'),
    );
  });

  it('lists problems below the table and ends with 2', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', documentOf({ a: ['sample/sum', { k: 3 }], b: ['sample/work', { value: 'x' }] }));
    const { code, out } = await shotgraph('plan', 'graph.json');
    expect(code).toBe(2);
    expect(out).toMatch(/run +a +sample\/sum/);
    expect(out).toContain('error node "b", input "value": text "x" is not of type number');
    expect(out).toMatch(/1 error\n$/);
  });
});
