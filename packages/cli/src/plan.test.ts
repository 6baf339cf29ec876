import { readFileSync } from 'node:fs';
import { createRegistry, defineNode, one, out } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { Num } from '../../engine/src/testing/sample-nodes.ts';
import { main } from './cli.ts';
import { setupOf, testIo } from './testing/test-io.ts';
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
        'run     a          sample/sum    has no result yet',
        'run     b          sample/work   has no result yet',
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
    expect(plan).toMatchObject({ issues: [], totals: [] });
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
    const io = testIo(folder, setupOf(createRegistry([buy])));
    expect(await main(['plan', 'graph.json'], io)).toBe(0);
    expect(io.out()).toBe(
      [
        'action  node  type      price           why',
        'run     buy   test/buy  $0.20 to $0.50  has no result yet',
        '',
        '  $0.20 to $0.50  buy  a guess',
        '1 run (1 take time); $0.20 to $0.50 to pay',
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

  it('tells per paid call what it costs and why, and what was bought already', async () => {
    const { write, shotgraph } = workspace();
    const film = (take: number) =>
      documentOf({ shot: ['test/buy', { take }], cut: ['test/buy', { model: 'yuan', prompt: 'owl' }] });
    write('graph.json', film(1));
    await shotgraph('run', 'graph.json', '--max-cost', '1');
    write('graph.json', film(2));
    expect((await shotgraph('plan', 'graph.json', '--force', 'shot')).out).toContain(
      [
        '  $0.70 to $0.80  shot  5 s at 0.14 to 0.16 USD',
        '           ¥5.40  cut   a flat price',
        '2 run (2 take time); $0.70 to $0.80 and ¥5.40 to pay',
        '',
      ].join('\n'),
    );
    write('graph.json', film(1));
    const { out } = await shotgraph('plan', 'graph.json', '--force', 'shot');
    expect(out).toContain('  $0.00  shot  bought already, job job-1\n');
    expect(out).toContain('; ¥5.40 to pay');
  });
});

describe('shotgraph plan --fix', () => {
  const broken = documentOf({
    shot: ['test/buy', { seconds: 20, prompt: 'fox' }],
    b: ['test/file', { file: 'gone.txt' }],
  });

  it('mends what can be mended, says every change, and what is left', async () => {
    const { write, shotgraph, path } = workspace();
    write('graph.json', broken);
    const plain = await shotgraph('plan', 'graph.json');
    expect(plain.out).toContain('  fix: Use 15 s');
    const { code, out } = await shotgraph('plan', 'graph.json', '--fix');
    expect(code).toBe(2);
    expect(out).toMatch(/^graph\.json: mended: Use 15 s\n {2}node "shot", input "seconds": 20 became 15\n\n/);
    expect(out).toMatch(/error node "b".*\n1 error\n$/);
    const text = readFileSync(path('graph.json'), 'utf8');
    expect(JSON.parse(text).nodes.shot.inputs.seconds).toBe(15);
    expect((await shotgraph('fmt', '--check', 'graph.json')).code).toBe(0);
    const again = await shotgraph('plan', 'graph.json', '--fix');
    expect(again.out).toContain('graph.json: nothing that could be mended by itself\n');
    expect(readFileSync(path('graph.json'), 'utf8')).toBe(text);
  });

  it('with --dry-run only says so, with --json as data', async () => {
    const { write, shotgraph, path } = workspace();
    write('graph.json', broken);
    const { out } = await shotgraph('plan', 'graph.json', '--fix', '--dry-run', '--json');
    expect(JSON.parse(out)).toMatchObject({
      fixes: [{ label: 'Use 15 s', changes: ['node "shot", input "seconds": 20 became 15'] }],
      issues: [{ node: 'b' }],
    });
    expect(JSON.parse(readFileSync(path('graph.json'), 'utf8'))).toEqual(broken);
    expect((await shotgraph('plan', 'graph.json', '--fix', '--dry-run')).out).toContain('would mend: Use 15 s');
  });

  it.each([
    [['--dry-run'], '--dry-run goes with --fix'],
    [['--fix', '--set', 'shot.seconds=20'], 'leave --set out'],
  ])('refuses %j', async (options, message) => {
    const { write, shotgraph } = workspace();
    write('graph.json', broken);
    const { code, err } = await shotgraph('plan', 'graph.json', ...options);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
