import type { LedgerEvent, Receipt, RunEvent } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { captureOutput } from '../testing/test-io.ts';
import { createLines } from './lines.ts';
import { plainProgress } from './plain.ts';

const started: RunEvent = { type: 'node-started', node: 'shot', key: 'k' };
const step = (purchase: LedgerEvent): RunEvent => ({ type: 'node-purchase', node: 'shot', purchase });
const progress = (status: 'queued' | 'running', fraction?: number): RunEvent =>
  step({ type: 'progress', key: 'k', status, ...(fraction !== undefined && { fraction }) });
const bought = (before: boolean, price?: Receipt['price']): RunEvent => {
  const receipt = { key: 'k', estimate: { min: 0.7, max: 0.8, currency: 'USD' }, ...(price && { price }) };
  return step({ type: 'bought', before, receipt: receipt as Receipt });
};

describe('the progress of a purchase', () => {
  it('shows live in the line of its node', () => {
    const lines = createLines();
    const note = (event: RunEvent) => {
      lines.note(event, 0);
      return [...lines.open()[0]!.running.values()][0];
    };
    note(started);
    expect(note(step({ type: 'sent', key: 'k', attempt: 1, job: 'job-1' }))).toMatchObject({ note: 'sent, job job-1' });
    expect(note(progress('queued'))).toEqual({ startedAt: 0, note: 'queued' });
    expect(note(progress('running', 0.5))).toEqual({ startedAt: 0, note: 'running', fraction: 0.5 });
    expect(note(step({ type: 'downloading', key: 'k', file: 'video' }))).toMatchObject({ note: 'downloading video' });
  });

  it('is told once for each stage in a log, with sums as everywhere', () => {
    const output = captureOutput();
    const log = plainProgress(output, () => 0);
    const stages = [progress('queued'), progress('queued'), progress('running', 0.1), progress('running', 0.9)];
    for (const event of [started, ...stages, bought(false, { amount: 0.762, currency: 'USD' })]) log.handle(event);
    expect(output.text().trimEnd().split('\n')).toEqual([
      'started   shot',
      'buying    shot: queued',
      'buying    shot: running',
      'buying    shot: bought for $0.762',
    ]);
  });

  it('says of a price that was not told what it may have been, and of what was bought before nothing of the kind', () => {
    const output = captureOutput();
    const log = plainProgress(output, () => 0);
    for (const event of [started, bought(false)]) log.handle(event);
    plainProgress(output, () => 0).handle(bought(true));
    expect(output.text()).toContain('shot: bought for up to $0.80\n');
    expect(output.text()).toContain('shot: bought before\n');
  });
});
