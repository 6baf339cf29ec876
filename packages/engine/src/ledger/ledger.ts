import { canonicalJson } from '../json.ts';
import type { PaidCall } from './adapter.ts';
import { sumUp } from './budget.ts';
import { findBusyTip } from './busy.ts';
import { buy } from './buy.ts';
import { cancelJob, resolve } from './by-hand.ts';
import { type LedgerContext, readPurchase } from './context.ts';
import { followAll } from './follow.ts';
import { createGate, type Gate } from './gate.ts';
import { readTraffic } from './history.ts';
import { listPurchases, toInfo } from './list.ts';
import { readIndex } from './opened.ts';
import type { BuyOptions, Estimate, Ledger, LedgerOptions, LedgerPolicy, Traffic } from './types.ts';
import { createQueue } from './waiting.ts';

const MINUTE_MS = 60_000;
const FRESH_MS = 5000;
const DEFAULTS: Required<LedgerPolicy> = {
  attempts: 3,
  refusals: 20,
  createTimeoutMs: 5 * MINUTE_MS,
  callTimeoutMs: 10 * MINUTE_MS,
  settleMs: 6 * MINUTE_MS,
  lookMs: 15 * MINUTE_MS,
  retryMs: 1000,
  pollMs: 1000,
  patienceMs: 48 * 60 * MINUTE_MS,
  downloads: 8,
  verify: async () => {},
};

/**
 * Makes the ledger of a host. Ledgers of any number of processes that share a store are one: what one bought, the others have.
 *
 * @throws RangeError when the policy would believe "there is no such job" while a create call can still be under way
 * @example
 * const ledger = createLedger({ host, adapters: (provider) => adapters[provider], budget: { day: { USD: 20 } } });
 * const receipt = await ledger.buy(call, { estimate: { min: 0.7, max: 0.8, currency: 'USD' }, signal });
 */
export function createLedger(options: LedgerOptions): Ledger {
  const { host, adapters, budget = {}, random = randomTag } = options;
  const policy = { ...DEFAULTS, ...options.policy };
  if (!(policy.settleMs > policy.createTimeoutMs))
    throw new RangeError(
      `settleMs must be more than createTimeoutMs ${policy.createTimeoutMs}, got ${policy.settleMs}`,
    );
  const queues = new Map<string, ReturnType<typeof createQueue>>();
  const queueOf = (lane: string) => {
    const queue = queues.get(lane) ?? createQueue();
    queues.set(lane, queue);
    return queue;
  };
  const gates = new Map<string, Gate>();
  const gateOf = (call: PaidCall) => {
    const name = canonicalJson([call.provider, call.account]);
    const gate = gates.get(name) ?? createGate(options.concurrency?.(call) ?? Number.POSITIVE_INFINITY, host.clock);
    gates.set(name, gate);
    return gate;
  };
  // A plan asks for every node; what others have bought in the last seconds changes no tip.
  let read: { readonly at: number; readonly traffic: Promise<readonly Traffic[]> } | undefined;
  const recentTraffic = () => {
    const at = host.clock.now();
    if (!read || Math.abs(at - read.at) > FRESH_MS) read = { at, traffic: readTraffic(context) };
    return read.traffic;
  };
  const run = `ledger-${host.clock.now()}-${random()}`;
  const context: LedgerContext = { host, adapters, budget, policy, random, run, queueOf, gateOf };
  const keyOf = ({ provider, account, request, take }: PaidCall) =>
    host.digest(canonicalJson({ provider, account, request, take }));
  return {
    keyOf,
    buy: async (call, buyOptions) => {
      checkCall(call, buyOptions);
      return buy(context, keyOf(call), call, buyOptions);
    },
    find: async (call) => {
      const purchase = await readPurchase(context, keyOf(call));
      return purchase.attempts.length === 0 ? undefined : toInfo(purchase);
    },
    follow: (signal) => followAll(context, signal),
    cancelJob: (key, signal) => cancelJob(context, key, signal),
    resolve: (key, answer) => resolve(context, key, answer),
    traffic: () => readTraffic(context),
    findBusyTip: async (of) => findBusyTip(await recentTraffic(), of, host.clock.now()),
    list: () => listPurchases(context),
    spend: async ({ since }) =>
      sumUp(
        context,
        (await readIndex(context)).filter(({ at }) => at >= since),
      ),
  };
}

function checkCall({ take }: PaidCall, { estimate, seed }: BuyOptions): void {
  if (!Number.isInteger(take) || take < 1) throw new RangeError(`take must be a whole number from 1, got ${take}`);
  if (!isSound(estimate))
    throw new RangeError(`estimate must have 0 <= min <= max, got ${estimate.min} to ${estimate.max}`);
  if (seed !== undefined && !(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31))
    throw new RangeError(`seed must be a whole number from 0 to 2^31 - 1, got ${seed}`);
}

const isSound = ({ min, max }: Estimate) => min >= 0 && min <= max && Number.isFinite(max);

const randomTag = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1;
