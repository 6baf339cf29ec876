import { verifyStore } from '@shotgraph/engine';
import { nodeHost } from '@shotgraph/engine/host/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultSpec } from '../../packages/cli/src/emulator/index.ts';
import { type EmulatorProcess, startEmulatorProcess } from '../tools/emulator-process.ts';
import { createScratch, type Scratch } from '../tools/scratch.ts';
import { type Order, POINTS } from './order.ts';
import { spawnVictim } from './spawn-victim.ts';

/** How many victims die at a moment of chance; `KILLS` sets another number. */
const KILLS = Number(process.env.KILLS ?? 20);
/** Short enough for a test: a call that was lost is looked for, and believed not to be there, within seconds. */
const POLICY = { pollMs: 20, retryMs: 20, createTimeoutMs: 2500, settleMs: 3000, lookMs: 9000 };

const film = (takes: readonly number[]): Order['document'] => ({
  shotgraph: 1,
  outputs: { film: { from: 'shot.video' } },
  nodes: {
    shot: {
      type: 'generate/video',
      version: 1,
      each: [['take']],
      inputs: {
        model: 'seedance-2.0',
        provider: 'ark-byteplus',
        prompt: 'a fox at dusk',
        resolution: '480p',
        take: takes,
      },
    },
  },
});

/** What goes wrong besides, now and then. */
const FAULTS: readonly FaultSpec[] = [
  { on: 'create', kind: 'reset-after-accept', chance: 0.15, times: 'always' },
  { on: 'create', kind: '429', chance: 0.15, times: 'always' },
  { on: 'get', kind: '503', chance: 0.2, times: 'always' },
  { on: 'download', kind: 'truncated-body', chance: 0.2, times: 'always' },
];

let emulator: EmulatorProcess;
const scratches: Scratch[] = [];
beforeAll(async () => {
  emulator = await startEmulatorProcess('--thumbs', '--queue-seconds', '0.02', '--run-seconds', '0.05');
});
afterAll(async () => {
  await emulator.close();
  for (const scratch of scratches) await scratch.remove();
});

async function order(takes: readonly number[], faults: readonly FaultSpec[] = []): Promise<Order> {
  const scratch = await createScratch();
  scratches.push(scratch);
  await emulator.reset();
  await emulator.setFaults(faults);
  return { folder: scratch.folder, env: emulator.env, document: film(takes), policy: POLICY };
}

/** Every take was bought once, none is lost, and nothing in the store is torn. */
async function expectWhole({ folder }: Order, takes: number): Promise<void> {
  expect((await emulator.stats()).accepted.length).toBe(takes);
  const host = await nodeHost({ folder });
  const { damagedAssets, damagedResults, missingAssets, incompleteResults } = await verifyStore(host);
  expect([damagedAssets, damagedResults, missingAssets, incompleteResults]).toEqual([[], [], [], []]);
  await host.dispose();
}

describe('a process that is killed while it buys', () => {
  it.each(POINTS)('[L3] %s: the take is bought once and found again', async (point) => {
    const given = await order([1]);
    const death = await spawnVictim({ ...given, kill: { point, nth: 1 } });
    expect([death.signal, death.stderr]).toEqual(['SIGKILL', '']);
    const life = await spawnVictim(given);
    expect([life.code, life.stderr]).toEqual([0, '']);
    await expectWhole(given, 1);
    // Only where the answer may have been lost does it have to be waited for what is still on its way.
    const isAsked = ['after sending', 'before create', 'after create', 'before job'].includes(point);
    expect(life.report!.elapsedMs).toBeLessThan(isAsked ? 2000 + POLICY.settleMs : 2000);
  });

  it(`[L3][L9] at ${KILLS} moments of chance, with faults of the provider besides: every take is bought once, none is lost, no file is torn`, async () => {
    let kills = 0;
    while (kills < KILLS) {
      const takes = [1, 2, 3, 4];
      const given = await order(takes, FAULTS);
      for (;;) {
        // Most of it is the start of the process; the purchases take the last few hundred milliseconds.
        const death = await spawnVictim(given, kills < KILLS ? 350 + Math.random() * 500 : undefined);
        if (death.signal === 'SIGKILL') kills++;
        else {
          expect([death.code, death.stderr]).toEqual([0, '']);
          expect(death.report!.takes.length).toBe(takes.length);
          break;
        }
      }
      await expectWhole(given, takes.length);
    }
  });
});
