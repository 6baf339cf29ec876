import { describe, expect, it } from 'vitest';
import { IMAGE_PROFILES } from '../profile/stills.ts';
import { imageCost, type PricedImage, priceImage } from './image-price.ts';

const [ark] = IMAGE_PROFILES as [(typeof IMAGE_PROFILES)[0]];
const lite: PricedImage = { model: 'seedream-5.0-lite', width: 2848, height: 1600, images: [] };
const pro: PricedImage = { ...lite, model: 'seedream-5.0-pro' };

describe('priceImage', () => {
  it.each([
    ['a picture of lite, however large', { ...lite, width: 4096, height: 4096 }, 0.035, 0.035],
    ['references of lite are free', { ...lite, images: Array(14).fill(0) }, 0.035, 0.035],
    ['a small picture of pro', { ...pro, width: 1424, height: 800 }, 0.045, 0.045],
    ['a large picture of pro', { ...pro, width: 2048, height: 2048 }, 0.09, 0.09],
    ['the step of pro, where sources differ', { ...pro, width: 1600, height: 1600 }, 0.045, 0.09],
    ['the first reference of pro is free', { ...pro, images: [0], width: 1024, height: 1024 }, 0.045, 0.045],
    ['every further one costs', { ...pro, images: [0, 0, 0], width: 1024, height: 1024 }, 0.051, 0.051],
  ])('%s', (_, request, min, max) => {
    expect(priceImage(request, ark)).toMatchObject({ min, max, currency: 'USD' });
  });

  it('says how it came to the sum', () => {
    expect(priceImage({ ...pro, images: [0, 0], width: 1600, height: 1600 }, ark).basis).toBe(
      'one picture of 1600x1600 at 0.045 to 0.09 USD and 1 reference at 0.003 (BytePlus ModelArk (images), 2026-11-29)',
    );
  });

  it('refuses an unknown model and a size without a price, naming what there is', () => {
    expect(() => priceImage({ ...lite, model: 'x' }, ark)).toThrow('no model "x"; use seedream-5.0-pro, ');
    expect(() => priceImage({ ...pro, width: 9000, height: 9000 }, ark)).toThrow('use at most 4624220 pixels');
  });
});

it('tells the cost only where the price is known exactly', () => {
  expect(imageCost(lite, ark)).toEqual({ amount: 0.035, currency: 'USD' });
  expect(imageCost({ ...pro, width: 1600, height: 1600 }, ark)).toBeUndefined();
});
