import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { itemGraph, node, pickGraph } from './testing/item-graphs.ts';
import { workspace } from './testing/workspace.ts';

const lines = (text: string) => text.trimEnd().split('\n');

describe('shotgraph run, with items and subgraphs', () => {
  it('tells the items of a node together, names those that failed, and writes the outputs that are there', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', itemGraph);
    const { code, out, err } = await shotgraph('run', 'graph.json');
    expect(code).toBe(1);
    expect(err).toMatch(/^started {3}works: 3 items$/m);
    expect(err).not.toMatch(/works\/\d/);
    expect(err).toContain('failed    moods/1 (node-threw)');
    expect(err).toMatch(/finished {2}moods: 3 items in \d+\.\d s: 2 ran, 1 failed\n/);
    // works and shots make the same: each of them once.
    expect(err).toMatch(/Failed after \d+\.\d s: 6 nodes ran, 3 reused, 1 failed/);
    expect(err).toContain('These outputs are there all the same:');
    expect(lines(out)).toEqual(['doubled  [0,2,4]', 'shots    [0,2,4]', 'moods    [0,(failed),6]']);
    expect(err).toContain('error node "moods/1": Error: 1 and 0 do not go together (node-threw)');
  });

  it('with --json ends with the outputs that are there', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', itemGraph);
    const { code, out } = await shotgraph('run', 'graph.json', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(lines(out).at(-1)!)).toEqual({
      type: 'outputs',
      outputs: {
        doubled: { kind: 'value', value: [0, 2, 4] },
        shots: { kind: 'value', value: [0, 2, 4] },
        moods: { kind: 'value', value: [0, { node: 'moods/1', error: expect.anything() }, 6] },
      },
    });
  });

  it('tells what failed alike once, with the paths of the others', async () => {
    const { write, shotgraph } = workspace();
    const fails = node('test/fail', { value: [1, 2, 3] }, { each: [['value']] });
    write('graph.json', { shotgraph: 1, outputs: { n: { from: 'bad.value' } }, nodes: { bad: fails } });
    const { err } = await shotgraph('run', 'graph.json');
    expect(err).toContain('error node "bad/0", input "value": ffmpeg failed');
    expect(err).toContain('  the same: bad/1, bad/2\n');
  });

  it('forces and targets what a path leads to', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', itemGraph);
    await shotgraph('run', 'graph.json', '--target', 'shots');
    const once = await shotgraph('run', 'graph.json', '--target', 'shots', '--force', 'shots/1/work');
    expect(once.err).toContain('1 node ran, 2 reused');
    const all = await shotgraph('run', 'graph.json', '--target', 'shots/2/work', '--force', 'shots');
    expect(all.err).toContain('3 nodes ran, 0 reused');
    const { out } = await shotgraph('run', 'graph.json', '--target', 'one/work.doubled');
    expect(out).toBe('one/work.doubled  14\n');
  });

  it.each([
    [['--target', 'shots/work'], '--target shots/work: "shots" runs once per item; number them, as in shots/0/work'],
    [['--target', 'shots/0/wrok'], '--target shots/0/wrok: subgraph "shot" has no node "wrok"; did you mean "work"?'],
    [['--target', 'shots/0/work.doubled'], 'an output of one item cannot be asked for; name the node without its port'],
    [['--force', 'numbers/0'], '--force numbers/0: node "numbers" (sample/range) has no nodes within'],
    [['--target', 'one/work.x'], '--target one/work.x: sample/work has no output "x"'],
    [['--set', 'one/work.value=1'], 'only nodes of the graph itself can be set'],
    [['--refresh', '--offline'], '--refresh runs everything again, --offline nothing: leave one out'],
  ])('%j ends with 2 and says how it is meant', async (options, message) => {
    const { write, shotgraph } = workspace();
    write('graph.json', itemGraph);
    const { code, err } = await shotgraph('run', 'graph.json', ...options);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('takes lists and inputs of subgraphs from the command line', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', itemGraph);
    const run = (...set: string[]) => shotgraph('run', 'graph.json', '--target', 'works.doubled', '--set', ...set);
    expect((await run('works.value=[5,6]')).out).toBe('works.doubled  [10,12]\n');
    const { out } = await shotgraph('run', 'graph.json', '--set', 'one.k=8', '--target', 'one.d');
    expect(out).toBe('one.d  16\n');
  });

  it('writes a list of media as numbered files', async () => {
    const { write, shotgraph, path } = workspace();
    const paint = node('test/paint', { text: [...'abcdefghijk'] }, { each: [['text']] });
    write('graph.json', { shotgraph: 1, outputs: { film: { from: 'paint.image' } }, nodes: { paint } });
    const { code, out } = await shotgraph('run', 'graph.json');
    expect(code).toBe(0);
    expect(lines(out)).toEqual([
      'film 0   out/film-00.png  4x2  1 B',
      '…        and 9 more files',
      'film 10  out/film-10.png  4x2  1 B',
    ]);
    expect(readFileSync(path('out/film-10.png'), 'utf8')).toBe('k');
  });
});

