import type { GraphDocument, RunEvent } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { compactEvents, summarise } from './log-compact.ts';
import { createReplay } from './log-replay.ts';
import { restoredInWords, restoreLiterals } from './log-restore.ts';
import { finished, progress, started, summary } from './log-samples.ts';
import { MOST_RUNS, thinned } from './log-storage.ts';
import type { RunRecord, TimedEvent } from './log-types.ts';

const bought = (amount: number, before = false): RunEvent =>
  ({
    type: 'node-purchase',
    node: 'shot',
    purchase: { type: 'bought', before, receipt: { key: 'p', price: { amount, currency: 'USD' } } },
  }) as never;

describe('what is kept of a run', () => {
  it('is what happened, with progress thinned', () => {
    const events: TimedEvent[] = [
      [0, started('a')],
      ...[10, 200, 480, 520, 700].map((at): TimedEvent => [at, progress('a')]),
      [900, finished('a')],
    ];
    expect(compactEvents(events).map(([at]) => at)).toEqual([0, 10, 520, 900]);
  });

  it('is bounded: what costs nothing goes first, the end stays', () => {
    const events: TimedEvent[] = [
      ...Array.from({ length: 8 }, (_, i): TimedEvent => [i, finished(`pure-${i}`, 'pure')]),
      ...Array.from({ length: 4 }, (_, i): TimedEvent => [10 + i, finished(`n-${i}`)]),
    ];
    expect(compactEvents(events, 6)).toHaveLength(4);
    expect(compactEvents(events, 3).map(([at]) => at)).toEqual([10, 11, 13]);
  });

  it('comes to what ran, what was reused, what failed and what was spent now', () => {
    const failed: RunEvent = {
      type: 'node-failed',
      node: 'x',
      error: { code: 'node-threw', message: 'no', retryable: false },
    };
    const reused: RunEvent = { type: 'node-reused', node: 'r', key: 'k', effect: 'compute' };
    const events = [finished('a'), finished('p', 'pure'), reused, failed, bought(0.3), bought(0.4), bought(9, true)];
    const { spent, ...rest } = summarise(events.map((event): TimedEvent => [0, event]));
    expect(rest).toEqual({ ran: ['a'], reused: ['r'], failed: [{ node: 'x', message: 'no' }] });
    expect(spent).toEqual([{ amount: expect.closeTo(0.7), currency: 'USD' }]);
  });

  it('is thinned with age: first the texts go, then the runs', () => {
    const runs = Array.from({ length: MOST_RUNS + 3 }, (_, i) => summary({ id: `r${i}`, text: 't' }));
    const { keep, drop } = thinned(runs);
    expect([keep.length, drop.map(({ id }) => id)]).toEqual([
      MOST_RUNS,
      [`r${MOST_RUNS}`, `r${MOST_RUNS + 1}`, `r${MOST_RUNS + 2}`],
    ]);
    expect([keep[0]!.text, keep.at(-1)!.text]).toEqual(['t', undefined]);
  });
});

describe('a run looked at again', () => {
  const value = (id: string) => ({ state: 'settled', shown: { kind: 'image', id } }) as const;
  const record: RunRecord = {
    id: 'r',
    events: [
      [0, { type: 'run-started', run: 'x', nodes: 2 }],
      [10, started('a')],
      [40, finished('a')],
      [50, started('b')],
      [90, { type: 'node-failed', node: 'b', error: { code: 'node-threw', message: 'no', retryable: false } }],
    ],
    values: { 'a.image': value('a'), 'b.image': value('b'), 'still.image': value('s') },
  };
  const replay = createReplay(summary(), record);
  const seen = (atMs: number) => {
    replay.seek(atMs);
    return ['a', 'b'].map((id) => replay.store.node(id).status);
  };

  it('shows at every moment where each node stood then', () => {
    expect(seen(0)).toEqual(['idle', 'idle']);
    expect(seen(20)).toEqual(['running', 'idle']);
    expect(seen(60)).toEqual(['done', 'running']);
    expect(seen(100)).toEqual(['done', 'failed']);
    expect(seen(20)).toEqual(['running', 'idle']);
  });

  it('shows values once they were there, and those that were there before all along', () => {
    replay.seek(20);
    expect([replay.store.value('a.image'), replay.store.value('still.image')]).toEqual([undefined, value('s')]);
    replay.seek(40);
    expect(replay.store.value('a.image')).toEqual(value('a'));
  });

  it('stands still: what runs says for how long by then', () => {
    replay.seek(60);
    expect(replay.store.node('b')).toMatchObject({ note: 'for 0.0 s' });
    expect(replay.store.node('b').startedAt).toBeUndefined();
  });

  it('knows its moments, and gives equal statuses as the same object', () => {
    expect(replay.moments).toEqual([0, 10, 40, 50, 90, 100]);
    replay.seek(60);
    const before = replay.store.node('a');
    replay.seek(100);
    expect(replay.store.node('a')).toBe(before);
  });
});

describe('restoring the inputs of a run', () => {
  const node = (inputs: object, type = 'generate/video') => ({ type, version: 1, inputs });
  const then = {
    shotgraph: 1,
    inputs: { line: { type: 'text', default: 'A fox' } },
    nodes: { shot: node({ prompt: 'old', seconds: 5, images: [{ from: 'fox.image' }] }), gone: node({}) },
    graphs: { scene: { nodes: { grade: node({ exposure: 0.3 }, 'transform/color') } } },
  } as unknown as GraphDocument;
  const now = {
    ...then,
    inputs: { line: { type: 'text', default: 'A cat', label: 'Line' } },
    nodes: { shot: node({ prompt: 'new', images: 3, take: 2 }), other: node({}) },
    graphs: { scene: { nodes: { grade: node({ exposure: 1 }, 'transform/color') } } },
  } as unknown as GraphDocument;

  it('sets every literal back, in subgraphs too, and leaves wires and new nodes alone', () => {
    const restoring = restoreLiterals(now, then);
    expect(restoring.ops).toEqual([
      { op: 'set-input', node: 'shot', input: 'prompt', value: 'old' },
      { op: 'set-input', node: 'shot', input: 'seconds', value: 5 },
      { op: 'set-input', node: 'shot', input: 'take' },
      { op: 'set-graph-input', name: 'line', value: { type: 'text', label: 'Line', default: 'A fox' } },
      { op: 'set-input', node: 'grade', input: 'exposure', value: 0.3, graph: 'scene' },
    ]);
    expect([restoring.gone, restoring.wired]).toEqual([['gone'], ['shot.images']]);
  });

  it('says what it did and what it could not do', () => {
    expect(restoredInWords(restoreLiterals(now, then))).toBe(
      '5 inputs are as at that run again; gone is gone, and the wiring of shot.images is left as it is',
    );
    expect(restoredInWords(restoreLiterals(then, then))).toBe('Every input is as it was at that run');
  });
});
