import { NodeError } from '../../errors.ts';
import type { FaultPoint, Faults } from '../../host/memory/index.ts';
import { memoryHost } from '../../host/memory/index.ts';
import type { Clock, Host } from '../../host.ts';
import type { World } from './world.ts';

/** How a simulated process behaves. */
export interface Habits {
  /** The call of its host at which it crashes, from 1; never when 0. */
  readonly crashAt: number;
  /** Probability that a call fails. */
  readonly failing: number;
  /** Times between which every call of an operation fails. */
  readonly outages: readonly { readonly point: string; readonly from: number; readonly to: number }[];
  /** Probability per call that the machine sleeps for longer than a lease. */
  readonly sleepy: number;
  /** Longest a call takes, ms. */
  readonly latency: number;
}

export const STEADY: Habits = { crashAt: 0, failing: 0, outages: [], sleepy: 0, latency: 3 };

/** One process: a host over the world's store, and its end. */
export interface SimProcess {
  readonly id: number;
  readonly host: Host;
  /** Resolves when it has crashed. */
  readonly crashed: Promise<void>;
  readonly isDead: () => boolean;
  /** Takes the key that a node was reported to start with: its work begins next. */
  noteStart(key: string): void;
  /** The key of work that begins, for the first time or again. */
  keyOfWork(type: string, inputs: object): string;
  /** Runs at the moment without taking stored results. */
  isRefreshing: boolean;
}

const OPERATIONS = {
  assets: ['put', 'has', 'get', 'findFacts', 'putFacts', 'remove', 'verify'],
  results: ['find', 'put', 'remove', 'verify', 'findNote', 'putNote'],
  journal: ['append', 'read', 'list'],
  claims: ['claim', 'isHeld'],
} as const;

