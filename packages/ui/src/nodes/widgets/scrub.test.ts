import { describeRegistry } from '@shotgraph/engine/worker';
import { catalogue } from '@shotgraph/nodes';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../engine/catalogue.ts';
import { isWrongNumber, scrubbed, stepOf, toNumber } from './scrub.ts';

const { byType } = createCatalogue(describeRegistry(catalogue));

/** The range of an input of the catalogue, as its field has it. */
function rangeOf(type: string, name: string) {
  const { options, type: port } = byType.get(type)!.inputs[name]!;
  return { ...options, unit: port.unit ?? options.unit };
}
const SECONDS = rangeOf('direct/shot', 'seconds');
const EYE = rangeOf('direct/camera', 'eye');
const DISTANCE = rangeOf('direct/camera', 'distance');
const PAN = rangeOf('direct/camera', 'startPan');
const FPS = rangeOf('direct/motion-guide', 'fps');

/** What some steps up and some down give. */
const walked = (start: number, range: Parameters<typeof stepOf>[0], ...steps: readonly number[]) =>
  steps.reduce((value, step) => scrubbed(value, 3 * step, range), start);

describe('dragging a number', () => {
  it('moves by steps, stays in range and leaves no rounding behind', () => {
    expect(scrubbed(0.1, 6, { step: 0.1 })).toBe(0.3);
    expect(scrubbed(5, 3000, { min: 0, max: 10, step: 1 })).toBe(10);
    expect(scrubbed(24, 3, { step: 1 }, 10)).toBe(34);
    expect(scrubbed(24, 3, { step: 1 }, 0.1)).toBe(25);
    expect(scrubbed(2, -3000, SECONDS)).toBe(0.1);
  });

  it.each([
    ['a length', SECONDS, [0.5, 4, 12, 90], [0.1, 0.2, 1, 5]],
    ['how high the eye is', EYE, [0.05, 1.6, 12], [0.01, 0.1, 1]],
    ['a distance', DISTANCE, [0.5, 5, 80], [0.1, 0.5, 5]],
    ['how far a camera goes, either way', rangeOf('direct/camera', 'startRight'), [0, 0.4, -3], [0.1, 0.1, 0.2]],
    ['a depth', rangeOf('direct/layer', 'depth'), [2, 300], [0.2, 20]],
    ['where a light stands', rangeOf('direct/light', 'distance'), [3], [0.2]],
    ['a pan', PAN, [0, 350], [1, 1]],
    ['stops', rangeOf('direct/lighting', 'exposure'), [0, -2], [0.5, 0.5]],
    ['frames per second', FPS, [24, 60], [1, 1]],
    ['a seed', rangeOf('generate/video', 'seed'), [0, 1_000_000], [1, 1]],
    ['a volume', rangeOf('transform/gain', 'gain'), [-12], [0.5]],
    ['a fade', rangeOf('direct/shot', 'transitionSeconds'), [0, 0.5, 2], [0.1, 0.1, 0.2]],
    ['a part of a whole', { min: 0, max: 1 }, [0.5], [0.01]],
    ['any number', {}, [0, 4, -500], [0.1, 0.2, 50]],
  ] as const)('changes %s by what suits its value', (_, range, values, steps) => {
    expect(values.map((value) => stepOf(range, value))).toEqual(steps);
  });

  it('goes back to where it was', () => {
    for (const range of [SECONDS, EYE, DISTANCE, PAN, {}]) {
      for (const start of [12, 13.7, 15.13, 20, 21, 49, 50, 55]) {
        for (const steps of [1, 2, 7, 30]) expect(walked(start, range, steps, -steps)).toBe(start);
      }
    }
    expect(walked(24, FPS, 30, -30)).toBe(24);
    expect([walked(20, SECONDS, -1, 1), walked(10, SECONDS, -4, 4), walked(0, {}, -7, 7)]).toEqual([20, 10, 0]);
    expect([walked(4, SECONDS, 4), walked(4, SECONDS, 1), walked(1.6, EYE, 1)]).toEqual([4.8, 4.2, 1.7]);
  });

  it('keeps the digits that were typed', () => {
    expect([walked(1.2345, SECONDS, 1), walked(1.2345, SECONDS, 1, -1)]).toEqual([1.3345, 1.2345]);
  });

  it('goes ten times as far, or a tenth', () => {
    expect([scrubbed(4, 3, SECONDS, 10), scrubbed(6, -3, SECONDS, 10), scrubbed(4, 3, SECONDS, 0.1)]).toEqual([
      6, 4, 4.02,
    ]);
  });
});

describe('a number that is written', () => {
  it('is wrong outside of its range, and when it is none', () => {
    const wrong = ['0', '-5', '1000000000', 'four', '0,01'].map((text) => isWrongNumber(text, SECONDS));
    expect(wrong).toEqual([true, true, true, true, true]);
    expect(['', ' ', '0.1', '600', '2,5'].map((text) => isWrongNumber(text, SECONDS))).toEqual(Array(5).fill(false));
    expect(toNumber('2,5')).toBe(2.5);
  });
});
