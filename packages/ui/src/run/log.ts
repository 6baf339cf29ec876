import { formatDocument, type GraphDocument, type RunEvent } from '@shotgraph/engine';
import type { OnEvents, RemoteSession } from '@shotgraph/engine/worker';
import { itemsIn, type Shown, type ShownMedia } from '../engine/shown.ts';
import { compactEvents, summarise } from './log-compact.ts';
import type { RunLogStorage } from './log-storage.ts';
import type { RunRecord, RunSummary, TimedEvent } from './log-types.ts';
import type { KnownValue, RunStore } from './run-store.ts';

/** Every run of one document in this browser. */
export interface RunLog {
  /** The newest first. */
  readonly runs: readonly RunSummary[];
  subscribe(listener: () => void): () => void;
  find(id: string): Promise<RunRecord | undefined>;
  findText(run: RunSummary): Promise<string | undefined>;
  clear(): Promise<void>;
}

export interface RunLogOptions {
  readonly storage: RunLogStorage;
  /** Id of the document. */
  readonly document: string;
  readonly current: () => GraphDocument;
  /** Places of the document's own graph that have values. */
  readonly places: () => readonly string[];
  readonly store: Pick<RunStore, 'run' | 'value' | 'renderedAs' | 'subscribe'>;
  readonly now?: () => number;
}

interface Recording {
  readonly startedAt: number;
  readonly text: string;
  readonly events: TimedEvent[];
}

/**
 * Writes down what the runs of a session tell, and what there was to see when they ended. A log that cannot be written stops no run.
 *
 * @returns the log, and the session to run by: it is the same one, listened to
 */
export function createRunLog(
  session: RemoteSession,
  options: RunLogOptions,
): { readonly log: RunLog; readonly session: RemoteSession } {
  const { storage, document, store, now = Date.now } = options;
  const listeners = new Set<() => void>();
  let runs: readonly RunSummary[] = [];
  let recording: Recording | undefined;

  const reload = async () => {
    runs = await storage.list(document);
    for (const listener of listeners) listener();
  };
  const finish = async () => {
    const { status, elapsedMs = 0 } = store.run;
    if (!recording || status === 'idle' || status === 'running') return;
    const { startedAt, text, events } = recording;
    recording = undefined;
    // What was refused before it began leaves nothing to look at.
    if (status === 'refused' || events.length === 0) return;
    const id = `${startedAt}-${Math.round(elapsedMs)}`;
    const name = await nameOf(text);
    await storage.add(
      { id, document, startedAt, elapsedMs, status, ...summarise(events), text: name },
      { id, events: compactEvents(events), values: valuesNow(options) },
      { name, text },
    );
    await reload();
  };
  store.subscribe('run', () => void finish().catch(() => {}));
  void reload().catch(() => {});
  /** When runs that this window did not begin had begun. */
  const begun = new Map<string, number>();
  const record = (startedAt: number, onEvents: OnEvents): OnEvents => {
    const own: Recording = { startedAt, text: formatDocument(options.current()), events: [] };
    recording = own;
    return (events, upTo) => {
      const at = now() - startedAt;
      own.events.push(...events.map((event: RunEvent): TimedEvent => [at, event]));
      onEvents(events, upTo);
    };
  };

  return {
    session: {
      ...session,
      run: (request, onEvents) => session.run(request, record(now(), onEvents)),
      async findRun() {
        const notice = await session.findRun();
        if (notice) begun.set(notice.id, now() - notice.elapsedMs);
        return notice;
      },
      attach: (run, onEvents) => session.attach(run, record(begun.get(run) ?? now(), onEvents)),
    },
    log: {
      get runs() {
        return runs;
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      find: storage.find,
      findText: storage.findText,
      async clear() {
        await storage.clear(document);
        await reload();
      },
    },
  };
}

/** Equal texts have equal names. */
async function nameOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function valuesNow({ places, store }: RunLogOptions): RunRecord['values'] {
  const known = places().flatMap((place): [string, KnownValue][] => {
    const value = store.value(place);
    return value ? [[place, { ...value, shown: withAssets(value.shown, store) }]] : [];
  });
  return Object.fromEntries(known);
}

/** What is shown, with the assets it was rendered to: they are known only while the window is open. */
function withAssets(shown: Shown, { renderedAs }: Pick<RunStore, 'renderedAs'>): Shown {
  const rendered = <T extends Shown>(item: T): T => {
    if (!('id' in item) || (item as ShownMedia).hash !== undefined) return item;
    const hash = renderedAs((item as ShownMedia).id);
    return hash === undefined ? item : { ...item, hash };
  };
  return shown.kind === 'list' ? { ...shown, items: itemsIn(shown).map(rendered) } : rendered(shown);
}
