import { NodeError } from '../errors.ts';
import type { Host } from '../host.ts';
import { modelOf } from '../ledger/records.ts';
import type { BusyTip, PurchaseInfo } from '../ledger/types.ts';
import { Halt } from '../node/define-node.ts';
import { FailedItem } from '../node/list.ts';
import type { PaidCall } from '../node/purchase.ts';
import { type Context, isRefreshed } from './context.ts';
import type { Gathered } from './gather.ts';
import type { Outcome } from './outcome.ts';
import { perform, poolOf } from './perform.ts';
import { predictEffect, settle } from './settle.ts';
import type { Step } from './step.ts';
import { findStored, store } from './stored.ts';

/**
 * Settles a step, once the walk comes to it: a run that did not wait for the work any more must not find it done without having
 * told anybody.
 */
export type Ending = () => Outcome;

/** The end of a costly step whose result is stored and may be used. */
export async function findReusable(
  step: Step,
  { key, tentative, unknown }: Gathered,
  context: Context,
): Promise<Ending | undefined> {
  const stored =
    tentative || unknown || isRefreshed(step, context) ? undefined : await findStored(context.host, step.def, key);
  return stored && (() => taken(step, key, stored, context.host));
}

/** Looks a costly step up, and predicts it where no result is stored. */
export async function planEffect(step: Step, gathered: Gathered, context: Context): Promise<Ending> {
  const { def } = step;
  const { key } = gathered;
  if (def.effect === 'pure') throw new TypeError(`${def.type} is pure`);
  const found = await findReusable(step, gathered, context);
  if (found) return found;
  // Without another turn where nothing is asked: entries of a plan keep their order.
  const asked = askLedger(step, gathered, context);
  const told = asked && (await asked);
  return () => {
    // It may have been settled by a result that is gone.
    step.settled = false;
    predictEffect(step, key, gathered.unknown ? undefined : def.predict(gathered.values));
    const kind = gathered.tentative || gathered.unknown ? 'wait' : 'run';
    return { kind, gathered, ...told };
  };
}

/** What the ledger knows of the call a step is going to make: that it was asked for before, or how busy the provider is. */
function askLedger(
  { def }: Step,
  { tentative, unknown, values }: Gathered,
  { ledger }: Context,
): Promise<Told> | undefined {
  if (def.effect !== 'paid' || tentative || unknown || !ledger || def.price(values) === undefined) return undefined;
  const call = def.call?.(values);
  return call && findTold(call, ledger);
}

interface Told {
  readonly purchase?: PurchaseInfo;
  readonly busy?: BusyTip;
}

async function findTold(call: PaidCall, ledger: NonNullable<Context['ledger']>): Promise<Told> {
  const purchase = await ledger.find(call);
  if (purchase) return { purchase };
  const busy = await ledger.findBusyTip({ provider: call.provider, model: modelOf(call) });
  return busy ? { busy } : {};
}

/** Takes a costly step's result from the store, from whoever is making it, or by running it. */
export async function runEffect(step: Step, gathered: Gathered, context: Context): Promise<Ending> {
  const { host, inFlight, cache } = context;
  const { key } = gathered;
  const stored = isRefreshed(step, context) ? undefined : await findStored(host, step.def, key);
  // No wait between looking and starting, or two steps with the same key would both start.
  const running = inFlight.get(key);
  if (stored || running) {
    const given = stored ?? (await running!);
    return () => taken(step, key, given, host);
  }
  if (cache === 'offline') {
    throw new NodeError(
      'result-missing',
      'no result is stored for it, and this run is offline; run it without offline',
    );
  }
  let startedAt: number | undefined;
  const done = make(step, gathered, context, () => {
    startedAt = performance.now();
  });
  inFlight.set(key, done);
  try {
    const given = await done;
    const elapsedMs = startedAt === undefined ? undefined : performance.now() - startedAt;
    return () => {
      const outcome = taken(step, key, given, host);
      return elapsedMs === undefined || outcome.kind !== 'reused' ? outcome : { kind: 'finished', key, elapsedMs };
    };
  } finally {
    inFlight.delete(key);
  }
}

function taken(step: Step, key: string, given: Record<string, unknown> | Halt, host: Host): Outcome {
  if (given instanceof Halt) return { kind: given.kind, message: given.message };
  settle(step, key, given, host);
  return { kind: 'reused', key, elapsedMs: 0 };
}

/** How long to wait before looking again whether another process has finished, ms: from the first to the last. */
const FIRST_LOOK_MS = 50;
const LAST_LOOK_MS = 1000;

/** Makes a result, unless another process that shares the store is making it: then waits for that. */
async function make(
  step: Step,
  gathered: Gathered,
  context: Context,
  own: () => void,
): Promise<Record<string, unknown> | Halt> {
  const { host, pools, signal } = context;
  const { key } = gathered;
  const pool = poolOf(step.def, gathered.values);
  for (let delayMs = FIRST_LOOK_MS; ; delayMs = Math.min(2 * delayMs, LAST_LOOK_MS)) {
    // The place comes first: what waits for one must not keep other processes from the work.
    const leave = pool === undefined ? () => {} : await pools.enter(pool, signal);
    try {
      const claim = await host.claims.claim(`result ${key}`);
      try {
        // Whoever held the claim until now may have finished.
        const found = isRefreshed(step, context) ? undefined : await findStored(host, step.def, key);
        if (found) return found;
        // A lease that ran out while the store was looked at is somebody else's by now.
        if (claim && !claim.lost.aborted) {
          own();
          return await makeOwn(step, gathered, context, leave);
        }
      } finally {
        await claim?.release();
      }
    } finally {
      leave();
    }
    await host.clock.sleep(delayMs, signal);
  }
}

async function makeOwn(
  step: Step,
  gathered: Gathered,
  context: Context,
  leave: () => void,
): Promise<Record<string, unknown> | Halt> {
  const startedAt = performance.now();
  const outputs = await perform(step, gathered, context, leave);
  // Should the lease have run out meanwhile, another process makes the same: both results are right, and either may stay.
  if (!(outputs instanceof Halt) && !isPartial(outputs))
    await store(context.host, step.def, gathered.key, outputs, performance.now() - startedAt);
  return outputs;
}

/** Whether a list among the outputs lacks items: such a result is good for this run only. */
const isPartial = (outputs: Record<string, unknown>): boolean =>
  Object.values(outputs).some((value) => Array.isArray(value) && value.some((item) => item instanceof FailedItem));
