import { describe, expect, it } from 'vitest';
import { createFft, hann, unitCircle } from './fft.ts';

describe('unitCircle', () => {
  it('agrees with sine and cosine to 15 digits', () => {
    const { re, im } = unitCircle(1024);
    for (let k = 0; k < 1024; k++) {
      expect(Math.abs(re[k]! - Math.cos((2 * Math.PI * k) / 1024))).toBeLessThan(2e-15);
      expect(Math.abs(im[k]! + Math.sin((2 * Math.PI * k) / 1024))).toBeLessThan(2e-15);
    }
  });

  it('refuses sizes that are no power of two, naming the value', () => {
    expect(() => unitCircle(12)).toThrow('got 12');
  });
});

describe('createFft', () => {
  it('agrees with the sum it stands for', () => {
    const size = 16;
    const signal = Float64Array.from({ length: size }, (_, n) => ((n * 7) % 5) - 1.3);
    const re = signal.slice();
    const im = new Float64Array(size);
    createFft(size)(re, im);
    for (let k = 0; k < size; k++) {
      let [sumRe, sumIm] = [0, 0];
      for (let n = 0; n < size; n++) {
        sumRe += signal[n]! * Math.cos((2 * Math.PI * k * n) / size);
        sumIm -= signal[n]! * Math.sin((2 * Math.PI * k * n) / size);
      }
      expect(re[k]).toBeCloseTo(sumRe, 12);
      expect(im[k]).toBeCloseTo(sumIm, 12);
    }
  });
});

describe('hann', () => {
  it('starts at 0 and peaks at 1 in the middle', () => {
    const window = hann(8);
    expect([...window].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([
      0, 0.146447, 0.5, 0.853553, 1, 0.853553, 0.5, 0.146447,
    ]);
  });
});
