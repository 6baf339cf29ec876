import { sha256Text } from '../hash.ts';
import {
  type CrashEffect,
  type MemoryHost,
  memoryHost,
  type VirtualClock,
  virtualClock,
} from '../host/memory/index.ts';
import type { Host } from '../host.ts';

export const HOUR_MS = 60 * 60 * 1000;

/** A host in memory whose results and assets have round sizes and ages. */
export interface StoreBench {
  readonly host: MemoryHost;
  readonly clock: VirtualClock;
  /** Stores an asset of so many bytes, 10 when left out. @returns its hash */
  asset(name: string, bytes?: number): Promise<string>;
  /** Stores a result that names assets. @returns its key */
  result(name: string, ...assets: string[]): Promise<string>;
  /** Lets time pass. */
  age(hours: number): Promise<void>;
  /** What is stored: names as they were given, sorted. */
  stored(): { readonly results: string[]; readonly assets: string[] };
  /** Names as they were given, for messages. */
  names(hashes: readonly string[]): string[];
}

export function storeBench(): StoreBench {
  const clock = virtualClock(1_000_000_000_000);
  const host = memoryHost({ clock });
  const given = new Map<string, string>();
  const names = (hashes: Iterable<string>) => [...hashes].map((hash) => given.get(hash) ?? hash).sort();
  return {
    host,
    clock,
    names,
    async asset(name, bytes = 10) {
      const hash = await host.assets.put(new TextEncoder().encode(name.padEnd(bytes)));
      given.set(hash, name);
      return hash;
    },
    async result(name, ...assets) {
      const key = sha256Text(name);
      given.set(key, name);
      await host.results.put(key, { outputs: { name }, assets, elapsedMs: 1, at: '2026-01-02T03:04:05Z' });
      return key;
    },
    age: (hours) => clock.advance(hours * HOUR_MS),
    stored: () => ({ results: names(host.store.results.keys()), assets: names(host.store.assets.keys()) }),
  };
}

/**
 * Crashes a host at one of the next calls and waits for that, or for the work to end without coming so far.
 *
 * @returns whether the work ended
 */
export async function crashedAt(host: MemoryHost, nth: number, effect: CrashEffect, work: () => Promise<unknown>) {
  const at = host.faults.calls() + nth;
  host.faults.crash(nth, effect);
  let ended = false;
  const end = () => {
    ended = true;
  };
  work().then(end, end);
  while (!ended && host.faults.calls() < at) await new Promise((resolve) => setTimeout(resolve, 0));
  return ended;
}

/** Whether every result of a store is whole and has whole assets. */
export async function isSound(host: Host): Promise<boolean> {
  for await (const { name } of host.results.list()) {
    const result = await host.results.find(name, { peek: true });
    for (const hash of result?.assets ?? [UNKNOWN]) if ((await host.assets.verify(hash)) !== 'whole') return false;
  }
  return true;
}

const UNKNOWN = '0'.repeat(64);
