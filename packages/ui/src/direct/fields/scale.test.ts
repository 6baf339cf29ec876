import { describe, expect, it } from 'vitest';
import { fromPosition, onStep, reaching, type Scale, sliderRange, toPosition } from './scale.ts';

const lens: Scale = { min: 10, max: 200, step: 1, isLog: true };
const turn: Scale = { min: -180, max: 180, step: 5 };

describe('scale of a slider', () => {
  it('runs over the values themselves when it is linear', () => {
    expect(sliderRange(turn)).toEqual({ min: -180, max: 180, step: 5 });
    expect(toPosition(turn, 42)).toBe(42);
    expect(fromPosition(turn, 43)).toBe(45);
  });

  it('gives equal factors equal ways when it is logarithmic', () => {
    expect(toPosition(lens, 20) - toPosition(lens, 10)).toBeCloseTo(toPosition(lens, 80) - toPosition(lens, 40), 9);
    expect(fromPosition(lens, 0)).toBe(10);
    expect(fromPosition(lens, sliderRange(lens).max)).toBe(200);
    for (const value of [12, 35, 50, 85, 135]) expect(fromPosition(lens, toPosition(lens, value))).toBe(value);
  });

  it('keeps to its steps without rests of floating point', () => {
    expect(onStep({ step: 0.1 }, 0.30000000000000004)).toBe(0.3);
    expect(onStep({ step: 0.25 }, -0.1)).toBe(0);
    expect(Object.is(onStep({ step: 1 }, -0.2), 0)).toBe(true);
  });

  it('reaches as far as a value beyond it', () => {
    expect(reaching(turn, 200).max).toBe(200);
    expect(reaching(turn, undefined)).toBe(turn);
  });
});
