import { describe, expect, it } from 'vitest';
import { documentOf, workspace } from './testing/workspace.ts';

const lines = (text: string) => text.trimEnd().split('\n');

/** One purchase with a price, one without, one in yuan of another graph, and one that failed and is billed. */
async function spender() {
  const space = workspace();
  const { write, shotgraph, shop } = space;
  const run = async (name: string, id: string, inputs: object) => {
    write(name, documentOf({ [id]: ['test/buy', inputs] }));
    await shotgraph('run', name, '--yes');
  };
  await run('graph.json', 'shot', {});
  shop.script.isSilent = true;
  await run('graph.json', 'cut', { prompt: 'owl' });
  await run('other.json', 'cat', { model: 'yuan' });
  shop.script.job = 'failed';
  await run('graph.json', 'shot', { model: 'cheap' });
  return space;
}

describe('shotgraph spend', () => {
  it('adds up what is settled, estimated and reserved, by currency', async () => {
    const { shotgraph } = await spender();
    const { code, out, err } = await shotgraph('spend');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines(out)[0]).toBe('       purchases  settled  estimated  reserved');
    expect(lines(out).slice(1).sort()).toEqual([
      'total          1        -      ¥5.40         -',
      'total          3   $0.762      $0.85         -',
    ]);
  });

  it('tells them apart by day, graph, model or node', async () => {
    const { shotgraph } = await spender();
    const names = async (by: string, ...graphs: string[]) =>
      lines((await shotgraph('spend', ...graphs, '--by', by)).out)
        .slice(1)
        .map((line) => line.replace(/ {2,}.*/, ''));
    const today = new Date().toISOString().slice(0, 10);
    expect(await names('day')).toEqual([today, today, 'total', 'total']);
    expect(await names('graph')).toEqual(['graph.json', 'other.json', 'total', 'total']);
    expect(await names('model')).toEqual(['cheap', 'dear', 'yuan', 'total', 'total']);
    expect(await names('node', 'graph.json')).toEqual(['cut of graph.json', 'shot of graph.json', 'total']);
  });

  it('gives the same as data, of what was asked for since a time', async () => {
    const { shotgraph } = await spender();
    const json = async (...options: string[]) => JSON.parse((await shotgraph('spend', ...options, '--json')).out);
    const { sums, totals } = await json('--by', 'graph', '--since', '1h');
    expect(sums).toHaveLength(2);
    expect(totals).toContainEqual({
      name: '',
      currency: 'USD',
      purchases: 3,
      settled: 0.762,
      estimated: 0.8500000000000001,
      reserved: 0,
    });
    expect(await json('--since', '2999-01-01')).toEqual({ totals: [] });
    expect((await shotgraph('spend', '--since', '2999-01-01')).out).toBe('Nothing was spent.\n');
  });

  it.each([
    [['--by', 'week'], '--by must be day, graph, model, node; got "week"'],
    [['--since', 'yesterday'], '--since takes a time such as 30d, 12h or 90min; got "yesterday"'],
    [['--since', '2026-13-01'], 'there is no such day'],
  ])('refuses %j', async (options, message) => {
    const { code, err } = await workspace().shotgraph('spend', ...options);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
