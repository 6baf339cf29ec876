import { type Endpoint, proxy, type Remote, wrap } from 'comlink';
import type { GraphDocument } from '../graph/document.ts';
import type { Op } from '../graph/edit.ts';
import type { Json } from '../json.ts';
import type { Followed, PurchaseInfo } from '../ledger/types.ts';
import { isConnectionLost, isNoSession } from './failures.ts';
import type {
  EngineService,
  OnEvents,
  PlanReply,
  PurchaseAnswer,
  RunNotice,
  RunReply,
  RunRequest,
  ShownValue,
  WorkRequest,
} from './protocol.ts';

/** Reaches an engine behind a worker or a message port. */
export const connectEngine = (endpoint: Endpoint): Remote<EngineService> => wrap<EngineService>(endpoint);

/** A session on the other side. Edits are sent as they are made, in order, and cost one message each. */
export interface RemoteSession {
  apply(ops: readonly Op[]): void;
  plan(request?: WorkRequest): Promise<PlanReply>;
  /** Follows the run to its end, over however many connections. */
  run(request: RunRequest, onEvents: OnEvents): Promise<RunReply>;
  findRun(): Promise<RunNotice | undefined>;
  /** Follows a run that somebody began, from its start to its end. @returns `undefined` when it is not known */
  attach(run: string, onEvents: OnEvents): Promise<RunReply | undefined>;
  cancel(): Promise<void>;
  values(from: readonly string[]): Promise<{ readonly [from: string]: ShownValue }>;
  /** As `EngineService.view`; sees every edit made before. */
  view(from: string, how: Json): Promise<unknown>;
  asset(hash: string): Promise<Blob>;
  findFacts(hash: string): Promise<Json | undefined>;
  /** Purchases as `EngineService` has them. */
  purchases(): Promise<readonly PurchaseInfo[]>;
  followPurchases(): Promise<Followed>;
  leavePurchases(): Promise<void>;
  resolvePurchase(key: string, answer: PurchaseAnswer): Promise<void>;
  cancelPurchase(key: string): ReturnType<EngineService['cancelPurchase']>;
  describeMedia(): Promise<string>;
  close(): Promise<void>;
}

/** How a document is opened on the other side. */
export interface RemoteOptions {
  readonly name: string;
  /** Opens it with the first question: nobody waits for a side that does not answer yet. */
  readonly isLazy?: boolean;
  /** Text of the document as it stands, where that is at hand: it crosses faster than what was read from it. */
  readonly text?: string;
}

/** No session has this number. */
const NOT_OPENED = -1;

/**
 * Opens a document on the other side and keeps both sides equal: every edit carries the version it was made on, and when
 * the other side has another one, it gets the whole document. Where the session is not there any more, the document is opened again.
 *
 * @param current - the document as it stands here, asked for at the start and when the versions went apart
 */
export async function openRemoteSession(
  engine: Remote<EngineService>,
  current: () => GraphDocument,
  { isLazy = false, text, ...options }: RemoteOptions,
): Promise<RemoteSession> {
  let id = isLazy ? NOT_OPENED : await engine.open(text ?? current(), options);
  let isClosed = false;
  let version = 0;
  let last: Promise<unknown> = Promise.resolve();
  let opening: Promise<void> | undefined;

  /** @param lost - the session that is not there: whoever finds that out later finds another one here */
  const reopen = async (lost: number): Promise<void> => {
    if (id !== lost) return;
    opening ??= engine
      .open(current(), { ...options, version })
      .then((fresh) => {
        id = fresh;
      })
      .finally(() => {
        opening = undefined;
      });
    await opening;
  };
  const call = async <T>(work: (id: number) => Promise<T>): Promise<T> => {
    const used = id;
    try {
      return await work(used);
    } catch (error) {
      if (!isNoSession(error) || isClosed) throw error;
      await reopen(used);
      return work(id);
    }
  };

  const resync = () => call((at) => engine.reset(at, version, current()));
  const send = (ops: readonly Op[]) => {
    const before = version++;
    const used = id;
    const sent = engine.apply(used, before, ops).then(
      (taken) => (taken ? undefined : resync()),
      async (error) => {
        // What was edited while the document was opened again is in neither: the whole of it is sent in any case.
        if (isClosed) throw error;
        if (isNoSession(error)) await reopen(used);
        return resync();
      },
    );
    // A later plan must see the edit even where it had to be sent twice.
    last = Promise.all([last, sent]);
  };
  const settled = () => last.catch(() => {});

  /** Goes on with a run wherever the connection to it broke. @param wasThere - whether it was followed before */
  const follow = async (
    run: string,
    { take, known }: ReturnType<typeof listen>,
    wasThere: boolean,
  ): Promise<RunReply | undefined> => {
    for (let isLost = wasThere; ; isLost = true) {
      try {
        const reply = await call(async (at) => engine.attach(at, run, known(), take));
        return reply ?? (isLost ? { status: 'lost' } : undefined);
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
      }
    }
  };
  const listen = (onEvents: OnEvents) => {
    let known = 0;
    const take: OnEvents = (events, upTo) => {
      known = upTo;
      onEvents(events, upTo);
    };
    return { take: proxy(take), known: () => known };
  };

  return {
    apply: send,
    async plan(request = {}) {
      await settled();
      return call(async (at) => engine.plan(at, request));
    },
    async run(request, onEvents) {
      await settled();
      const run = request.id ?? crypto.randomUUID();
      const ears = listen(onEvents);
      try {
        return await call(async (at) => engine.run(at, { ...request, id: run }, ears.take));
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
        return (await follow(run, ears, true))!;
      }
    },
    findRun: () => call((at) => engine.findRun(at)),
    async attach(run, onEvents) {
      await settled();
      return follow(run, listen(onEvents), false);
    },
    cancel: () => call((at) => engine.cancel(at)),
    async values(from) {
      await settled();
      return call((at) => engine.values(at, from));
    },
    async view(from, how) {
      await settled();
      return call((at) => engine.view(at, from, how));
    },
    asset: (hash) => call((at) => engine.asset(at, hash)),
    findFacts: (hash) => call(async (at) => engine.findFacts(at, hash)),
    purchases: () => call((at) => engine.purchases(at)),
    followPurchases: () => call((at) => engine.followPurchases(at)),
    leavePurchases: () => call((at) => engine.leavePurchases(at)),
    resolvePurchase: (key, answer) => call((at) => engine.resolvePurchase(at, key, answer)),
    cancelPurchase: (key) => call((at) => engine.cancelPurchase(at, key)),
    describeMedia: () => call((at) => engine.describeMedia(at)),
    close() {
      isClosed = true;
      return engine.close(id);
    },
  };
}
