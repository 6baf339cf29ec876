import { describe, expect, it } from 'vitest';
import { documentOf, type Workspace, workspace } from './testing/workspace.ts';

const lines = (text: string) => text.trimEnd().split('\n');
const oneShot = documentOf({ shot: ['test/buy'] }, { text: 'shot.text' });
const KEY = /^[0-9a-f]{8}/;

/** A purchase whose job runs, left by a run that was stopped. */
async function leaveRunning({ write, within, shop }: Workspace) {
  write('graph.json', oneShot);
  shop.script.job = 'running';
  const cancelled: Parameters<Workspace['within']>[0] = (io) => {
    const tell = (part: string) => {
      io.stderr.write(part);
      if (part.includes('running')) io.cancel();
    };
    return { stderr: { ...io.stderr, write: tell } };
  };
  await within(cancelled, 'run', 'graph.json', '--yes');
}

/** A purchase whose answer was lost. The provider cannot be asked for it. */
async function leaveInDoubt({ write, shotgraph, shop }: Workspace) {
  write('graph.json', oneShot);
  shop.script.create = 'lost';
  const ended = await shotgraph('run', 'graph.json', '--yes');
  shop.script.create = 'ok';
  return ended;
}

const purchases = async ({ shotgraph }: Workspace) => JSON.parse((await shotgraph('ledger', '--json')).out);

