import { formatDocument, type GraphDocument } from '@shotgraph/engine';
import type { OnEvents, RemoteSession, RunReply } from '@shotgraph/engine/worker';
import { itemsIn, type Shown, type ShownMedia } from '../engine/shown.ts';
import { type GoingRuns, openGoingRuns } from './going-runs.ts';
import { type Recording, type RecordingOptions, startRecording } from './log-recording.ts';
import type { RunLogStorage } from './log-storage.ts';
import type { RunRecord, RunSummary } from './log-types.ts';
import type { KnownValue, RunStore } from './run-store.ts';

/** Every run of one document in this browser. */
export interface RunLog {
  /** The newest first; without those that go on. */
  readonly runs: readonly RunSummary[];
  subscribe(listener: () => void): () => void;
  find(id: string): Promise<RunRecord | undefined>;
  findText(run: RunSummary): Promise<string | undefined>;
  /** Looks for what other windows have written, and which of them are gone. */
  refresh(): void;
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
  /** Tells of what changes what a run makes, before there are other values. @returns a function that ends it */
  readonly onChange?: (listener: () => void) => () => void;
  readonly going?: GoingRuns;
  readonly now?: () => number;
}

/**
 * Writes down what the runs of a session tell while they go on, and what there was to see at their end. A log that cannot be written
 * stops no run.
 *
 * @returns the log, and the session to run by: it is the same one, listened to
 */
export function createRunLog(
  session: RemoteSession,
  options: RunLogOptions,
): { readonly log: RunLog; readonly session: RemoteSession } {
  const { storage, document, store, now = Date.now, going = openGoingRuns() } = options;
  const listeners = new Set<() => void>();
  let runs: readonly RunSummary[] = [];
  let recording: Recording | undefined;
  let letGo = () => {};
  let isLost = false;

  const reload = async () => {
    const [listed, followed] = await Promise.all([storage.list(document), going.list()]);
    const goesOn = ({ id }: RunSummary) => id === recording?.id || followed.has(id);
    runs = listed.filter((run) => run.status !== 'broken-off' || !goesOn(run));
    for (const listener of listeners) listener();
  };
  const refresh = () => void reload().catch(() => {});
  const finish = async () => {
    const { status, elapsedMs = 0 } = store.run;
    if (!recording || status === 'idle' || status === 'running') return;
    const [ended, release] = [recording, letGo];
    recording = undefined;
    try {
      // What was refused before it began leaves nothing to look at.
      if (status === 'refused') await ended.drop();
      else await ended.end(isLost ? 'broken-off' : status, elapsedMs);
    } finally {
      release();
    }
    await reload();
  };
  store.subscribe('run', () => void finish().catch(() => {}));
  store.subscribe('values', () => recording?.noteValues());
  refresh();
  /** When runs that this window did not begin had begun. */
  const begun = new Map<string, number>();
  const follow = async (
    begin: Pick<RecordingOptions, 'id' | 'startedAt' | 'before'>,
    onEvents: OnEvents,
    run: (onEvents: OnEvents) => Promise<RunReply | undefined>,
  ) => {
    const text = formatDocument(options.current());
    // From the first edit on there are values of another document: those that this run was seen to have stay, and what it gives.
    let seen: RunRecord['values'] | undefined;
    let given: RunRecord['values'] = {};
    const own = startRecording({
      ...{ ...begin, storage, document, text, now },
      values: () => (seen ? { ...seen, ...given } : valuesNow(options)),
      onWritten: refresh,
    });
    const stopWatching = options.onChange?.(() => {
      seen ??= valuesNow(options);
    });
    [recording, letGo, isLost] = [own, going.hold(begin.id), false];
    const reply = await run((events, upTo) => {
      own.take(events);
      onEvents(events, upTo);
    });
    stopWatching?.();
    isLost = reply?.status === 'lost';
    if (reply && 'outputs' in reply) given = valuesGiven(reply.outputs);
    return reply;
  };

  return {
    session: {
      ...session,
      run: async (request, onEvents) => {
        const id = request.id ?? crypto.randomUUID();
        const begin = { id, startedAt: now(), before: undefined };
        return (await follow(begin, onEvents, (take) => session.run({ ...request, id }, take)))!;
      },
      async findRun() {
        const notice = await session.findRun();
        if (notice) begun.set(notice.id, now() - notice.elapsedMs);
        return notice;
      },
      async attach(run, onEvents) {
        const listed = await storage.list(document).catch(() => []);
        const before = listed.find(({ id }) => id === run);
        const startedAt = before?.startedAt ?? begun.get(run) ?? now();
        return follow({ id: run, startedAt, before }, onEvents, (take) => session.attach(run, take));
      },
      async close() {
        await session.close();
        letGo();
      },
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
      refresh,
      async clear() {
        await storage.clear(document);
        await reload();
      },
    },
  };
}

/** What a run gave, where it can be shown by itself. */
function valuesGiven(outputs: { readonly [from: string]: unknown }): RunRecord['values'] {
  const media = Object.entries(outputs as { readonly [from: string]: Shown }).filter(
    ([, shown]) => 'id' in shown && shown.hash !== undefined,
  );
  return Object.fromEntries(media.map(([from, shown]) => [from, { state: 'settled', shown }]));
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
