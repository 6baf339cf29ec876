import type { ChecklistPoint } from '@shotgraph/nodes';
import { describe, expect, it } from 'vitest';
import { ownMissing, pointsDone, stateOf } from './points.ts';

const done: ChecklistPoint = { done: true, by: ['data'], missing: '', lacking: [], planned: [0, 1], carriers: [] };
const open: ChecklistPoint = {
  ...done,
  done: false,
  missing: 'shot 1 has no camera; wire one in',
  lacking: [0],
  planned: [1],
};

describe('a point of the checklist in words', () => {
  it('says where it is planned and what carries it', () => {
    expect(stateOf(done, 2)).toBe('Planned in every shot');
    expect(stateOf({ ...done, planned: [0] }, 1)).toBe('Planned');
    expect(stateOf({ ...done, planned: [1], carriers: ['guide'] }, 3)).toBe(
      'Planned in 1 of 3 shots, carried by “guide”',
    );
    expect(stateOf({ ...done, planned: [] }, 3)).toBe('There is nobody to direct');
  });

  it('says what is missing, of a single shot without its number', () => {
    expect(stateOf(open, 2)).toBe('Shot 1 has no camera; wire one in');
    expect(ownMissing(open.missing)).toBe('The shot has no camera; wire one in');
  });

  it('is counted when it is done', () => {
    expect(pointsDone({ choreography: done, lighting: open, depth: done, trajectory: open })).toBe(2);
  });
});
