import type { PurchaseInfo } from '@shotgraph/engine';
import type { RemoteSession } from '@shotgraph/engine/worker';
import { createTopics } from '../doc/topics.ts';
import { isUnderWay } from './words.ts';

/** Pause before what could not be finished is tried again, ms: another tab works on it, or the server does not answer. */
const AGAIN_MS = 10_000;

/** Everything this browser bought, in whichever document, and the following of what is under way. */
export interface Purchases {
  /** The newest first. */
  readonly all: readonly PurchaseInfo[];
  /** Why one that is under way could not be followed to its end when that was tried last, by its key. */
  readonly troubles: ReadonlyMap<string, string>;
  subscribe(listener: () => void): () => void;
  /** Reads the list again. */
  reload(): Promise<void>;
  /** Follows what is under way until nothing is; does nothing while it does so already. */
  follow(): void;
  /** Lets go of it: a run follows its own purchases. */
  pause(): Promise<void>;
}

export interface PurchasesOptions {
  readonly session: Pick<RemoteSession, 'purchases' | 'followPurchases' | 'leavePurchases'>;
  /** Without a way to the providers there is nothing to follow. */
  readonly reachesProviders: boolean;
  /** Takes came while nothing ran. */
  readonly onArrival: (came: readonly PurchaseInfo[]) => void;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** Reads purchases and follows them. */
export function createPurchases(options: PurchasesOptions): Purchases {
  const { session, reachesProviders, onArrival, sleep = wait } = options;
  const topics = createTopics();
  let all: readonly PurchaseInfo[] = [];
  let troubles: ReadonlyMap<string, string> = new Map();
  let following: { isWanted: boolean; readonly done: Promise<void> } | undefined;

  const reload = async () => {
    const read = await session.purchases();
    if (JSON.stringify(read) === JSON.stringify(all)) return;
    all = read;
    topics.emit('all');
  };
  /** @returns whether it is worth another try */
  const round = async (own: { readonly isWanted: boolean }): Promise<boolean> => {
    await reload();
    if (!own.isWanted || !all.some(isUnderWay)) return false;
    const { finished, left } = await session.followPurchases();
    troubles = new Map(left.map(({ key, message }) => [key, message]));
    await reload();
    topics.emit('all');
    if (finished.length > 0) onArrival(all.filter(({ key }) => finished.includes(key)));
    return own.isWanted && left.length > 0;
  };
  const begin = () => {
    const own = { isWanted: true };
    const work = async () => {
      while (await round(own)) await sleep(AGAIN_MS);
    };
    // Letting go ends it with an error; what could not be read now is read when something happens next.
    const done = work()
      .catch(() => {})
      .then(() => {
        if (following?.done === done) following = undefined;
      });
    following = Object.assign(own, { done });
  };

  return {
    get all() {
      return all;
    },
    get troubles() {
      return troubles;
    },
    subscribe: (listener) => topics.subscribe('all', listener),
    reload,
    follow() {
      if (reachesProviders && !following?.isWanted) begin();
    },
    async pause() {
      if (!following) return;
      following.isWanted = false;
      following = undefined;
      await session.leavePurchases();
    },
  };
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
