import { readdirSync, readFileSync } from 'node:fs';
import { nodeHost } from '@shotgraph/engine/host/node';
import { describe, expect, it } from 'vitest';
import { main } from './cli.ts';
import { itemGraph, pickGraph } from './testing/item-graphs.ts';
import { setupOf, testIo } from './testing/test-io.ts';
import { testRegistry } from './testing/test-nodes.ts';
import { documentOf, type Workspace, workspace } from './testing/workspace.ts';

const slow = documentOf(
  { quick: ['sample/work', { value: 1 }], slow: ['test/slow', { value: { from: 'quick.doubled' } }] },
  { n: 'slow.value' },
  { inputs: { line: { type: 'text', default: 'a' } } },
);

/** Runs until a node starts, then cancels. */
async function cancelledRun({ folder }: Workspace, ...options: string[]): Promise<void> {
  const io = testIo(folder, setupOf(testRegistry));
  const stderr = {
    ...io.stderr,
    write(text: string) {
      io.stderr.write(text);
      if (text.includes('started   slow')) io.cancel();
    },
  };
  expect(await main(['run', 'graph.json', ...options], { ...io, stderr })).toBe(130);
}

const listed = async ({ shotgraph }: Workspace, ...argv: string[]) =>
  JSON.parse((await shotgraph('runs', ...argv, '--json')).out) as { run: string; status: string; note?: object }[];

describe('shotgraph runs', () => {
  it('says when there are none', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', slow);
    expect((await shotgraph('runs')).out).toBe('No runs in .shotgraph.\n');
    expect((await shotgraph('runs', 'graph.json')).code).toBe(0);
  });

  it('lists them newest first with how they ended, on lines of 80 columns', async () => {
    const space = workspace();
    space.write('graph.json', itemGraph);
    await space.shotgraph('run', 'graph.json', '--target', 'works');
    await space.shotgraph('run', 'graph.json');
    const { code, out } = await space.shotgraph('runs');
    expect(code).toBe(0);
    const [heading, first, second] = out.split('\n');
    expect(heading).toMatch(/^run +when +status +ran +reused +failed +took$/);
    expect(first).toMatch(/^\d{8}-\d{6}-\w{6} {2}just now {2}failed +3 +6 +1 +0\.\d s$/);
    expect(second).toMatch(/^\d{8}-\d{6}-\w{6} {2}just now {2}done +3 +0 +0 +0\.\d s$/);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(await listed(space, '--limit', '1')).toHaveLength(1);
  });

  it('lists those of one graph, or of all in the folder', async () => {
    const space = workspace();
    space.write('graph.json', itemGraph);
    space.write('other.json', pickGraph);
    await space.shotgraph('run', 'graph.json', '--target', 'works');
    await space.shotgraph('run', 'other.json');
    expect(await listed(space, 'other.json')).toMatchObject([{ graph: 'other.json', status: 'waiting' }]);
    expect((await space.shotgraph('runs')).out).toMatch(/took +graph\n.* other\.json\n.* graph\.json\n/);
  });

  it('notes what a run takes to be started again, and nothing of where it was', async () => {
    const space = workspace();
    space.write('graph.json', slow);
    await cancelledRun(space, '--input', 'line=b', '--set', 'quick.value=2', '--target', 'slow', '--out', 'here');
    expect((await listed(space))[0]?.note).toEqual({
      graph: 'graph.json',
      inputs: ['line=b'],
      set: ['quick.value=2'],
      targets: ['slow'],
      out: 'here',
    });
    const runs = readdirSync(space.path('.shotgraph/runs')).map((name) =>
      readFileSync(space.path('.shotgraph/runs', name), 'utf8'),
    );
    expect(runs.join()).not.toContain(space.folder);
  });

  it('tells a run that is under way from one that ended without a word', async () => {
    const space = workspace();
    const host = await nodeHost({ folder: space.folder });
    const record = { type: 'run-started', nodes: 1, at: new Date().toISOString() };
    await host.journal.append('20260101-000000-aaaaaa', { ...record, run: '20260101-000000-aaaaaa' });
    await host.journal.append('20260101-000001-bbbbbb', { ...record, run: '20260101-000001-bbbbbb' });
    await host.claims.claim('run 20260101-000001-bbbbbb');
    const states = new Map((await listed(space)).map(({ run, status }) => [run, status]));
    expect(states.get('20260101-000000-aaaaaa')).toBe('interrupted');
    expect(states.get('20260101-000001-bbbbbb')).toBe('running');
    const refused = await space.shotgraph('runs', 'resume', 'bbbbbb');
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('is still under way') });
    const unknown = await space.shotgraph('runs', 'resume', 'aaaaaa');
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('it was not noted what run') });
    await host.dispose();
  });
});