describe('shotgraph ledger', () => {
  it('lists purchases, the newest first, of one graph or of a folder', async () => {
    const space = workspace();
    const { write, shotgraph, path } = space;
    expect((await shotgraph('ledger')).out).toBe('Nothing was bought in .shotgraph.\n');
    write('graph.json', oneShot);
    write('other.json', documentOf({ cut: ['test/buy', { model: 'cheap', take: 2 }] }));
    await shotgraph('run', 'graph.json', '--yes');
    await shotgraph('run', 'other.json', '--yes');
    const { code, out, err } = await shotgraph('ledger');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [heading, ...rows] = lines(out);
    expect(heading).toMatch(/^key +state +node +model +take +price +job +when +graph$/);
    expect(rows.map((row) => row.replace(KEY, 'KEY'))).toEqual([
      'KEY  bought  cut   cheap     2  $0.05   job-2  just now  other.json',
      'KEY  bought  shot  dear      1  $0.762  job-1  just now  graph.json',
    ]);
    expect(lines((await shotgraph('ledger', 'other.json')).out)).toHaveLength(2);
    expect(await purchases(space)).toMatchObject([{ take: 2 }, { take: 1, price: { amount: 0.762 } }]);
    expect(lines((await shotgraph('ledger', '--store', path('.shotgraph'))).out)).toHaveLength(3);
    expect((await shotgraph('ledger', '.shotgraph')).out).toBe('Nothing was bought in .shotgraph/.shotgraph.\n');
  });

  it('shows everything of one purchase by the beginning of its key', async () => {
    const space = workspace();
    const { write, shotgraph } = space;
    write('graph.json', oneShot);
    await shotgraph('run', 'graph.json', '--yes');
    const [{ key, tag, assets }] = await purchases(space);
    const { code, out } = await shotgraph('ledger', 'show', key.slice(0, 6));
    expect(code).toBe(0);
    for (const text of [
      `${key}: bought`,
      'shot of graph.json',
      'shop, account ours',
      '$0.762',
      '$0.70 to $0.80',
      `1, the last one with seed ${tag}`,
      'job-1',
      assets.text,
      'prompt   "fox"',
      'seconds  5',
    ])
      expect(out).toContain(text);
    expect(JSON.parse((await shotgraph('ledger', 'show', key, '--json')).out)).toMatchObject({ key, state: 'done' });
  });

  it.each([
    [['ledger', 'shwo', 'abc'], 'did you mean "show"?'],
    [['ledger', 'show'], '"ledger show" needs the KEY of a purchase'],
    [['ledger', 'show', 'zz'], 'there is no purchase "zz"; "shotgraph ledger" lists the 0 there are'],
    [['ledger', 'resolve', 'a'], '"ledger resolve" needs --job ID of what you found, or --not-bought'],
    [['ledger', 'resolve', 'a', '--job', 'x', '--not-bought'], '"ledger resolve" needs --job ID'],
    [['ledger', 'show', 'a', '--job', 'x'], '--job and --not-bought go with "ledger resolve"'],
    [['ledger', 'follow', '.', 'x'], 'takes at most GRAPH here; "x" is too much'],
  ])('refuses %j with a way out', async (argv, message) => {
    const { code, err } = await workspace().shotgraph(...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('follows what is under way and fetches it, with nothing bought', async () => {
    const space = workspace();
    const { shotgraph, shop } = space;
    expect((await shotgraph('ledger', 'follow')).out).toBe('Nothing is under way.\n');
    await leaveRunning(space);
    const list = await shotgraph('ledger');
    expect(list.out).toMatch(/under way +shot/);
    expect(list.err).toBe('To wait for what is under way and fetch it: shotgraph ledger follow\n');
    shop.script.job = 'done';
    const { code, out, err } = await shotgraph('ledger', 'follow');
    expect({ code, err }).toEqual({ code: 0, err: 'Waiting for 1 purchase …\n' });
    expect(out).toMatch(/^fetched {2}[0-9a-f]{8} {2}shot\n$/);
    expect((await shotgraph('run', 'graph.json')).err).toContain('Spent nothing; 1 reused.');
    expect(shop.sold).toEqual(['dear fox 1']);
  });

  it('stops following with 130, and says that the job goes on', async () => {
    const space = workspace();
    await leaveRunning(space);
    const stopped: Parameters<Workspace['within']>[0] = (io) => {
      const tell = (part: string) => {
        io.stderr.write(part);
        if (part.includes('Waiting')) io.cancel();
      };
      return { stderr: { ...io.stderr, write: tell } };
    };
    const { code, err } = await space.within(stopped, 'ledger', 'follow');
    expect(code).toBe(130);
    expect(err).toContain('What is under way goes on and is billed');
    expect(await purchases(space)).toMatchObject([{ state: 'job' }]);
  });

  it('cancels a job, and says whether it was stopped or is billed', async () => {
    const space = workspace();
    const { shotgraph, shop } = space;
    await leaveRunning(space);
    const [{ key }] = await purchases(space);
    shop.script.cancel = 'too-late';
    const late = await shotgraph('ledger', 'cancel', key);
    expect(late).toMatchObject({
      code: 1,
      out: expect.stringContaining('It is too late: job job-1 goes on and is billed'),
    });
    shop.script.cancel = 'cancelled';
    const { code, out } = await shotgraph('ledger', 'cancel', key);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Job job-1 was stopped and is not billed; the next run may buy it again.\n',
    });
    expect((await shotgraph('ledger', 'cancel', key, '--json')).out).toContain('"outcome": "cancelled"');
    expect(await purchases(space)).toMatchObject([{ state: 'free' }]);
  });

  it('tells what is in doubt, why, and takes the job somebody found', async () => {
    const space = workspace();
    const { shotgraph, shop } = space;
    const run = await leaveInDoubt(space);
    expect(run.code).toBe(1);
    expect(run.err).toMatch(
      /In doubt: .*\n {2}shot {2}dear, take 1 .*\nWhat to look for: shotgraph ledger show [0-9a-f]{12} graph\.json\n/,
    );
    const list = await shotgraph('ledger');
    expect(list.out).toMatch(/in doubt +shot/);
    expect(list.err).toContain('What is in doubt, and why: shotgraph ledger show ');
    const [{ key }] = await purchases(space);
    const { out } = await shotgraph('ledger', 'show', key);
    expect(out).toContain('It may have been bought, and is not sent again before that is clear. Look for it at shop');
    expect(out).toContain(`  shotgraph ledger resolve ${key.slice(0, 12)} --not-bought`);
    const cancelled = await shotgraph('ledger', 'cancel', key);
    expect(cancelled).toMatchObject({ code: 1, out: expect.stringContaining('Whether there is a job is not known') });
    const resolved = await shotgraph('ledger', 'resolve', key, 'graph.json', '--job', 'job-1');
    expect(resolved).toMatchObject({ code: 0, out: expect.stringContaining('shotgraph ledger follow graph.json') });
    expect((await shotgraph('run', 'graph.json')).out).toBe('text  a dear fox 1\n');
    expect(shop.sold).toEqual(['dear fox 1']);
  });

  it('does not believe "not bought" while the call may still arrive', async () => {
    const space = workspace();
    await leaveInDoubt(space);
    const [{ key }] = await purchases(space);
    const { code, err } = await space.shotgraph('ledger', 'resolve', key, '--not-bought');
    expect(code).toBe(1);
    expect(err).toContain('may still reach the provider');
    expect(await purchases(space)).toMatchObject([{ state: 'in-doubt' }]);
  });

  it('says which variable to set where a provider has no key', async () => {
    const space = workspace();
    await leaveRunning(space);
    const { setupOf } = await import('./testing/test-io.ts');
    const { testRegistry } = await import('./testing/test-nodes.ts');
    const keyless = () => ({ loadSetup: async () => setupOf(testRegistry) });
    const list = await space.within(keyless, 'ledger');
    expect(list.err).toContain('shop cannot be asked: route "shop" has no key; set TEST_API_KEY');
    const { code, out } = await space.within(keyless, 'ledger', 'follow');
    expect(code).toBe(1);
    expect(out).toMatch(/^left {2}.*set TEST_API_KEY\n$/);
  });
});
