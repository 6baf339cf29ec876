import { describe, expect, it } from 'vitest';
import { estimateTokens, type PricedRequest, priceOf } from './price.ts';
import { getProfile } from './profile/builtin.ts';

const ark = getProfile('ark-byteplus');
const base: PricedRequest = { model: 'seedance-2.0', seconds: 5, ratio: '16:9', resolution: '720p', videos: [] };

/** Worked estimates: model, tier, tokens of 5 s, USD of 5, 10 and 15 s. */
const ROWS = [
  ['seedance-2.0', '480p', 50_639, 0.354, 0.706, 1.058],
  ['seedance-2.0', '720p', 108_900, 0.762, 1.518, 2.274],
  ['seedance-2.0', '1080p', 245_025, 1.887, 3.758, 5.629],
  ['seedance-2.0', '4k', 980_100, 3.92, 7.808, 11.696],
  ['seedance-2.0-fast', '480p', 50_639, 0.284, 0.565, 0.846],
  ['seedance-2.0-fast', '720p', 108_900, 0.61, 1.215, 1.819],
  ['seedance-2.0-mini', '480p', 50_639, 0.177, 0.353, 0.529],
  ['seedance-2.0-mini', '720p', 108_900, 0.381, 0.759, 1.137],
  ['seedance-2.5', '480p', 48_438, 0.518, 1.032, 1.546],
  ['seedance-2.5', '720p', 108_900, 1.165, 2.321, 3.476],
  ['seedance-2.5', '1080p', 245_025, 2.867, 5.71, 8.553],
] as const;

describe('priceOf without a reference video', () => {
  it.each(ROWS)(
    '%s at %s is %i tokens and costs what the table says',
    (model, resolution, tokens, five, ten, fifteen) => {
      const request = { ...base, model, resolution };
      const found = estimateTokens(request, ark);
      expect(found.min).toBe(found.max);
      expect(Math.round(found.max)).toBe(tokens);
      for (const [seconds, usd] of [
        [5, five],
        [10, ten],
        [15, fifteen],
      ] as const) {
        const { min, max, currency } = priceOf({ ...request, seconds }, ark);
        expect([min.toFixed(3), max.toFixed(3), currency]).toEqual([usd.toFixed(3), usd.toFixed(3), 'USD']);
      }
    },
  );

  it('is a range from the shortest to the longest clip when the model chooses the length', () => {
    const { min, max } = priceOf({ ...base, seconds: 'auto' }, ark);
    expect([min, max]).toEqual([priceOf({ ...base, seconds: 4 }, ark).min, priceOf({ ...base, seconds: 15 }, ark).max]);
    expect(priceOf({ ...base, model: 'seedance-2.5', seconds: 'auto' }, ark).max).toBe(
      priceOf({ ...base, model: 'seedance-2.5', seconds: 30 }, ark).max,
    );
  });

  it('is a range over the areas of the tier when the model chooses the ratio', () => {
    const { min, max } = estimateTokens({ ...base, ratio: 'adaptive' }, ark);
    expect([min, max]).toEqual([(1280 * 720 * 121) / 1024, (834 * 1112 * 121) / 1024]);
  });

  it('is in the currency of the profile, and says what it was computed from', () => {
    expect(priceOf(base, getProfile('ark-volcengine'))).toEqual({
      min: 5.0094,
      max: 5.0094,
      currency: 'CNY',
      basis: '108,900 tokens at 46 CNY per million (Volcengine Ark, 2026-11-22)',
    });
    expect(priceOf(base, getProfile('fal')).max).toBeCloseTo(2 * priceOf(base, ark).max, 6);
    expect(priceOf(base, getProfile('replicate')).max).toBe(1.5246);
    // A third party saw $0.2312 a second.
    const seen = priceOf({ ...base, model: 'seedance-2.5' }, getProfile('replicate')).max;
    expect(Math.abs(seen / (5 * 0.2312) - 1)).toBeLessThan(0.01);
  });

  it('refuses a model or tier that has no price, naming those that have one', () => {
    expect(() => priceOf({ ...base, model: 'seedance-9' }, ark)).toThrow(
      'has no model "seedance-9"; use seedance-2.0,',
    );
    expect(() => priceOf({ ...base, model: 'seedance-2.0-fast', resolution: '4k' }, ark)).toThrow('use 480p, 720p');
    expect(() => estimateTokens({ ...base, model: 'seedance-2.5', resolution: '4k' }, ark)).toThrow('no size for 4k');
  });
});

describe('priceOf with a reference video', () => {
  const withVideos = (...seconds: (number | undefined)[]) => ({
    ...base,
    videos: seconds.map((length) => (length === undefined ? {} : { seconds: length })),
  });

  it('counts input and output: 5 s in and 5 s out are 216,000 tokens, $0.929', () => {
    expect(estimateTokens(withVideos(5), ark)).toEqual({ min: 216_000, max: 216_900 });
    expect(priceOf(withVideos(5), ark)).toMatchObject({ min: 0.9288, max: 0.93267 });
    expect(priceOf(withVideos(5), ark).min.toFixed(3)).toBe('0.929');
  });

  it('has a floor: 2 s in and 5 s out are 9 s, 194,400 tokens, $0.836', () => {
    expect(estimateTokens(withVideos(2), ark).min).toBe(194_400);
    expect(priceOf(withVideos(2), ark).min.toFixed(3)).toBe('0.836');
    expect(estimateTokens(withVideos(4), ark).min).toBe(194_400);
    expect(estimateTokens(withVideos(4.5), ark).min).toBe(900 * 24 * 9.5);
  });

  it('covers the bill that was seen: 30 s in, 30 s out, 1,296,900 tokens', () => {
    const request = { ...withVideos(30), model: 'seedance-2.5', seconds: 30 };
    expect(estimateTokens(request, ark)).toEqual({ min: 1_296_000, max: 1_296_900 });
  });

  it('adds all clips, and takes unknown lengths as anything that is allowed', () => {
    expect(estimateTokens(withVideos(3, 4), ark)).toEqual(estimateTokens(withVideos(7), ark));
    expect(estimateTokens(withVideos(undefined), ark)).toEqual({ min: 194_400, max: 900 * (24 * 20.2 + 1) });
  });

  it('leaves the floor open where it is not documented', () => {
    const fal = getProfile('fal');
    expect(estimateTokens(withVideos(2), fal)).toEqual({ min: 900 * 24 * 7, max: 900 * (24 * 9 + 1) });
    expect(priceOf(withVideos(5), fal).min).toBe(1.8144);
  });
});
