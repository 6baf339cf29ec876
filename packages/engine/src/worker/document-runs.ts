import type { RunEvent } from '../run/events.ts';
import type { Session } from '../run/session.ts';
import { createBatch } from './batch.ts';
import type { OnEvents, RunNotice, RunReply } from './protocol.ts';
import { createRunHistory } from './run-history.ts';

/** What is run, and on whose behalf. */
export interface RunOf {
  readonly id: string;
  /** Number of the session that began it. */
  readonly owner: number;
  readonly session: Session;
  /** The document as it is run, as a text that equal documents share. */
  readonly text: string;
}

/** A run of a document, for everybody who wants to know how it goes. */
export interface DocumentRun extends Pick<RunOf, 'id' | 'owner' | 'text'> {
  readonly isOver: boolean;
  /** `undefined` once it is over: what it gave is found by its keys then. */
  readonly session: Session | undefined;
  notice(): RunNotice;
  /** As `EngineService.attach`. */
  join(after: number, onEvents: OnEvents): Promise<RunReply>;
  cancel(): void;
  /** Resolves when it is over. */
  readonly ended: Promise<unknown>;
}

/** Does the work of a run. It must not reject. */
export type CarryOut = (onEvent: (event: RunEvent) => void, signal: AbortSignal) => Promise<RunReply>;

/** Starts a run. @param now - the clock, ms */
export function startDocumentRun(of: RunOf, carryOut: CarryOut, now: () => number): DocumentRun {
  const history = createRunHistory();
  const listeners = new Set<ReturnType<typeof createBatch>>();
  const controller = new AbortController();
  const startedAt = now();
  let [session, endedAt]: [Session | undefined, number | undefined] = [of.session, undefined];
  const take = (event: RunEvent) => {
    const number = history.add(event);
    for (const listener of listeners) listener.push(event, number);
  };
  const reply = carryOut(take, controller.signal).finally(() => {
    endedAt = now();
    session = undefined;
  });
  return {
    ...{ id: of.id, owner: of.owner, text: of.text, ended: reply },
    get isOver() {
      return endedAt !== undefined;
    },
    get session() {
      return session;
    },
    notice: () => ({ id: of.id, elapsedMs: (endedAt ?? now()) - startedAt, isOver: endedAt !== undefined }),
    async join(after, onEvents) {
      const batch = createBatch(onEvents);
      for (const { event, number } of history.after(after)) batch.push(event, number);
      listeners.add(batch);
      try {
        return await reply;
      } finally {
        listeners.delete(batch);
        await batch.flush();
      }
    },
    cancel: () => controller.abort(new DOMException('the run was cancelled', 'AbortError')),
  };
}

/** Runs by the name of their document, the last of each. */
export interface DocumentRuns {
  find(name: string): DocumentRun | undefined;
  isUnderWay(name: string): boolean;
  /** Remembers a run. Of those that are over the oldest is forgotten when there are too many. */
  add(name: string, run: DocumentRun): void;
  all(): Iterable<DocumentRun>;
}

/** Runs that are over and remembered. */
const MOST_OVER = 32;

/** Makes the memory of a service. */
export function createDocumentRuns(mostOver = MOST_OVER): DocumentRuns {
  const runs = new Map<string, DocumentRun>();
  return {
    find: (name) => runs.get(name),
    isUnderWay: (name) => runs.get(name)?.isOver === false,
    add(name, run) {
      runs.delete(name);
      runs.set(name, run);
      const over = [...runs].filter(([, { isOver }]) => isOver);
      for (const [old] of over.slice(0, Math.max(0, over.length - mostOver))) runs.delete(old);
    },
    all: () => runs.values(),
  };
}
