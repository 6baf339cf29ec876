import type { Op } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import type { Step } from '../doc/history.ts';
import { createEditCosts, type PlannedMoney } from './edit-cost.ts';

const seconds: Op = { op: 'set-input', node: 'shot', input: 'seconds', value: 5 };
const moved: Op = { op: 'move-node', id: 'shot', at: [0, 0] };
const step = (id: number, op: Op = seconds): Step => ({ id, ops: [op], inverse: [] });
const money = (max: number): PlannedMoney => ({ totals: [{ min: max, max, currency: 'USD' }], costs: new Map() });

function setup() {
  const steps: Step[] = [];
  return { steps, edits: createEditCosts({ steps }) };
}

describe('what the last edit costs', () => {
  it('is the difference to the plan before it', () => {
    const { steps, edits } = setup();
    edits.note(0, money(1));
    expect(edits.last()).toBeUndefined();
    steps.push(step(1));
    expect(edits.last()).toBeUndefined();
    edits.note(1, money(3));
    expect(edits.last()).toMatchObject({ before: money(1), after: money(3), steps: [{ id: 1 }] });
  });

  it('is that of an earlier one again when a step was undone', () => {
    const { steps, edits } = setup();
    for (const id of [0, 1, 2]) {
      if (id > 0) steps.push(step(id));
      edits.note(id, money(id));
    }
    steps.pop();
    expect(edits.last()).toMatchObject({ before: money(0), after: money(1) });
  });

  it('looks past steps that no run depends on, whichever of them the plan was made at', () => {
    const { steps, edits } = setup();
    edits.note(0, money(1));
    steps.push(step(1, moved), step(2), step(3, moved));
    edits.note(3, money(2));
    expect(edits.last()).toMatchObject({ before: money(1), after: money(2), steps: [{ id: 2 }] });
  });

  it('is of several steps together where they were made at once', () => {
    const { steps, edits } = setup();
    edits.note(0, money(1));
    steps.push(step(1), step(2));
    edits.note(2, money(4));
    expect(edits.last()).toMatchObject({ before: money(1), after: money(4), steps: [{ id: 1 }, { id: 2 }] });
  });

  it('is not known when something was bought since', () => {
    const { steps, edits } = setup();
    edits.note(0, money(1));
    steps.push(step(1));
    edits.note(1, money(3));
    edits.forget();
    edits.note(1, money(0));
    expect(edits.last()).toBeUndefined();
    steps.push(step(2));
    edits.note(2, money(0.5));
    expect(edits.last()).toMatchObject({ before: money(0), after: money(0.5) });
  });
});
