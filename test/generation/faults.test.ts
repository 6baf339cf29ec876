import { createLedger, isNodeError, type PaidCall, type Receipt } from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { createProviders, createReferences } from '@shotgraph/nodes/providers';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { FaultSpec } from '../../packages/cli/src/emulator/index.ts';
import { type EmulatorProcess, startEmulatorProcess } from '../tools/emulator-process.ts';

/** Purchases that meet each fault; spread over the three providers. */
const SEEDS = 102;
const ROUTES = ['ark-byteplus', 'fal', 'replicate'] as const;
/** Long enough for a busy machine: a call must not arrive after it was believed that it never would. */
const POLICY = {
  ...{ pollMs: 5, retryMs: 5, createTimeoutMs: 2500, callTimeoutMs: 2500, settleMs: 4000, lookMs: 9000 },
  attempts: 3,
};

const PLACES = {
  create: [
    ...['429', '500', '503', 'reset-before-accept', 'hang', 'reset-after-accept', 'answer-lost', 'slow-drip'],
    ...['truncated-body', 'wrong-length', 'html-200', 'moderation-input', 'moderation-output', 'task-failed'],
  ],
  get: [
    ...['429', '500', '503', 'reset-before-accept', 'hang', 'slow-drip', 'truncated-body', 'html-200'],
    ...['expired-url', 'status-backwards', 'unknown-status'],
  ],
  list: ['429', '500', '503', 'reset-before-accept', 'hang', 'truncated-body', 'html-200'],
  download: [
    ...['429', '500', '503', 'reset-before-accept', 'hang', 'slow-drip', 'truncated-body', 'wrong-length', 'html-200'],
    'expired-url',
  ],
} as const;
const CASES = Object.entries(PLACES).flatMap(([on, kinds]) => kinds.map((kind) => [on, kind] as const));

/** Failures after which another attempt is made, because nothing was billed. */
const UNBILLED: readonly string[] = ['moderation-input', 'moderation-output', 'task-failed'];

const callOf = (route: string, prompt: string): PaidCall => ({
  provider: route,
  account: 'default',
  take: 1,
  request: {
    model: 'seedance-2.0',
    task: 'text',
    prompt: [prompt],
    images: [],
    videos: [],
    audios: [],
    seconds: 4,
    ratio: '16:9',
    resolution: '480p',
    audio: false,
    lastFrameWanted: false,
    webSearch: false,
    watermark: false,
  },
});

/** Somebody with a store of their own who buys one thing, again and again if need be. */
function buyer(emulator: EmulatorProcess, index: number, prompt: string) {
  const providers = createProviders({
    env: (name) => emulator.env[name],
    fetch,
    createTimeoutMs: POLICY.createTimeoutMs,
    listDelayMs: 0,
  });
  const references = createReferences();
  const host = memoryHost();
  const ledger = createLedger({ host, adapters: (route) => providers.adapter(route, references), policy: POLICY });
  const call = callOf(ROUTES[index % ROUTES.length]!, prompt);
  const estimate = { min: 0.3, max: 0.4, currency: 'USD' } as const;
  const buy = () => ledger.buy(call, { estimate, signal: new AbortController().signal });
  return { buy };
}

/** Anything else is the message of a refusal. */
type End = 'bought' | 'in-doubt' | (string & {});

const endOf = (result: PromiseSettledResult<Receipt>): End => {
  if (result.status === 'fulfilled') return 'bought';
  if (!isNodeError(result.reason)) throw result.reason;
  return result.reason.code === 'purchase-in-doubt' ? 'in-doubt' : result.reason.message;
};

/** Most of the time is spent waiting until a call cannot arrive any more: several cases at once, each with a stand-in of its own. */
const AT_ONCE = 5;
const idle: EmulatorProcess[] = [];
beforeAll(async () => {
  const options = ['--thumbs', '--queue-seconds', '0', '--run-seconds', '0.01'];
  idle.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => startEmulatorProcess(...options)))));
});
afterAll(async () => {
  await Promise.all(idle.map((emulator) => emulator.close()));
});

describe(`${SEEDS} purchases each`, () => {
  it.concurrent.for(CASES)('[L3][L4][L6] on %s: %s', async ([on, kind], { expect, onTestFinished }) => {
    const emulator = idle.pop()!;
    onTestFinished(() => void idle.push(emulator));
    await emulator.reset();
    const fault = { on, kind, times: 'always', chance: 0.5, seconds: 0.2 } as FaultSpec;
    // A list is only asked for when an answer was lost.
    const lost: FaultSpec[] = on === 'list' ? [{ on: 'create', kind: 'reset-after-accept', times: 'always' }] : [];
    await emulator.setFaults([fault, ...lost]);
    const buyers = Array.from({ length: SEEDS }, (_, i) => buyer(emulator, i, `${on} ${kind} ${i}`));
    const first = await Promise.allSettled(buyers.map(({ buy }) => buy()));
    await emulator.setFaults([]);
    const ends = (await Promise.allSettled(buyers.map(({ buy }) => buy()))).map(endOf);

    // With nothing wrong any more, everything is bought, or it is said that nobody can know.
    expect(ends.filter((end) => end !== 'bought' && end !== 'in-doubt')).toEqual([]);
    first.map(endOf).forEach((end, i) => {
      if (end === 'bought') expect(ends[i]).toBe('bought');
    });
    const { accepted, faults } = await emulator.stats();
    const times = new Map<string, number>();
    for (const { bodyHash } of accepted) times.set(bodyHash, (times.get(bodyHash) ?? 0) + 1);
    const most = Math.max(...times.values());
    expect(most).toBeLessThanOrEqual(UNBILLED.includes(kind) ? 2 * POLICY.attempts : 1);
    // fal has no list to look for a lost job in; the others have.
    const inDoubt = ends.flatMap((end, i) => (end === 'in-doubt' ? [ROUTES[i % ROUTES.length]!] : []));
    expect(inDoubt.filter((route) => route !== 'fal')).toEqual([]);
    expect(faults[kind]).toBeGreaterThan(0);
  });
});