describe('shotgraph run, with what is stored', () => {
  it('refreshes everything, and offline runs nothing', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', itemGraph);
    const works = ['run', 'graph.json', '--target', 'works.doubled'];
    const before = await shotgraph(...works, '--offline');
    expect(before.code).toBe(1);
    expect(before.err).toContain('no result is stored');
    await shotgraph(...works);
    expect((await shotgraph(...works, '--offline')).err).toContain('0 nodes ran, 3 reused');
    expect((await shotgraph(...works, '--refresh')).err).toContain('3 nodes ran, 0 reused');
  });
});

describe('shotgraph run, with a choice to make', () => {
  it('ends with 4, says who waits for what, and goes on once it is made', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', pickGraph);
    const { code, err } = await shotgraph('run', 'graph.json');
    expect(code).toBe(4);
    expect(err).toMatch(/Waits for a person after .*: 3 nodes ran, 0 reused, 2 skipped, 1 waiting\.\n/);
    expect(err).toContain('waits node "best": pick one of 3\nTo choose: shotgraph pick graph.json best\n');
    const { code: done, out } = await shotgraph('run', 'graph.json', '--set', 'best.choice=2');
    expect({ done, out }).toEqual({ done: 0, out: 'best  8\n' });
  });
});

describe('shotgraph validate and diff, with subgraphs', () => {
  const broken = {
    ...itemGraph,
    graphs: { shot: { ...itemGraph.graphs.shot, nodes: { work: node('sample/work', { valeu: 1 }) } } },
  };

  it('say in which subgraph a problem is', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', broken);
    const { code, out } = await shotgraph('validate', 'graph.json');
    expect(code).toBe(2);
    expect(out).toContain('error subgraph "shot", node "work", input "valeu": sample/work has no input "valeu"');
  });

  it('say at which item a problem is met', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', { ...itemGraph, nodes: { ...itemGraph.nodes, one: node('graph/shot', { k: 2e6 }) } });
    const { out } = await shotgraph('plan', 'graph.json', '--target', 'one');
    expect(out).toContain(
      'error subgraph "shot", node "work", input "value" at one/work: value 2000000 is over 1000000',
    );
  });

  it('say in which subgraph something changed', async () => {
    const { write, shotgraph } = workspace();
    write('a.json', itemGraph);
    write('b.json', broken);
    const { out } = await shotgraph('diff', 'a.json', 'b.json');
    expect(out).toContain('subgraph "shot", node "work", input "valeu": set to 1\n');
  });
});

describe('shotgraph plan, with items', () => {
  it('has a line per node and action, and a line per item when asked', async () => {
    const { write, shotgraph, path } = workspace();
    write('graph.json', itemGraph);
    const plan = (...more: string[]) => shotgraph('plan', 'graph.json', '--target', 'works', ...more);
    const { out } = await plan();
    expect(existsSync(path('.shotgraph'))).toBe(false);
    expect(out).toMatch(/^run +works +sample\/work +3 items: has no result yet$/m);
    expect(out).toContain('4 run (3 take time); 0 to pay');
    expect((await plan('--items')).out).toMatch(/^run +works\/2 +sample\/work +has no result yet$/m);
    await shotgraph('run', 'graph.json', '--target', 'works');
    const changed = (await plan('--set', 'numbers.start=1')).out;
    expect(changed).toMatch(/^run +works +sample\/work +1 of 3 items: value changed because numbers\.start changed$/m);
    expect(changed).toMatch(/^reuse +works +sample\/work +2 of 3 items/m);
  });

  it('says who has to choose', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', pickGraph);
    await shotgraph('run', 'graph.json');
    expect((await shotgraph('plan', 'graph.json')).out).toContain('0 to pay; 1 node to choose for: best');
  });
});
