import { describe, expect, it } from 'vitest';
import { fits, paddedSize, resizedSize } from './fit.ts';

const image = { side: { min: 300, max: 6000, open: true }, ratio: { min: 0.4, max: 2.5, open: true } } as const;
const video = { side: { min: 300, max: 6000 }, ratio: { min: 0.4, max: 2.5 }, pixels: { min: 409_600, max: 927_408 } };

describe('sizes that mend', () => {
  it('says nothing of a picture that fits', () => {
    expect(resizedSize({ width: 1280, height: 720 }, video)).toBeUndefined();
    expect(paddedSize({ width: 1280, height: 720 }, video.ratio)).toBeUndefined();
  });

  it('adds as little as makes the ratio allowed', () => {
    expect(paddedSize({ width: 1000, height: 300 }, video.ratio)).toEqual({ width: 1000, height: 400 });
    expect(paddedSize({ width: 1000, height: 400 }, image.ratio)).toEqual({ width: 1000, height: 402 });
    expect(paddedSize({ width: 301, height: 1000 }, image.ratio)).toEqual({ width: 402, height: 1000 });
  });

  it('finds a size for every picture after at most one pad and one resize, without changing its shape', () => {
    const sides = [1, 37, 299, 300, 301, 480, 641, 999, 1080, 2499, 2500, 3841, 5999, 6000, 6001, 12_000];
    for (const limits of [image, video])
      for (const width of sides)
        for (const height of sides) {
          const shaped = paddedSize({ width, height }, limits.ratio) ?? { width, height };
          const sized = resizedSize(shaped, limits) ?? shaped;
          expect([width, height, sized, fits(sized, limits)]).toEqual([width, height, sized, true]);
          const before = shaped.width / shaped.height;
          // The smallest pictures cannot keep their shape in whole even pixels any better.
          if (Math.min(width, height) >= 300)
            expect(Math.abs(sized.width / sized.height / before - 1)).toBeLessThan(0.01);
        }
  });
});
