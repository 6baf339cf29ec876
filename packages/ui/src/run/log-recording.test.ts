import type { GraphDocument, RunEvent } from '@shotgraph/engine';
import type { RunReply } from '@shotgraph/engine/worker';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type GoingRuns, openGoingRuns } from './going-runs.ts';
import { createRunLog } from './log.ts';
import { finished, progress, started, summary } from './log-samples.ts';
import type { RunLogStorage } from './log-storage.ts';
import type { RunRecord, RunSummary } from './log-types.ts';
import { createRunStore } from './run-store.ts';

/** A log over a storage in memory, and an engine that tells what the test has it tell. */
function setup(kept: readonly RunSummary[] = [], followed: readonly string[] = []) {
  const runs = new Map(kept.map((run) => [run.id, run]));
  const records = new Map<string, RunRecord>();
  const texts: string[] = [];
  let writes = 0;
  const put = async (run: RunSummary, record: RunRecord) => {
    writes++;
    runs.set(run.id, run);
    records.set(record.id, record);
  };
  const storage: RunLogStorage = {
    list: async () => [...runs.values()],
    find: async (id) => records.get(id),
    findText: async () => undefined,
    add: async (run, record, { text }) => {
      texts.push(text);
      await put(run, record);
    },
    update: put,
    remove: async (id) => void runs.delete(id),
    clear: async () => runs.clear(),
  };
  const held = new Set(followed);
  const going: GoingRuns = {
    hold(run) {
      held.add(run);
      return () => held.delete(run);
    },
    list: async () => held,
  };
  const store = createRunStore();
  const clock = { now: 1000 };
  let tell: (...events: readonly RunEvent[]) => void = () => {};
  let end: (reply: Partial<RunReply>) => void = () => {};
  const work = (onEvents: (events: readonly RunEvent[]) => void) =>
    new Promise((resolve) => {
      tell = (...events) => onEvents(events);
      end = resolve as never;
    });
  const remote = {
    run: (_: unknown, onEvents: never) => work(onEvents),
    findRun: async () => ({ id: 'there', elapsedMs: 200, isOver: false }),
    attach: (_: string, onEvents: never) => work(onEvents),
    close: async () => {},
  };
  const document: GraphDocument = { shotgraph: 1, title: 'Film', nodes: {} };
  const places = () => ['a.image', 'b.image'];
  let change = () => {};
  const onChange = (listener: () => void) => {
    change = listener;
    return () => {};
  };
  const now = () => clock.now;
  const options = { storage, document: 'd', current: () => document, places, store, onChange, going, now };
  const { log, session } = createRunLog(remote as never, options);
  return {
    ...{ log, session, store, clock, records, texts, held },
    tell: (...events: readonly RunEvent[]) => tell(...events),
    end: (reply: Partial<RunReply>) => end(reply),
    change: () => change(),
    only: () => [...runs.values()][0],
    writes: () => writes,
  };
}

