import { describe, expect, it } from 'vitest';
import { findBusyTip } from './busy.ts';
import { callOf, createWorld, START } from './testing/world.ts';
import type { Traffic } from './types.ts';

const HOUR = 3_600_000;
const MODEL = { provider: 'ark', model: 'seedance-2.0' };
const done = (at: number, minutes: number): Traffic => ({
  ...MODEL,
  account: 'main',
  at,
  outcome: 'done',
  totalMs: minutes * 60_000,
});
const refused = (at: number): Traffic => ({ ...MODEL, account: 'main', at, outcome: 'refused' });
const days = (count: number, each: (at: number) => Traffic) =>
  Array.from({ length: count }, (_, i) => each(START - (i + 1) * 24 * HOUR));

describe('peak hours', () => {
  it('[L18] are those at which calls were refused or jobs lasted long before', () => {
    const quiet = days(8, (at) => done(at + 9 * HOUR, 4));
    expect(findBusyTip([...quiet, ...days(5, (at) => done(at, 4))], MODEL, START)).toBeUndefined();
    const slow = findBusyTip([...quiet, ...days(5, (at) => done(at, 12))], MODEL, START);
    expect(slow).toMatchObject({ hourMs: 12 * 60_000, usualMs: 4 * 60_000 });
    expect(slow?.message).toBe(
      'seedance-2.0 is busy at ark around this time: a take lasts 12 min instead of 4 min; a fast model waits less, or come back later',
    );
    const full = findBusyTip(
      [...quiet, ...days(3, (at) => refused(at)), ...days(3, (at) => done(at, 4))],
      MODEL,
      START,
    );
    expect(full?.message).toContain('50 % of the calls were refused');
  });

  it('[L18] are now, when calls were refused a moment ago', () => {
    const now = Array.from({ length: 4 }, (_, i) => refused(START - i * 60_000));
    expect(findBusyTip(now, MODEL, START)?.refusedShare).toBe(1);
    expect(findBusyTip(now, { ...MODEL, model: 'seedance-2.0-fast' }, START)).toBeUndefined();
    expect(findBusyTip(now.slice(0, 3), MODEL, START)).toBeUndefined();
  });

  it('[L18] come from what the ledger measured itself', async () => {
    const world = createWorld();
    let refusals = 0;
    world.provider.script = { create: () => (refusals++ % 2 === 0 ? 'busy' : 'ok'), workMs: () => 240_000 };
    const { buy, ledger } = world.open();
    for (let i = 0; i < 4; i++) await world.pass(buy(callOf(`fox ${i}`)));
    const traffic = await ledger.traffic();
    expect(traffic.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 4 }, () => ['refused', 'done']).flat());
    const [last] = traffic.slice(-1);
    expect(last).toMatchObject({ provider: 'fake', model: 'seedance-2.0' });
    expect(last?.outcome === 'done' && last.totalMs >= 240_000).toBe(true);
    expect((await ledger.findBusyTip({ provider: 'fake', model: 'seedance-2.0' }))?.refusedShare).toBe(0.5);
  });
});
