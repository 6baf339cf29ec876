import { describe, expect, it } from 'vitest';
import type { RunLog } from '../run/log.ts';
import type { RunRecord, RunSummary } from '../run/log-types.ts';
import { loadAppRuns, toAppRun } from './app-runs.ts';

const summary = (id: string): RunSummary => ({
  ...{ id, document: 'film', startedAt: 5, elapsedMs: 9, status: 'done' },
  ...{ ran: [], reused: [], failed: [], spent: [] },
});
const record = (id: string, hash: string): RunRecord => ({
  ...{ id, events: [] },
  values: {
    'outputs.film': { state: 'settled', shown: { kind: 'video', id: 'v', hash, seconds: 3 } },
    'outputs.words': { state: 'settled', shown: { kind: 'text', text: 'Dusk' } },
    'outputs.later': { state: 'predicted', shown: { kind: 'video', id: 'w' } },
    'shot.video': { state: 'settled', shown: { kind: 'video', id: 'v', hash } },
  },
});
const text = (far: number) =>
  JSON.stringify({
    shotgraph: 1,
    inputs: { far: { type: 'number', default: far }, none: { type: 'text' } },
    nodes: {},
  });

describe('runs of the app', () => {
  it('are what went in, and what came out of the outputs', () => {
    expect(toAppRun(summary('a'), record('a', 'h'), text(2))).toMatchObject({
      inputs: { far: 2 },
      outputs: [
        { name: 'film', item: { kind: 'video', hash: 'h', seconds: 3 } },
        { name: 'words', item: { kind: 'text', text: 'Dusk' } },
      ],
    });
    expect(toAppRun(summary('a'), undefined, undefined)).toMatchObject({ inputs: undefined, outputs: [] });
  });

  it('are listed once when they were the same, and not when they gave nothing', async () => {
    const log = {
      runs: ['d', 'c', 'b', 'a'].map(summary),
      find: async (id: string) => (id === 'c' ? undefined : record(id, id === 'a' ? 'old' : 'new')),
      findText: async () => text(2),
    } as unknown as RunLog;
    expect((await loadAppRuns(log, 9)).map(({ id }) => id)).toEqual(['d', 'a']);
    expect((await loadAppRuns(log, 1)).map(({ id }) => id)).toEqual(['d']);
  });
});
