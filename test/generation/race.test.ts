import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type EmulatorProcess, startEmulatorProcess } from '../tools/emulator-process.ts';
import { createScratch } from '../tools/scratch.ts';
import type { Order } from './order.ts';
import { spawnVictim } from './spawn-victim.ts';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await startEmulatorProcess('--thumbs', '--queue-seconds', '0.1', '--run-seconds', '0.2');
});
afterAll(() => emulator.close());

const shot = (prompt: string, rest: object = {}) => ({
  type: 'generate/video',
  version: 1,
  inputs: { model: 'seedance-2.0', provider: 'ark-byteplus', prompt, resolution: '480p', ...rest },
});

describe('processes that share a store', () => {
  it('[L2][R17] run the same graph at the same time and buy every take once', async () => {
    const scratch = await createScratch();
    onTestFinished(() => scratch.remove());
    const order: Order = {
      folder: scratch.folder,
      env: emulator.env,
      policy: { pollMs: 50 },
      document: {
        shotgraph: 1,
        outputs: { a: { from: 'fox.video' }, b: { from: 'owl.video' } },
        nodes: { fox: shot('a fox'), owl: shot('an owl') },
      },
    };
    const lives = await Promise.all([spawnVictim(order), spawnVictim(order), spawnVictim(order)]);
    expect(lives.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    expect(new Set(lives.map(({ report }) => report!.takes.join())).size).toBe(1);
    expect((await emulator.stats()).accepted.length).toBe(2);
  });
});
