import { expect, it } from 'vitest';
import { entry } from '../spend/testing.ts';
import { createRunStore } from './run-store.ts';

const waits = entry('pick', { action: 'wait', why: { reason: 'waits', message: 'waits for you: pick one of 3' } });
const plan = (...entries: readonly ReturnType<typeof entry>[]) => ({ entries, totals: [] });

it('a run that waits for a person does so until a plan finds nothing that waits', () => {
  const store = createRunStore();
  store.end({ status: 'waiting', summary: 'waits for you: pick one of 3' });
  store.takePlan(plan(waits), new Map());
  expect(store.run.status).toBe('waiting');
  store.takePlan(plan(entry('pick')), new Map());
  expect(store.run.status).toBe('idle');
});

it('a run that was refused is forgotten once a plan can be made', () => {
  const store = createRunStore();
  store.end({ status: 'refused', summary: '1 issue to solve first' });
  store.takePlan(plan(entry('pick')), new Map());
  expect(store.run.status).toBe('idle');
});

it('a run that is to end says so until it does, and no other', () => {
  const store = createRunStore();
  store.noteCancelling();
  expect(store.run.isCancelling).toBe(undefined);
  store.begin(0);
  store.noteCancelling();
  expect(store.run).toMatchObject({ status: 'running', isCancelling: true });
  store.end({ status: 'cancelled' });
  expect(store.run.isCancelling).toBe(undefined);
});

it('a run that failed is told of until the next', () => {
  const store = createRunStore();
  store.end({ status: 'failed', summary: '1 node failed' });
  store.takePlan(plan(entry('pick')), new Map());
  expect(store.run.status).toBe('failed');
});
