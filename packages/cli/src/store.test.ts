import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { itemGraph } from './testing/item-graphs.ts';
import { documentOf, type Workspace, workspace } from './testing/workspace.ts';

const film = documentOf(
  { p: ['test/paint', { text: 'fox' }], n: ['sample/work', { value: 1 }] },
  { film: 'p.image', n: 'n.doubled' },
);

/** Files of a room of the store, without their folders. */
const filesIn = ({ path }: Workspace, room: string) =>
  readdirSync(path('.shotgraph', room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Everything in the store was used so long ago. */
function age(space: Workspace, days: number): void {
  const at = Date.now() / 1000 - days * 86_400;
  for (const room of ['results', 'assets']) for (const file of filesIn(space, room)) utimesSync(file, at, at);
}

async function rendered(): Promise<Workspace> {
  const space = workspace();
  space.write('graph.json', film);
  await space.shotgraph('run', 'graph.json');
  return space;
}

describe('shotgraph store', () => {
  it('counts what is there', async () => {
    const space = await rendered();
    const { code, out } = await space.shotgraph('store', 'graph.json');
    expect(code).toBe(0);
    expect(out).toMatch(/^\.shotgraph: \d+ B\nresults {2}2 +\d+ B {2}least recently used just now\nassets +1 +3 B/);
    expect((await space.shotgraph('store', 'status', '--json')).out).toContain('"pins": 0');
    const { out: none } = await workspace().shotgraph('store');
    expect(none).toBe('.shotgraph: nothing is kept there yet\n');
  });

  it('removes what was not used for long, and says before what it would remove', async () => {
    const space = await rendered();
    expect((await space.shotgraph('store', 'gc', '--older-than', '30d')).out).toContain('Nothing to remove');
    age(space, 40);
    const gc = (...options: string[]) =>
      space.shotgraph('store', 'gc', 'graph.json', '--older-than', '30d', ...options);
    expect((await gc('--dry-run')).out).toMatch(
      /^Would remove 2 results and 1 asset, \d+ B; 0 B would be left\.\n {2}2 results not used/,
    );
    expect((await gc()).out).toMatch(/^Removed 2 results and 1 asset/);
    expect((await space.shotgraph('run', 'graph.json')).err).toContain('2 nodes ran, 0 reused');
  });

  it('keeps what is pinned, by node and by key', async () => {
    const space = await rendered();
    const { code, out } = await space.shotgraph('store', 'pin', 'graph.json', 'n');
    expect(code).toBe(0);
    expect(out).toMatch(/^pinned {2}n {2}[0-9a-f]{16}…\n$/);
    const pins = (await space.shotgraph('store', 'pins', 'graph.json')).out;
    expect(pins).toMatch(/^[0-9a-f]{64} {2}n\n$/);
    age(space, 40);
    expect((await space.shotgraph('store', 'gc', '--max-size', '0B')).out).toContain('Removed 1 result and 1 asset');
    await space.shotgraph('store', 'unpin', pins.slice(0, 64));
    expect((await space.shotgraph('store', 'pins')).out).toBe('Nothing is pinned in .shotgraph.\n');
  });

  it('pins every item of a node', async () => {
    const space = workspace();
    space.write('graph.json', itemGraph);
    await space.shotgraph('run', 'graph.json');
    expect((await space.shotgraph('store', 'pin', 'graph.json', 'shots')).err).toBe('3 results pinned.\n');
    expect((await space.shotgraph('store', 'pin', 'graph.json', 'works/1')).out).toMatch(/^pinned {2}works\/1 /);
  });

  it('finds damage, ends with 1, and repairs it so that it is made again', async () => {
    const space = await rendered();
    expect((await space.shotgraph('store', 'verify')).out).toMatch(
      /^Everything is as it was stored: 2 results, 1 asset/,
    );
    const [asset = ''] = filesIn(space, 'assets').filter((file) => /[0-9a-f]{64}$/.test(file));
    rmSync(asset);
    writeFileSync(asset, 'cat');
    const found = await space.shotgraph('store', 'verify');
    expect(found.code).toBe(1);
    expect(found.out).toContain('damaged 1 asset whose bytes are not what they were');
    expect(found.out).toContain('--repair removes what is damaged');
    const repaired = await space.shotgraph('store', 'verify', '--repair');
    expect(repaired.code).toBe(0);
    expect(repaired.out).toContain('Removed 1 result and 1 asset; the next run makes them again.');
    expect((await space.shotgraph('run', 'graph.json')).err).toContain('1 node ran, 1 reused');
    expect((await space.shotgraph('store', 'verify')).code).toBe(0);
  });

  it.each([
    [['gc', '--older-than', '30 moons'], '--older-than takes a time such as 30d'],
    [['gc', '--max-size', '-1GB'], '--max-size needs a value'],
    [['gc', '--max-size', '20'], '--max-size takes a size such as 20GB'],
    [['tidy'], '"store" has no action "tidy"'],
    [['pin'], 'name what is meant: GRAPH NODE… or KEY…'],
    [['pin', 'graph.json', 'p'], 'node p: it costs nothing and keeps no result; nothing it is made from does'],
    [['pin', 'graph.json', 'q'], 'there is no node "q"'],
    [['verify', 'graph.json', 'n'], '"n" is too much'],
    [['status', '--store', 'nope'], 'there is no store at "nope"'],
  ])('%j ends with 2 and says how it is meant', async (argv, message) => {
    const { shotgraph } = await rendered();
    const { code, err } = await shotgraph('store', ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