describe('the log of runs', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  /** Long after everything: the name of a text is computed in a thread of its own, whatever the clock says. */
  const settle = async () => {
    for (let i = 0; i < 3; i++) {
      await vi.advanceTimersByTimeAsync(60_000);
      await crypto.subtle.digest('SHA-256', new Uint8Array(1 << 16));
    }
  };

  it('has a run from its beginning, as one that was broken off: that is what it is when nobody is left to tell its end', async () => {
    const { session, tell, store, clock, log, only, records, texts } = setup();
    store.begin(0);
    void session.run({}, () => {});
    tell(started('a'));
    await settle();
    expect(only()).toMatchObject({ document: 'd', startedAt: 1000, status: 'broken-off', ran: [] });
    expect(texts[0]).toContain('"title": "Film"');
    clock.now += 40;
    tell(finished('a'));
    store.takeValues(['a.image'], { 'a.image': { state: 'settled', shown: { kind: 'image', id: 'i' } } });
    store.noteRendered([['i', 'hash']]);
    await settle();
    expect(only()).toMatchObject({ status: 'broken-off', elapsedMs: 40, ran: ['a'] });
    const record = records.get(only()!.id)!;
    expect(record.events.map(([at]) => at)).toEqual([0, 40]);
    expect(record.values).toEqual({ 'a.image': { state: 'settled', shown: { kind: 'image', id: 'i', hash: 'hash' } } });
    // It goes on: here it is no run of the past.
    expect(log.runs).toEqual([]);
  });

  it('keeps what it gave, and not what became of the document meanwhile', async () => {
    const { session, tell, end, store, only, records, change } = setup();
    const shows = (id: string) =>
      store.takeValues(['a.image'], { 'a.image': { state: 'predicted', shown: { kind: 'image', id } } });
    store.begin(0);
    const run = session.run({ id: 'mine' }, () => {});
    tell(started('a'));
    shows('of then');
    change();
    shows('of now');
    tell(finished('a'));
    const given = { kind: 'image', id: 'file', hash: 'hash' };
    end({ status: 'done', outputs: { 'outputs.still': given } } as Partial<RunReply>);
    await run;
    store.end({ status: 'done', elapsedMs: 50 });
    await settle();
    expect(records.get(only()!.id)!.values).toEqual({
      'a.image': { state: 'predicted', shown: { kind: 'image', id: 'of then' } },
      'outputs.still': { state: 'settled', shown: given },
    });
  });

  it('is told how it ended, once, under the name it has', async () => {
    const { session, tell, end, store, log, only, texts, held } = setup();
    store.begin(0);
    const run = session.run({ id: 'mine' }, () => {});
    tell(started('a'), finished('a'));
    expect([...held]).toEqual(['mine']);
    end({ status: 'done' });
    await run;
    store.end({ status: 'done', elapsedMs: 50 });
    await settle();
    expect(only()).toMatchObject({ id: 'mine', status: 'done', elapsedMs: 50, ran: ['a'] });
    expect([log.runs.length, texts.length, held.size]).toEqual([1, 1, 0]);
  });

  it('is not written for progress alone, and for all that comes at once only once', async () => {
    const { session, tell, store, writes } = setup();
    store.begin(0);
    void session.run({}, () => {});
    tell(started('a'));
    await settle();
    const before = writes();
    for (let i = 0; i < 50; i++) tell(progress('a'));
    await settle();
    expect(writes()).toBe(before);
    for (let i = 0; i < 50; i++) tell(finished(`n-${i}`));
    await settle();
    expect(writes()).toBe(before + 1);
  });

  it('calls a run broken off whose server has forgotten it', async () => {
    const { session, tell, end, store, log } = setup();
    store.begin(0);
    const run = session.run({}, () => {});
    tell(started('a'));
    end({ status: 'lost' });
    await run;
    store.end({ status: 'failed', elapsedMs: 50, summary: 'interrupted' });
    await settle();
    expect(log.runs.map(({ status }) => status)).toEqual(['broken-off']);
  });

  it('goes on with the entry of a run that another visit began', async () => {
    const { session, tell, end, store, log, texts } = setup([
      summary({ id: 'there', startedAt: 700, status: 'broken-off', text: 'of-then' }),
    ]);
    await settle();
    expect(log.runs.map(({ status }) => status)).toEqual(['broken-off']);
    store.begin(0);
    const run = session.attach('there', () => {});
    await settle();
    tell(started('a'), finished('a'));
    await settle();
    expect(log.runs).toEqual([]);
    end({ status: 'done' });
    await run;
    store.end({ status: 'done', elapsedMs: 320 });
    await settle();
    expect(log.runs).toEqual([
      summary({ id: 'there', startedAt: 700, elapsedMs: 320, status: 'done', ran: ['a'], text: 'of-then' }),
    ]);
    expect(texts).toEqual([]);
  });

  it('says nothing of runs that another window follows', async () => {
    const { log } = setup(
      [summary({ id: 'elsewhere', status: 'broken-off' }), summary({ id: 'r' })],
      ['elsewhere', 'r'],
    );
    await settle();
    expect(log.runs.map(({ id }) => id)).toEqual(['r']);
  });

  it('leaves out what was refused before anything happened', async () => {
    const { session, end, store, writes, tell, only } = setup();
    store.begin(0);
    const run = session.run({}, () => {});
    end({ status: 'refused' });
    await run;
    store.end({ status: 'refused' });
    await settle();
    expect(writes()).toBe(0);
    store.begin(0);
    void session.run({}, () => {});
    tell(started('a'));
    store.end({ status: 'refused' });
    await settle();
    expect(only()).toBeUndefined();
  });
});

describe('which runs are followed', () => {
  it('is what the locks of this browser say', async () => {
    const names = new Set<string>();
    const locks = {
      request: async (name: string, _: unknown, work: () => Promise<void>) => {
        names.add(name);
        await work();
        names.delete(name);
      },
      query: async () => ({ held: [...names, 'shotgraph-document d'].map((name) => ({ name })) }),
    };
    const going = openGoingRuns(locks as never);
    const letGo = going.hold('r');
    expect([...(await going.list())]).toEqual(['r']);
    letGo();
    await new Promise((resolve) => setTimeout(resolve));
    expect([...(await going.list())]).toEqual([]);
  });
});
