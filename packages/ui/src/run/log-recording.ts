import type { RunEvent } from '@shotgraph/engine';
import { compactEvents, summarise } from './log-compact.ts';
import type { RunLogStorage } from './log-storage.ts';
import type { RunRecord, RunSummary, TimedEvent } from './log-types.ts';

/** Least time between two writings while a run goes on, ms. */
const LEAST_GAP_MS = 500;
/** The most, however slow the disk is, ms. */
const MOST_GAP_MS = 10_000;
/** Writing takes about this part of the time: a run of very many nodes is written down less often. */
const SHARE = 1 / 20;

/** One run being written down while it goes on. */
export interface Recording {
  /** The run's name. */
  readonly id: string;
  take(events: readonly RunEvent[]): void;
  /** What there is to see has changed. */
  noteValues(): void;
  /** Writes how it ended. @returns whether there is anything to look at */
  end(status: RunSummary['status'], elapsedMs: number): Promise<boolean>;
  /** Forgets it. */
  drop(): Promise<void>;
}

/** What a recording is of. */
export interface RecordingOptions {
  readonly id: string;
  readonly storage: RunLogStorage;
  /** Id of the document. */
  readonly document: string;
  readonly startedAt: number;
  /** The document's text as the run began. */
  readonly text: string;
  /** What another visit wrote down of the same run: it is continued. */
  readonly before: RunSummary | undefined;
  readonly values: () => RunRecord['values'];
  readonly now: () => number;
  /** The run is in the log. */
  readonly onWritten: () => void;
}

/**
 * Begins to write a run down: with its first event, and again when more of it has come, never for progress alone. Until its end is
 * written it counts as broken off, which is what it is when nobody is left to write that.
 */
export function startRecording(options: RecordingOptions): Recording {
  const { id, storage, document, startedAt, text, before, values, now } = options;
  const name = before ? Promise.resolve(before.text) : nameOf(text);
  const events: TimedEvent[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isKnown = before !== undefined;
  let gapMs = LEAST_GAP_MS;

  const put = async (status: RunSummary['status'], elapsedMs: number) => {
    const textName = await name;
    const began = performance.now();
    const summary = {
      ...{ id, document, startedAt, elapsedMs, status, ...summarise(events) },
      ...(textName !== undefined && { text: textName }),
    };
    const record = { id, events: compactEvents(events), values: values() };
    if (!isKnown) {
      await storage.add(summary, record, { name: textName!, text });
      isKnown = true;
      return;
    }
    await storage.update(summary, record);
    gapMs = Math.min(MOST_GAP_MS, Math.max(LEAST_GAP_MS, (performance.now() - began) / SHARE));
  };
  const queue = (work: () => Promise<unknown>): Promise<unknown> => {
    last = last.catch(() => {}).then(work);
    return last;
  };
  const write = () => {
    timer = undefined;
    // A log that cannot be written stops no run.
    queue(() => put('broken-off', now() - startedAt)).then(options.onWritten, () => {});
  };
  const writeSoon = () => {
    if (events.length > 0) timer ??= setTimeout(write, gapMs);
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };

  return {
    id,
    take(batch) {
      const isFirst = events.length === 0 && batch.length > 0;
      const at = now() - startedAt;
      for (const event of batch) events.push([at, event]);
      if (isFirst) write();
      else if (batch.some(isTold)) writeSoon();
    },
    noteValues: writeSoon,
    async end(status, elapsedMs) {
      stop();
      if (events.length === 0) return false;
      await queue(() => put(status, elapsedMs));
      return true;
    },
    async drop() {
      stop();
      await queue(async () => isKnown && storage.remove(id));
    },
  };
}

/** Whether something has come about, rather than going on. */
const isTold = (event: RunEvent) =>
  event.type !== 'node-progress' && !(event.type === 'node-purchase' && event.purchase.type === 'progress');

/** Equal texts have equal names. */
async function nameOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
