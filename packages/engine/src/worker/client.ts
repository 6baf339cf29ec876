import { type Endpoint, proxy, type Remote, wrap } from 'comlink';
import type { GraphDocument } from '../graph/document.ts';
import type { Op } from '../graph/edit.ts';
import type { Json } from '../json.ts';
import type { Followed, PurchaseInfo } from '../ledger/types.ts';
import type { RunEvent } from '../run/events.ts';
import type { EngineService, PlanReply, PurchaseAnswer, RunReply, ShownValue, WorkRequest } from './protocol.ts';

/** Reaches an engine behind a worker or a message port. */
export const connectEngine = (endpoint: Endpoint): Remote<EngineService> => wrap<EngineService>(endpoint);

/** A session on the other side. Edits are sent as they are made, in order, and cost one message each. */
export interface RemoteSession {
  apply(ops: readonly Op[]): void;
  plan(request?: WorkRequest): Promise<PlanReply>;
  run(request: WorkRequest, onEvents: (events: readonly RunEvent[]) => void): Promise<RunReply>;
  cancel(): Promise<void>;
  values(from: readonly string[]): Promise<{ readonly [from: string]: ShownValue }>;
  /** As `EngineService.view`; sees every edit made before. */
  view(from: string, how: Json): Promise<unknown>;
  asset(hash: string): Promise<Blob>;
  findFacts(hash: string): Promise<Json | undefined>;
  /** Purchases as `EngineService` has them. */
  purchases(): Promise<readonly PurchaseInfo[]>;
  followPurchases(): Promise<Followed>;
  resolvePurchase(key: string, answer: PurchaseAnswer): Promise<void>;
  cancelPurchase(key: string): ReturnType<EngineService['cancelPurchase']>;
  describeMedia(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Opens a document on the other side and keeps both sides equal: every edit carries the version it was made on, and when
 * the other side has another one, it gets the whole document.
 *
 * @param current - the document as it stands here, asked for at the start and when the versions went apart
 */
export async function openRemoteSession(
  engine: Remote<EngineService>,
  current: () => GraphDocument,
  options: { readonly name: string },
): Promise<RemoteSession> {
  const id = await engine.open(current(), options);
  let version = 0;
  let last: Promise<unknown> = Promise.resolve();

  const resync = () => engine.reset(id, version, current());
  const send = (ops: readonly Op[]) => {
    const before = version++;
    const sent = engine.apply(id, before, ops).then(
      (taken) => (taken ? undefined : resync()),
      () => resync(),
    );
    // A later plan must see the edit even where it had to be sent twice.
    last = Promise.all([last, sent]);
  };
  const settled = () => last.catch(() => {});

  return {
    apply: send,
    async plan(request = {}) {
      await settled();
      return engine.plan(id, request);
    },
    async run(request, onEvents) {
      await settled();
      return engine.run(id, request, proxy(onEvents));
    },
    cancel: () => engine.cancel(id),
    async values(from) {
      await settled();
      return engine.values(id, from);
    },
    async view(from, how) {
      await settled();
      return engine.view(id, from, how);
    },
    asset: (hash) => engine.asset(id, hash),
    findFacts: (hash) => engine.findFacts(id, hash),
    purchases: () => engine.purchases(id),
    followPurchases: () => engine.followPurchases(id),
    resolvePurchase: (key, answer) => engine.resolvePurchase(id, key, answer),
    cancelPurchase: (key) => engine.cancelPurchase(id, key),
    describeMedia: () => engine.describeMedia(id),
    close: () => engine.close(id),
  };
}
