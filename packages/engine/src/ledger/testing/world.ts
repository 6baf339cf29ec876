import { type MemoryHost, type MemoryStore, memoryHost, memoryStore } from '../../host/memory/index.ts';
import { createTimeline, type Timeline } from '../../testing/simulator/timeline.ts';
import type { PaidCall } from '../adapter.ts';
import { createLedger } from '../ledger.ts';
import type { BuyOptions, Ledger, LedgerEvent, LedgerOptions, Receipt } from '../types.ts';
import { type FakeProvider, fakeProvider } from './provider.ts';

/** When the worlds begin, ms since 1970. */
export const START = Date.UTC(2026, 10, 22, 12);
const YEAR_MS = 365 * 24 * 3600 * 1000;

/** Processes on one store, one provider, and time that passes only while all wait. */
export interface World {
  readonly timeline: Timeline;
  readonly store: MemoryStore;
  readonly provider: FakeProvider;
  readonly events: LedgerEvent[];
  /** Sets everybody's clock forward or back. */
  jump(ms: number): void;
  /** Starts a process. */
  open(options?: Partial<LedgerOptions>): Process;
  /** Lets time pass until a promise settles; rejects when it never does. */
  pass<T>(promise: Promise<T>): Promise<T>;
  /** Lets time pass. */
  wait(ms: number): Promise<void>;
}

export interface Process {
  readonly host: MemoryHost;
  readonly ledger: Ledger;
  buy(call: PaidCall, options?: Partial<BuyOptions>): Promise<Receipt>;
}

export const ESTIMATE = { min: 0.7, max: 0.8, currency: 'USD' } as const;

export const callOf = (prompt: string, take = 1, model = 'seedance-2.0'): PaidCall => ({
  provider: 'fake',
  account: 'main',
  request: { model, prompt },
  take,
});

const TORN = 'The file is torn';

/** The bytes of the fake provider end in `whole`. */
export const verify = async (_name: string, blob: Blob): Promise<void> => {
  const text = new TextDecoder().decode(await blob.arrayBuffer());
  if (!text.endsWith('whole')) throw new Error(TORN);
};

export function createWorld({ canFind = true } = {}): World {
  const timeline = createTimeline();
  const store = memoryStore();
  const provider = fakeProvider(timeline, { canFind });
  const events: LedgerEvent[] = [];
  let tags = 0;
  let jumped = 0;
  const clock = {
    now: () => START + jumped + timeline.now(),
    sleep: (ms: number, signal: AbortSignal) => timeline.sleep(ms, signal),
  };
  const pass = async <T>(promise: Promise<T>): Promise<T> => {
    const end = await timeline.pass(promise, timeline.now() + YEAR_MS);
    if (end === 'settled') return promise;
    throw new Error(`The promise never settles: ${end}`);
  };
  return {
    timeline,
    store,
    provider,
    events,
    pass,
    jump: (ms) => {
      jumped += ms;
    },
    wait: (ms) => pass(timeline.sleep(ms)),
    open(options = {}) {
      const host = memoryHost({ store, clock });
      const { policy, ...others } = options;
      const ledger = createLedger({
        host,
        adapters: () => provider.adapter,
        random: () => ++tags,
        policy: { verify, ...policy },
        ...others,
      });
      const buy = (call: PaidCall, more: Partial<BuyOptions> = {}) =>
        ledger.buy(call, {
          estimate: ESTIMATE,
          signal: new AbortController().signal,
          onEvent: (event) => void events.push(event),
          ...more,
        });
      return { host, ledger, buy };
    },
  };
}

/** Everything the ledger ever wrote. */
export const journalText = ({ journal }: MemoryStore): string => [...journal.values()].flat().join('\n');
