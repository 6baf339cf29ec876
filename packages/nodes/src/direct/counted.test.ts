import { expect, it } from 'vitest';
import { type Counting, countOf, timeOf } from './counted.ts';

const music = { tempo: 120, times: [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5] };
const counting: Counting = {
  unit: 'seconds',
  beats: music,
  firstBeat: undefined,
  downbeat: 1,
  beatsPerBar: 4,
  tempo: 120,
};

it.each([
  ['seconds', undefined],
  ['beats', undefined],
  ['bars', undefined],
  ['bars', 3],
] as const)('counts seconds back in %s from beat %s', (unit, firstBeat) => {
  const how = { ...counting, unit, firstBeat, downbeat: 2 };
  const { seconds, duration } = timeOf({ ...how, start: 0.5, length: 1.25 });
  expect(countOf(seconds, how)).toBeCloseTo(0.5, 5);
  expect(countOf(seconds + duration, how)).toBeCloseTo(1.75, 5);
});
