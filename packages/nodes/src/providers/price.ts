import type { Price } from '@shotgraph/engine';
import { getModel, type KnownModel, sizesOf, tiersOf } from './profile/lookup.ts';
import type { ProviderProfile, Rate } from './profile/types.ts';
import type { RequestMedia, VideoRequest } from './request.ts';

/** Frames per second of every clip. */
const FPS = 24;
/** Shortest length that is billed when a reference video is there, as a multiple of the clip's. */
const FLOOR = 5 / 3;

/** What decides the price of a request. */
export type PricedRequest = Pick<VideoRequest, 'model' | 'seconds' | 'ratio' | 'resolution'> & {
  /** A clip whose length is not known yet counts from nothing to the longest allowed. */
  readonly videos: readonly Pick<RequestMedia, 'seconds'>[];
};

/** Least and most of something. */
export interface Between {
  readonly min: number;
  readonly max: number;
}

/**
 * Tokens of a clip: width x height x frames / 1024.
 *
 * @param pixels - width times height
 * @param frames - 24 per billed second; real bills count one frame more
 */
export const tokensOf = (pixels: number, frames: number): number => (pixels * frames) / 1024;

/**
 * Tokens a request will be billed. Exact when length and ratio are given and no reference video is there; else from the
 * least to the most that length, ratio and the rule for reference videos leave open.
 *
 * @throws RangeError when the profile has no such model or size
 */
export function estimateTokens(request: PricedRequest, profile: ProviderProfile): Between {
  const known = getModel(profile, request.model);
  const pixels = sizesOf(known, request.resolution, request.ratio).map(([width, height]) => width * height);
  const frames = billedFrames(request, known, profile.videoFloor);
  return { min: tokensOf(Math.min(...pixels), frames.min), max: tokensOf(Math.max(...pixels), frames.max) };
}

/**
 * What a request will cost by the profile's list prices. Images, sounds and the clip's own sound add nothing.
 *
 * @throws RangeError when the profile has no such model, or the model no such tier
 */
export function priceOf(request: PricedRequest, profile: ProviderProfile): Price {
  const known = getModel(profile, request.model);
  const prices = known.model.tiers[request.resolution];
  if (!prices) {
    const tiers = tiersOf(known.model).join(', ');
    throw new RangeError(`${profile.title} has no price for ${request.model} at ${request.resolution}; use ${tiers}`);
  }
  const withVideo = request.videos.length > 0;
  const rate = ends(withVideo ? prices.withVideo : prices.plain);
  const tokens = estimateTokens(request, profile);
  const { currency } = profile;
  const basis = `${words(tokens)} tokens at ${words(rate)} ${currency} per million${withVideo ? ' with a reference video' : ''} (${profile.title}, ${profile.verifiedOn})`;
  return { min: money(tokens.min, rate.min), max: money(tokens.max, rate.max), currency, basis };
}

/**
 * The vendor's price pages count 24 frames a second, its bills one frame more; with a reference video it is not certain which
 * holds.
 */
function billedFrames(
  { seconds, videos }: PricedRequest,
  { model, family }: KnownModel,
  floor: 'yes' | 'unknown',
): Between {
  const out: Between = seconds === 'auto' ? model.seconds : { min: seconds, max: seconds };
  if (videos.length === 0) return { min: FPS * out.min + 1, max: FPS * out.max + 1 };
  const { total, tolerance } = family.videos.seconds;
  const sum = videos.reduce((all, video) => all + (video.seconds ?? 0), 0);
  const most = videos.some((video) => video.seconds === undefined) ? Math.max(sum, total + tolerance) : sum;
  const least = floor === 'yes' ? floorSeconds(out.min) : 0;
  return {
    min: FPS * Math.max(sum + out.min, least),
    max: FPS * Math.max(most + out.max, floorSeconds(out.max)) + 1,
  };
}

const floorSeconds = (seconds: number) => Math.ceil(seconds * FLOOR);

const ends = (rate: Rate): Between =>
  typeof rate === 'number' ? { min: rate, max: rate } : { min: rate[0], max: rate[1] };

/** To a millionth: below it lies only the noise of binary fractions. */
const money = (tokens: number, perMillion: number) => Math.round(tokens * perMillion) / 1e6;

function words({ min, max }: Between): string {
  const text = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: value < 1000 ? 2 : 0 });
  return text(min) === text(max) ? text(max) : `${text(min)} to ${text(max)}`;
}
