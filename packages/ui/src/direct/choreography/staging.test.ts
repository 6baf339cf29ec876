import { describe, expect, it } from 'vitest';
import { partWith, typeOf } from '../timeline/testing.ts';
import {
  actionEdges,
  actorsOf,
  beatEdges,
  lengthOf,
  movedLength,
  movedStart,
  placeAt,
  readActions,
} from './staging.ts';

const part = partWith({
  pulse: { type: 'analyze/beats', version: 1, inputs: {} },
  walks: {
    type: 'direct/action',
    version: 1,
    inputs: {
      subject: 'Mara',
      does: 'walks',
      start: 1,
      length: 4,
      path: [
        [0, 2],
        [4, 2],
      ],
    },
  },
  dances: {
    type: 'direct/action',
    version: 1,
    inputs: { subject: 'Juno', unit: 'bars', length: 2, beats: { from: 'pulse.beats' }, firstBeat: 1, facing: 0 },
  },
  moves: {
    type: 'direct/choreography',
    version: 1,
    inputs: { actions: [{ from: 'walks.action' }, { from: 'dances.action' }] },
  },
});
const edges = actionEdges(part, 'moves');
const beats = { tempo: 120, times: [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4] };
const read = (values: ReadonlyMap<string, unknown> = new Map()) => readActions({ part, typeOf, values }, edges);
const heard = new Map<string, unknown>([['pulse.beats', beats]]);

describe('actions read from the document', () => {
  it('are in their order in time, counted in beats once those are heard', () => {
    const [dances, walks] = read(heard);
    expect(dances).toMatchObject({ subject: 'Juno', seconds: 0, duration: 4, pose: 'stand', facing: 0 });
    expect(walks).toMatchObject({ subject: 'Mara', seconds: 1, duration: 4, pose: 'walk' });
    expect(lengthOf([dances!, walks!])).toBe(5);
    expect(beatEdges(part, edges)).toEqual(['pulse.beats']);
  });

  it('stand where their values say while beats are not heard', () => {
    const value = { subject: 'Juno', seconds: 0.25, duration: 3.5, path: [], pose: 'dance', does: '', manner: '' };
    expect(read(new Map([['dances.action', value]]))[0]).toMatchObject({ seconds: 0.25, duration: 3.5 });
  });

  it('are moved on steps of their unit', () => {
    const [dances, walks] = read(heard);
    expect([movedStart(walks!, 0.52), movedStart(walks!, -9), movedLength(walks!, 0.52)]).toEqual([1.5, 0, 4.5]);
    expect([movedStart(dances!, 0.6), movedLength(dances!, -1.1)]).toEqual([0.25, 1.5]);
  });

  it('know who is where and in which colour', () => {
    const actions = read(heard);
    expect([placeAt(actions, 'Mara', 0), placeAt(actions, 'Mara', 3), placeAt(actions, 'Mara', 9)]).toEqual([
      [0, 2],
      [2, 2],
      [4, 2],
    ]);
    expect(placeAt(actions, 'Juno', 0)).toBeUndefined();
    const mara = { name: 'Mara', colour: '#ff0000' } as never;
    expect(actorsOf(actions, [mara]).map(({ name }) => name)).toEqual(['Mara', 'Juno']);
  });
});
