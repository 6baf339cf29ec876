import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startChild } from './testing/child.ts';
import { documentOf, workspace } from './testing/workspace.ts';

const slow = documentOf({
  quick: ['sample/work', { value: 1 }],
  slow: ['test/slow', { value: { from: 'quick.doubled' } }],
});
const deaf = documentOf({ deaf: ['test/deaf', { value: 1 }] });

/** Processes whose command line has the text. */
const running = (text: string) =>
  readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
    } catch {
      return false;
    }
  });

function hasFfmpeg(): boolean {
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    return false;
  }
}

describe('the process', () => {
  it('gives results on standard output, the rest on standard error, and the exit code', async () => {
    const { write, folder } = workspace();
    write('graph.json', documentOf({ work: ['sample/work', { value: 2 }] }, { n: 'work.doubled' }));
    const child = startChild(folder, 'run', 'graph.json');
    expect(await child.ended()).toBe(0);
    expect(child.out()).toBe('n  4\n');
    expect(child.err()).toContain('Done in');
    expect(await startChild(folder, 'run', 'gone.json').ended()).toBe(2);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'stops with 130 on %s, keeps what finished and leaves no temporary file',
    async (signal) => {
      const { write, folder, list, shotgraph } = workspace();
      write('graph.json', slow);
      const child = startChild(folder, 'run', 'graph.json');
      await child.says('started   slow');
      const askedAt = performance.now();
      child.process.kill(signal);
      expect(await child.ended()).toBe(130);
      // The goal is 200 ms; the rest is for a busy machine.
      expect(performance.now() - askedAt).toBeLessThan(2000);
      expect(child.err()).toContain('Cancelled. 1 finished node kept in .shotgraph');
      expect(list('.shotgraph', 'tmp')).toEqual([]);
      expect((await shotgraph('run', 'graph.json', '--target', 'quick')).err).toContain('0 nodes ran, 1 reused');
    },
  );

  it('leaves a run that was killed to be gone on with', async () => {
    const { write, folder, shotgraph } = workspace();
    write('graph.json', slow);
    const child = startChild(folder, 'run', 'graph.json', '--set', 'quick.value=21');
    await child.says('started   slow');
    child.process.kill('SIGKILL');
    await child.ended();
    const [{ run, status }] = JSON.parse((await shotgraph('runs', '--json')).out);
    expect(status).toBe('interrupted');
    write('graph.json', { ...slow, nodes: { quick: slow.nodes.quick } });
    const { code, err } = await shotgraph('runs', 'resume', run);
    expect(code).toBe(0);
    expect(err).toContain('0 nodes ran, 1 reused');
  });

  it('exits at once when told to stop a second time, although a node does not listen', async () => {
    const { write, folder } = workspace();
    write('graph.json', deaf);
    const child = startChild(folder, 'run', 'graph.json');
    await child.says('started   deaf');
    child.process.kill('SIGINT');
    await child.says('heard');
    child.process.kill('SIGINT');
    expect(await child.ended()).toBe(130);
    expect(child.err()).not.toContain('Cancelled');
  });

  it('does not wait for ever for a node that does not listen', async () => {
    const { write, folder } = workspace();
    write('graph.json', deaf);
    const child = startChild(folder, 'run', 'graph.json');
    await child.says('started   deaf');
    child.process.kill('SIGINT');
    expect(await child.ended()).toBe(130);
    expect(child.err()).toContain('Cancelled; nothing had finished yet.');
  });

  it('is quiet when its reader goes away', async () => {
    const { folder } = workspace();
    const child = startChild(folder, 'nodes');
    child.process.stdout!.destroy();
    expect(await child.ended()).toBe(0);
    expect(child.err()).toBe('');
  });

  it('stops a run whose events nobody reads any more', async () => {
    const { write, folder } = workspace();
    write('graph.json', slow);
    const child = startChild(folder, 'run', 'graph.json', '--json');
    child.process.stdout!.destroy();
    expect(await child.ended()).toBe(130);
    expect(child.err()).not.toMatch(/EPIPE|^ {4}at /m);
  });

  it.skipIf(!hasFfmpeg())(
    'leaves no ffmpeg and no job folder behind when stopped (needs Linux and ffmpeg)',
    async () => {
      const { write, folder, list } = workspace();
      const seconds = 600 + Number((performance.now() % 100).toFixed(6));
      write('graph.json', documentOf({ render: ['test/render', { seconds }] }));
      const child = startChild(folder, 'run', 'graph.json', '--json', '--ffmpeg', 'native');
      while (running(`duration=${seconds}`).length === 0)
        await new Promise((resolve) => child.process.stdout!.once('data', resolve));
      child.process.kill('SIGINT');
      expect(await child.ended()).toBe(130);
      expect(running(`duration=${seconds}`)).toEqual([]);
      expect(list('.shotgraph', 'tmp')).toEqual([]);
    },
  );
});
