import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { FaultSpec } from '../../packages/cli/src/emulator/index.ts';
import { main } from '../../packages/cli/src/index.ts';
import { loadSetup } from '../../packages/cli/src/setup/load-setup.ts';
import { testIo } from '../../packages/cli/src/testing/test-io.ts';
import { type EmulatorProcess, startEmulatorProcess } from '../tools/emulator-process.ts';
import { createScratch } from '../tools/scratch.ts';

/** Characters that every encoding changes. */
const KEY = 'canary+key/7f3a=91~secret';
const WRONG = 'canary+other/2b8c=44~secret';

/** A secret as it may turn up. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  ...[0, 1, 2].map((shift) => {
    const text = Buffer.from('x'.repeat(shift) + secret).toString('base64');
    // The first and last characters depend on what stands beside it.
    return text.slice(shift === 0 ? 0 : 4, -4);
  }),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
];
const CANARIES = [KEY, WRONG].flatMap(formsOf);

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await startEmulatorProcess('--thumbs', '--queue-seconds', '0', '--run-seconds', '0.05', '--key', KEY);
});
afterAll(() => emulator.close());

const graph = (provider: string) => ({
  shotgraph: 1,
  outputs: { clip: { from: 'shot.video' } },
  nodes: {
    shot: {
      type: 'generate/video',
      version: 1,
      inputs: { model: 'seedance-2.0', provider, prompt: 'a fox', resolution: '480p' },
    },
  },
});

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

const FAULTS: readonly (readonly [string, readonly FaultSpec[]])[] = [
  ['nothing', []],
  ['a server error', [{ on: 'get', kind: '500' }]],
  ['a page of HTML', [{ on: 'get', kind: 'html-200' }]],
  ['a lost answer', [{ on: 'create', kind: 'reset-after-accept' }]],
  ['a refusal', [{ on: 'create', kind: 'moderation-input' }]],
  ['a torn file', [{ on: 'download', kind: 'truncated-body' }]],
];

describe.each(['ark-byteplus', 'fal', 'replicate'])('keys of %s', (provider) => {
  it.each([...FAULTS.map(([what, faults]) => [what, faults, KEY] as const), ['a wrong key', [], WRONG] as const])(
    'turn up nowhere after %s',
    async (_what, faults, key) => {
      const scratch = await createScratch();
      onTestFinished(() => scratch.remove());
      await emulator.reset();
      await emulator.setFaults(faults);
      await writeFile(scratch.path('graph.json'), JSON.stringify(graph(provider)));
      const env = { ...emulator.env, ARK_API_KEY: key, FAL_KEY: key, REPLICATE_API_TOKEN: key };
      const told: string[] = [];
      const command = async (...argv: readonly string[]) => {
        const folder = scratch.folder;
        const record = argv.includes('--record') ? { record: scratch.path('recording') } : {};
        const place = { env, cwd: folder, fetch, warn: (line: string) => void told.push(line) };
        const io = testIo(folder, await loadSetup({ folder, ...record }, place), env);
        await main(argv, io);
        told.push(io.out(), io.err());
      };
      await command('plan', 'graph.json', '--json');
      await command('run', 'graph.json', '--yes', '--json', '--record', 'recording');
      await command('ledger', 'graph.json', '--json');
      await command('runs', '--json');

      const texts = [
        ...told,
        ...filesIn(scratch.folder),
        ...filesIn(scratch.folder).map((path) => readFileSync(path, 'latin1')),
      ];
      for (const canary of CANARIES) expect(texts.some((text) => text.includes(canary))).toBe(false);
      expect(filesIn(scratch.path('recording')).length).toBeGreaterThan(0);
      expect(told.join()).toContain(key === KEY ? 'shot' : 'key');
    },
    60_000,
  );
});
