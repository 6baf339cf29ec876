import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startEmulator } from './emulator/index.ts';
import type { Io } from './io.ts';
import { loadSetup } from './setup/load-setup.ts';
import { documentOf, type Workspace, workspace } from './testing/workspace.ts';

const film = documentOf(
  { shot: ['generate/video', { model: 'seedance-2.0-fast', prompt: 'A fox', seconds: 4, resolution: '480p' }] },
  { film: 'shot.video' },
);

/** The real nodes and providers. What `fetch` is asked for is counted. */
function surroundings({ folder }: Workspace, env: Io['env']) {
  const asked: string[] = [];
  const fetch = (url: string, init: RequestInit) => {
    asked.push(url);
    return globalThis.fetch(url, init);
  };
  const place = { env, cwd: folder, fetch, warn: () => {} };
  return {
    asked,
    io: () => ({ env, loadSetup: (request: Parameters<Io['loadSetup']>[0]) => loadSetup(request, place) }),
  };
}

describe('shotgraph run --record and --replay', { timeout: 120_000 }, () => {
  it('plays back what was recorded: without a key, a network or a cost, and apart from what was bought', async () => {
    const emulator = await startEmulator({ key: 'canary-key', pixels: 'thumb', queueSeconds: 0, runSeconds: 0 });
    try {
      const space = workspace();
      const { write, within, path, list, shotgraph } = space;
      write('graph.json', film);
      const online = surroundings(space, { ...emulator.env, ARK_API_KEY: 'canary-key' });
      const recorded = await within(online.io, 'run', 'graph.json', '--max-cost', '5', '--record', 'tape');
      expect(recorded).toMatchObject({ code: 0, err: expect.stringMatching(/Spent (up to )?\$0\.\d+ \(1 take\)\./) });
      expect(online.asked).not.toEqual([]);
      expect(readFileSync(path('tape/exchanges.ndjson'), 'utf8')).not.toContain('canary');
      const film1 = readFileSync(path('out/film.mp4'));

      const { ARK_BASE_URL } = emulator.env;
      const offline = surroundings(space, { ARK_BASE_URL });
      const played = await within(offline.io, 'run', 'graph.json', '--replay', 'tape', '--out', 'again');
      expect(played.err).toMatch(/Spent nothing: 1 take played back that cost (up to )?\$0\.\d+ when recorded\./);
      expect(played.code).toBe(0);
      expect(offline.asked).toEqual([]);
      expect(readFileSync(path('again/film.mp4'))).toEqual(film1);
      expect(list('.shotgraph')).toContain('replay');

      expect(JSON.parse((await shotgraph('ledger', '--json')).out)).toHaveLength(1);
      const real = await within(offline.io, 'run', 'graph.json', '--store', '.shotgraph/replay');
      expect(real).toMatchObject({ code: 2, err: expect.stringContaining('holds results of replays') });
      const [{ run }] = JSON.parse((await shotgraph('runs', '--store', '.shotgraph/replay', '--json')).out);
      const resumed = await within(offline.io, 'runs', 'resume', run, '--store', '.shotgraph/replay');
      expect(resumed).toMatchObject({ code: 0, err: expect.stringContaining('0 nodes ran, 2 reused') });
    } finally {
      await emulator.close();
    }
  });

  it('never takes a replayed take for a real one', async () => {
    const emulator = await startEmulator({ pixels: 'thumb', queueSeconds: 0, runSeconds: 0 });
    try {
      const space = workspace();
      const { write, within } = space;
      write('graph.json', film);
      const { io } = surroundings(space, emulator.env);
      await within(io, 'run', 'graph.json', '--yes', '--record', 'tape', '--store', 'one');
      expect((await within(io, 'run', 'graph.json', '--replay', 'tape', '--store', 'two')).code).toBe(0);
      const { code, err } = await within(io, 'run', 'graph.json', '--store', 'two');
      expect(code).toBe(3);
      expect(err).toContain('nothing was run: it would cost up to $');
    } finally {
      await emulator.close();
    }
  });

  it.each([
    [['--record', 'a', '--replay', 'b'], 'leave one out'],
    [['--replay', 'nowhere'], 'there is no recording at "nowhere"; make one with --record nowhere'],
  ])('refuses %j', async (options, message) => {
    const { write, shotgraph } = workspace();
    write('graph.json', film);
    const { code, err } = await shotgraph('run', 'graph.json', ...options);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