/** Starts a process. */
export function startProcess(world: World, habits: Habits): SimProcess {
  const { random, timeline, store, book } = world;
  world.count('processes');
  const id = world.counts.get('processes')!;
  let isDead = false;
  let awakeAt = 0;
  let die: () => void;
  const crashed = new Promise<void>((resolve) => {
    die = resolve;
  });
  const held = new Set<string>();
  const lapse = () => {
    for (const name of held) book.lapsed.add(`${id} ${name.replace(/^result /, '')}`);
    held.clear();
  };
  const end = () => {
    if (isDead) return;
    isDead = true;
    world.note(`p${id} crashes`);
    world.count('crashes');
    for (const entry of book.running) if (entry.process === id) book.running.delete(entry);
    die();
  };

  let calls = 0;
  let fails: NodeError | undefined;
  const faults: Faults = {
    fail: unused,
    crash: unused,
    calls: () => calls,
    check(point) {
      calls++;
      if (calls === habits.crashAt && world.faults) {
        end();
        // Who crashes asleep does not wake first.
        return point === 'clock.sleep' || random.chance(0.5) ? 'lost' : 'kept';
      }
      fails = failureOf(point);
      // What is claimed and not told of, or not released, would be held for as long as the process lives: no host does that.
      const when =
        point === 'claims.claim' ? 'before' : point === 'claims.release' ? 'after' : random.pick(['before', 'after']);
      if (fails && when === 'before') throw fails;
      return undefined;
    },
  };
  const failureOf = (point: FaultPoint) => {
    if (!world.faults || point.startsWith('clock.')) return undefined;
    const now = timeline.now();
    const isOut = habits.outages.some(({ point: out, from, to }) => point.startsWith(out) && now >= from && now < to);
    if (!isOut && !random.chance(habits.failing)) return undefined;
    world.count('failed calls');
    return new NodeError('storage-failed', `simulated failure of ${point}`);
  };

  const inner = memoryHost({ store, faults, clock: { now: () => timeline.now(), sleep: timeline.sleep } });
  const pause = async () => {
    await timeline.sleep(random.int(habits.latency + 1));
    while (timeline.now() < awakeAt) await timeline.sleep(awakeAt - timeline.now());
  };
  const sleepPerhaps = () => {
    if (!world.faults || !random.chance(habits.sleepy)) return;
    world.note(`p${id} sleeps`);
    world.count('sleeps');
    awakeAt = timeline.now() + 16_000 + random.int(30_000);
    lapse();
    // Its leases run out meanwhile; it learns of that when it wakes.
    void timeline.sleep(15_000).then(() => inner.loseClaims());
  };

  /** A call that takes a while, may fail before or after it was done, and never settles in a dead process. */
  const call = async (point: string, args: readonly unknown[], run: () => Promise<unknown>): Promise<unknown> => {
    const label = `p${id} ${point} ${shorten(args[0])}`;
    world.note(label);
    sleepPerhaps();
    await pause();
    if (isDead) return never;
    fails = undefined;
    const promise = run();
    const failsLater = fails as NodeError | undefined;
    if (isDead && point === 'results.put') tear(args[0] as string);
    let value: unknown;
    try {
      value = await promise;
    } catch (error) {
      observe(point, args, undefined, true);
      throw error;
    }
    observe(point, args, value, false);
    if (random.chance(0.3)) await pause();
    if (isDead) return never;
    if (failsLater) {
      if (point === 'results.find') book.unreadable.add(`${id} ${args[0]}`);
      throw failsLater;
    }
    return point === 'claims.claim' && value ? watchClaim(args[0] as string, value as object) : value;
  };

  /** What the calls say about which results are there to be read. */
  const observe = (point: string, [name]: readonly unknown[], value: unknown, failed: boolean) => {
    const key = name as string;
    if (point === 'results.find') {
      if (failed) book.unreadable.add(`${id} ${key}`);
      else book.unreadable.delete(`${id} ${key}`);
      if (value) book.stored.add(key);
    } else if (point === 'results.put' && !failed) book.stored.add(key);
    else if (point === 'claims.claim' && value) {
      held.add(key);
      book.lapsed.delete(`${id} ${key.replace(/^result /, '')}`);
    }
  };
  /** A record that was being written when the process ended may be there in part. */
  const tear = (key: string) => {
    const record = store.results.get(key);
    if (!record) return;
    world.count('torn records');
    store.results.set(key, { ...record, text: record.text.slice(0, random.int(record.text.length)) });
    book.stored.delete(key);
  };
  const watchClaim = (name: string, claim: object) => ({
    ...claim,
    release: () =>
      call('claims.release', [name], async () => {
        held.delete(name);
        await (claim as { release(): Promise<void> }).release();
      }),
  });

  const slowed = (member: keyof typeof OPERATIONS) => {
    const own = inner[member] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const operations = OPERATIONS[member].map((name) => [
      name,
      (...args: unknown[]) => call(`${member}.${name}`, args, () => own[name]!(...args)),
    ]);
    return { ...own, ...Object.fromEntries(operations) };
  };
  const clock: Clock = {
    now: () => START + timeline.now() + world.clockOffset,
    async sleep(ms, signal) {
      world.note(`p${id} waits ${ms}`);
      await inner.clock.sleep(ms, signal);
      while (timeline.now() < awakeAt) await timeline.sleep(awakeAt - timeline.now());
      if (isDead) await never;
    },
  };
  const host = {
    ...inner,
    assets: slowed('assets'),
    results: slowed('results'),
    journal: slowed('journal'),
    claims: slowed('claims'),
    clock,
  } as unknown as Host;
  const keys = new Map<string, string>();
  let startedKey: string | undefined;
  return {
    id,
    host,
    crashed,
    isDead: () => isDead,
    noteStart(key) {
      startedKey = key;
    },
    keyOfWork(type, inputs) {
      const name = `${type} ${JSON.stringify(inputs)}`;
      if (startedKey !== undefined) keys.set(name, startedKey);
      startedKey = undefined;
      return keys.get(name) ?? name;
    },
    isRefreshing: false,
  };
}

/** 2026-11-22, so that dates in records look like dates. */
const START = Date.UTC(2026, 10, 22);
const never = new Promise<never>(() => {});
const unused = () => {
  throw new TypeError('a simulated process chooses its faults itself');
};
/** Names in the trace; those of runs are random and left out. */
const shorten = (name: unknown) => (typeof name === 'string' && !/^\d{8}-/.test(name) ? name.slice(0, 20) : '');
