import { expect, it } from 'vitest';
import { getProfile } from './profile/builtin.ts';
import { media } from './testing/requests.ts';
import { usageCost } from './usage-cost.ts';

const ark = getProfile('ark-byteplus');
const request = { model: 'seedance-2.0', resolution: '720p', videos: [] } as const;

it('is tokens times the list price of what was made', () => {
  // The vendor's own figures: 108,900 tokens of 720p, and 216,000 with a reference video.
  expect(usageCost(request, { tokens: 108_900 }, ark)).toEqual({ amount: 0.7623, currency: 'USD' });
  expect(usageCost({ ...request, videos: [media('video')] }, { tokens: 216_000 }, ark)?.amount).toBe(0.9288);
  expect(usageCost(request, { tokens: 245_025, resolution: '1080p' }, ark)?.amount).toBe(1.886693);
});

it('is not guessed', () => {
  expect(usageCost(request, {}, ark)).toBeUndefined();
  expect(usageCost({ ...request, model: 'sora' }, { tokens: 1 }, ark)).toBeUndefined();
  expect(usageCost(request, { tokens: 1, resolution: '8k' }, ark)).toBeUndefined();
});
