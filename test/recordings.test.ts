import { existsSync, readdirSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../packages/cli/src/index.ts';
import { loadSetup } from '../packages/cli/src/setup/load-setup.ts';
import { testIo } from '../packages/cli/src/testing/test-io.ts';
import { createScratch } from './tools/scratch.ts';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
/** How each recording was asked for. */
const ASKED: { readonly [name: string]: readonly string[] } = {
  'seedance-reference': ['--input', 'model=seedance-2.0'],
  'shot-chain': ['--input', 'model=seedance-2.0-fast', '--input', 'seconds=4'],
  'take-sweep': ['--set', 'models.lines=seedance-2.0\nseedance-2.0-fast'],
};
const FILES: { readonly [name: string]: readonly string[] } = {
  'seedance-reference': ['clip.mp4'],
  'shot-chain': ['film.mp4', 'sheet.png'],
  'take-sweep': [0, 1, 2, 3, 4, 5].map((n) => `takes-${n}.mp4`),
};

it('has every recording beside an example', () => {
  const recorded = readdirSync(examples).filter((name) => existsSync(`${examples}${name}/recording`));
  expect(recorded).toEqual(Object.keys(ASKED));
});

describe.each(Object.entries(ASKED))('the recording of %s', (name, asked) => {
  it('plays without key, network and money', async () => {
    const scratch = await createScratch();
    onTestFinished(() => scratch.remove());
    const isSource = (path: string) => !/\/(\.shotgraph|out)$/.test(path);
    await cp(`${examples}${name}`, scratch.folder, { recursive: true, filter: isSource });
    const run = async (...more: readonly string[]) => {
      const fetch = () => Promise.reject(new Error('nothing may reach the network'));
      const place = { env: {}, cwd: scratch.folder, fetch, warn: () => {} };
      const folder = scratch.folder;
      const replay = scratch.path('recording');
      const io = testIo(folder, await loadSetup({ folder, replay }, place));
      const code = await main(['run', 'graph.json', ...asked, '--replay', 'recording', ...more], io);
      return { code, err: io.err() };
    };
    const first = await run();
    expect([first.code, first.err]).toEqual([0, expect.stringContaining('Spent nothing')]);
    expect(readdirSync(scratch.path('out')).sort()).toEqual(FILES[name]);
    expect((await run()).err).toContain('0 nodes ran');
  }, 120_000);
});
