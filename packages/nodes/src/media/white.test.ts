import { expect, it } from 'vitest';
import { whiteGains } from './white.ts';

it('leaves 6500 K alone, warms below it and cools above it, keeping luminance', () => {
  expect(whiteGains(6500)).toEqual([1, 1, 1]);
  for (const kelvin of [1000, 2000, 3200, 5000, 9000, 20_000, 90_000]) {
    const [r, g, b] = whiteGains(kelvin);
    expect(r > b).toBe(kelvin < 6500);
    expect(0.2126 * r + 0.7152 * g + 0.0722 * b).toBeCloseTo(1, 9);
  }
});