/** How many items of a line ran; every one of the three ran or was reused. */
function ranOf(out: string, name: string): number {
  const line = out.split('\n').find((each) => each.startsWith(`${name} `)) ?? '';
  const told = (what: string) => Number(new RegExp(`(\\d) ${what}`).exec(line)?.[1] ?? 0);
  expect([line, told('ran') + told('reused')]).toEqual([expect.stringMatching(/ 3 items +0\.\d s/), 3]);
  return told('ran');
}

describe('shotgraph runs show', () => {
  it('tells what became of each node', async () => {
    const space = workspace();
    space.write('graph.json', itemGraph);
    await space.shotgraph('run', 'graph.json', '--set', 'one.k=9');
    const [{ run } = { run: '' }] = await listed(space);
    const { code, out } = await space.shotgraph('runs', 'show', run.slice(-6));
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^${run} of graph\\.json: failed after 0\\.\\d s\n`));
    expect(out).toContain('asked   --set one.k=9\n');
    expect(out).toMatch(/^one\/work +ran +0\.\d s$/m);
    // Three items of each are the same work: which of two equal ones runs and which takes its result is a matter of chance.
    expect(ranOf(out, 'works') + ranOf(out, 'shots/*/work')).toBe(3);
    expect(out).toMatch(
      /^moods +3 items +0\.\d s +2 ran, 1 failed\n {2}moods\/1 +failed +0\.\d s +Error: 1 and 0 do not go/m,
    );
    expect(out).toMatch(/6 nodes ran \(0\.\d s of work\), 3 reused, 1 failed\n$/);
  });

  it('tells what never came to an end', async () => {
    const space = workspace();
    space.write('graph.json', slow);
    await cancelledRun(space);
    const [{ run } = { run: '' }] = await listed(space);
    const { out } = await space.shotgraph('runs', 'show', run);
    expect(out).toMatch(/: cancelled after/);
    expect(out).toMatch(/^slow +unfinished$/m);
  });

  it.each([
    [['show'], '"runs show" needs the ID of a run'],
    [['show', 'zz'], 'there is no run "zz"'],
    [['show', '2'], '"2" could be '],
    [['graph.json', 'x'], '"x" is too much'],
    [['--limit', '0'], '--limit must be a whole number from 1 on; got "0"'],
    [['nope.json'], 'there is nothing at "nope.json"'],
    [['--store', 'nope'], 'there is no store at "nope"'],
  ])('%j ends with 2', async (argv, message) => {
    const { write, shotgraph } = workspace();
    write('graph.json', pickGraph);
    await shotgraph('run', 'graph.json');
    await shotgraph('run', 'graph.json');
    const { code, err } = await shotgraph('runs', ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('shotgraph runs resume', () => {
  it('runs the same again with the same inputs, reusing what has finished', async () => {
    const space = workspace();
    space.write('graph.json', slow);
    await cancelledRun(space, '--set', 'quick.value=21', '--force', 'quick', '--force', 'slow');
    const [{ run } = { run: '' }] = await listed(space);
    space.write('graph.json', {
      ...slow,
      nodes: { ...slow.nodes, slow: { ...slow.nodes.slow, inputs: { value: { from: 'quick.doubled' }, seconds: 0 } } },
    });
    const { code, out, err } = await space.shotgraph('runs', 'resume', run.slice(-6));
    expect({ code, out }).toEqual({ code: 0, out: 'n  42\n' });
    expect(err).toContain('reused    quick');
    expect(err).toContain('1 node ran, 1 reused');
  });
});
