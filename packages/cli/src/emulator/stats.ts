import { canonicalJson, type Json, sha256Text } from '@shotgraph/engine';
import type { Operation, ProviderName } from './http/wire.ts';

/** A create call that was accepted, and would be billed. */
export interface Accepted {
  readonly provider: ProviderName;
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly model: string;
  readonly seed: number | null;
  /** SHA-256 of the request without seed and callback: equal for two purchases of the same thing. */
  readonly bodyHash: string;
}

/** What happened so far. */
export interface StatsReport {
  /** Requests by provider and operation, refused ones included. */
  readonly requests: { readonly [P in ProviderName]?: { readonly [O in Operation]?: number } };
  readonly accepted: readonly Accepted[];
  /** Unfinished jobs: now, and the most at a time. */
  readonly unfinished: { readonly now: number; readonly most: number };
  /** Faults that struck, by kind. */
  readonly faults: { readonly [kind: string]: number };
  /** Callbacks to addresses outside this machine: accepted and never called. */
  readonly callbacksNotSent: number;
}

/** Counts what happens. */
export interface Stats {
  request(provider: ProviderName, operation: Operation): void;
  accept(call: Omit<Accepted, 'at' | 'bodyHash'>, at: number, body: unknown): void;
  fault(kind: string): void;
  callbackNotSent(): void;
  report(unfinished: StatsReport['unfinished']): StatsReport;
  clear(): void;
}

/** Fields that differ between attempts at the same purchase. */
const OF_ATTEMPT = new Set(['seed', 'callback_url', 'webhook', 'webhook_events_filter']);

/** Makes counters that stand at nothing. */
export function createStats(): Stats {
  const requests = new Map<ProviderName, Map<Operation, number>>();
  const accepted: Accepted[] = [];
  const faults = new Map<string, number>();
  let notSent = 0;
  return {
    request(provider, operation) {
      const counts = requests.get(provider) ?? new Map<Operation, number>();
      requests.set(provider, counts.set(operation, (counts.get(operation) ?? 0) + 1));
    },
    accept: (call, at, body) =>
      void accepted.push({ ...call, at: new Date(at).toISOString(), bodyHash: sha256Text(canonicalJson(strip(body))) }),
    fault: (kind) => void faults.set(kind, (faults.get(kind) ?? 0) + 1),
    callbackNotSent: () => void notSent++,
    report: (unfinished) => ({
      requests: Object.fromEntries([...requests].map(([provider, counts]) => [provider, Object.fromEntries(counts)])),
      accepted: [...accepted],
      unfinished,
      faults: Object.fromEntries(faults),
      callbacksNotSent: notSent,
    }),
    clear() {
      requests.clear();
      accepted.length = 0;
      faults.clear();
      notSent = 0;
    },
  };
}

/** The body without marks of the attempt, at the top and one level down, where Replicate has its seed. */
function strip(body: unknown, depth = 0): Json {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || depth > 1) return body as Json;
  const kept = Object.entries(body).filter(([name, value]) => value !== undefined && !OF_ATTEMPT.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, strip(value, depth + 1)]));
}
