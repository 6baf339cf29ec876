import { describe, expect, it } from 'vitest';
import { itemGraph, node, pickGraph } from './testing/item-graphs.ts';
import { documentOf, type Workspace, workspace } from './testing/workspace.ts';

const chain = documentOf(
  {
    a: ['sample/sum', { k: 3 }],
    b: ['sample/work', { value: { from: 'a.total' } }],
    p: ['test/paint', { text: `{{line}} ${'and on '.repeat(20)}` }],
  },
  { n: 'b.doubled', film: 'p.image' },
  { inputs: { line: { type: 'text', default: 'x' } } },
);

const why = (space: Workspace, node: string, ...options: string[]) =>
  space.shotgraph('why', 'graph.json', node, ...options);

describe('shotgraph why', () => {
  it('says that nothing has to be done, or that nothing was done yet', async () => {
    const space = workspace();
    space.write('graph.json', chain);
    expect((await why(space, 'b')).out).toBe(
      'b would run: has no result yet\n  value ← a would run: has no result yet\n',
    );
    await space.shotgraph('run', 'graph.json');
    expect(await why(space, 'b')).toEqual({ code: 0, out: 'b is reused: same inputs as before\n', err: '' });
  });

  it('follows a change from the node to the literal, before and after', async () => {
    const space = workspace();
    space.write('graph.json', chain);
    await space.shotgraph('run', 'graph.json');
    const { out } = await why(space, 'outputs.n', '--set', 'a.k=4');
    expect(out).toBe(
      [
        'output n waits',
        '  value ← b would run: value changed',
        '    value 3 → 4 ← a would run: k changed',
        '      k  3 → 4',
        '',
      ].join('\n'),
    );
    const film = (await why(space, 'outputs.film', '--input', 'line=y')).out;
    expect(film).toMatch(/^output film would run: value changed\n {2}value ← p would run: text changed\n {4}text ← /);
    expect(film).toContain('"x" → "y"');
  });

  it('follows it to a file', async () => {
    const space = workspace();
    space.write('words.txt', 'one');
    space.write('graph.json', documentOf({ read: ['test/file', { file: 'words.txt' }] }, { hash: 'read.hash' }));
    await space.shotgraph('run', 'graph.json');
    expect((await why(space, 'read')).out).toBe('read is reused: same inputs as before\n');
    space.write('words.txt', 'another one');
    const { out } = await why(space, 'outputs.hash');
    expect(out).toMatch(
      /^output hash would run: value changed\n {2}value "\w+… → "\w+… ← read would run: file changed\n/,
    );
    expect(out).toContain('\n    file  "words.txt": the file is another one now\n');
  });

  it('says what a node waits for, and why that would run', async () => {
    const space = workspace();
    space.write('graph.json', pickGraph);
    await space.shotgraph('run', 'graph.json');
    expect((await why(space, 'after')).out).toBe('after waits\n  value ← best waits: pick one of 3\n');
    const changed = (await why(space, 'after', '--set', 'numbers.start=1')).out;
    expect(changed).toContain(
      '    candidates ← works waits: depends on works/2\n      items  1 would run (works/2), 2 reused\n',
    );
    expect(changed).toContain('value [0,1,2] → [1,2,3] ← numbers would run: start changed\n');
  });

  it('tells of items and of nodes in subgraphs', async () => {
    const space = workspace();
    space.write('graph.json', itemGraph);
    await space.shotgraph('run', 'graph.json');
    expect((await why(space, 'shots')).out).toBe('shots is reused: same inputs as before\n  items  3 reused\n');
    expect((await why(space, 'shots/2/work', '--set', 'numbers.start=1')).out).toBe(
      [
        'shots/2/work would run: value changed',
        '  value 2 → 3 ← input k of shots/2',
        '    ← numbers would run: start changed',
        '      start  0 → 1',
        '',
      ].join('\n'),
    );
    expect((await why(space, 'shots/1/work', '--set', 'numbers.start=1')).out).toContain(
      'is reused: what it would give is stored already',
    );
  });

  it('with --json gives action and chain', async () => {
    const space = workspace();
    space.write('graph.json', chain);
    await space.shotgraph('run', 'graph.json');
    expect(JSON.parse((await why(space, 'b', '--json', '--set', 'a.k=4')).out)).toMatchObject({
      node: 'b',
      action: 'run',
      why: { reason: 'input-changed', changed: ['a.k'] },
      chain: [{ node: 'b' }, { node: 'a', changes: [{ input: 'k', before: '3', after: '4' }] }],
    });
  });

  it('cuts a chain that is too long to read, whatever its length', async () => {
    const space = workspace();
    const nodes = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `n${i}`,
        node('sample/sum', i === 0 ? { k: 1 } : { terms: [{ from: `n${i - 1}.total` }] }),
      ]),
    );
    space.write('graph.json', { shotgraph: 1, nodes });
    const { code, out } = await why(space, 'n299');
    expect(code).toBe(0);
    expect(out.split('\n').length).toBeLessThan(70);
    expect(out).toContain('--json has everything');
  });

  it.each([
    ['wroks', 'node wroks: there is no node "wroks"; did you mean "works"?'],
    ['shots/0/wrok', 'subgraph "shot" has no node "wrok"; did you mean "work"?'],
    ['works/9', 'there is no works/9: the items of "works" are works/0 to works/2'],
  ])('refuses %s with a way out', async (path, message) => {
    const space = workspace();
    space.write('graph.json', itemGraph);
    const { code, err } = await why(space, path);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
