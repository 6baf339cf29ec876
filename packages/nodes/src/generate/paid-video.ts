import {
  type InputIssue,
  isNodeError,
  NodeError,
  type PaidCall,
  type Price,
  type Receipt,
  type RunContext,
  type Unknown,
  unknown,
} from '@shotgraph/engine';
import { SAMPLE_RATE } from '../media/frames.ts';
import type { VideoInfo } from '../media/types.ts';
import { checkLimits } from '../providers/limits/index.ts';
import { toInputIssue } from '../providers/limits/to-input-issue.ts';
import { priceOf } from '../providers/price.ts';
import { getModel, type KnownModel, sizesOf, tiersOf } from '../providers/profile/lookup.ts';
import type { Ratio } from '../providers/profile/types.ts';
import type { Route } from '../providers/setup/types.ts';
import { closestRatio } from './closest-ratio.ts';
import { offerReferences } from './offer-references.ts';
import { toCheckedRequest, toVideoRequest, type VideoValues } from './order.ts';
import type { Studio } from './studio.ts';
import { type Take, toTake } from './take.ts';

/** Frames per second of every clip that is bought. */
const FPS = 24;
/** Refusals such as "too many at once" that are waited out, up to a minute each. */
const PATIENCE = { wait: 1000, fast: 3, fail: 0 } as const;

type Context = RunContext<'media' | 'assets' | 'purchases'>;

/** Everything wrong with what a paid model is asked for, as far as it is known. */
export function checkPaid(values: Partial<VideoValues>, route: Route): readonly InputIssue[] {
  const { request, pending } = toCheckedRequest(values);
  return checkLimits(request, route.profile, { ...route.facts, pending }).map(toInputIssue);
}

/** What a shot will cost; with a fast model to fall back on, from the cheaper to the dearer. */
export function pricePaid(values: VideoValues, route: Route): Price {
  const price = priceOf(toVideoRequest(values, { lastFrame: false }), route.profile);
  const fast = fastModel(values, route);
  if (fast === undefined) return price;
  const other = priceOf(toVideoRequest({ ...values, model: fast }, { lastFrame: false }), route.profile);
  return {
    ...price,
    min: Math.min(price.min, other.min),
    max: Math.max(price.max, other.max),
    basis: `${price.basis}; with ${fast} while it is busy ${other.basis}`,
  };
}

/** The call a shot is bought with. */
export function callPaid(values: VideoValues, { name, account, profile }: Route): PaidCall {
  const { model } = getModel(profile, values.model);
  // A request is JSON: what is undefined in its type is left out of it.
  const request = toVideoRequest(values, model) as unknown as PaidCall['request'];
  return { provider: name, account, request, take: values.take };
}

/** What the clip will look like; unknown while the model chooses its length. */
export function predictPaid(values: VideoValues, route: Route): VideoInfo | Unknown {
  const { autoSeconds, sound, seconds, ratio, resolution } = values;
  if (autoSeconds) return unknown;
  const known = getModel(route.profile, values.model);
  const [width, height] = sizesOf(known, tierOf(resolution, known), ratioOf(ratio, values))[0]!;
  return { width, height, fps: FPS, seconds, audio: sound ? { seconds, sampleRate: SAMPLE_RATE, channels: 2 } : null };
}

const tierOf = (resolution: string, { model }: KnownModel) =>
  tiersOf(model).find((tier) => tier === resolution) ?? '720p';

/** What `adaptive` will probably come to: the shape of the first picture or clip. */
function ratioOf(ratio: VideoValues['ratio'], { firstFrame, videos, images }: VideoValues): Ratio {
  if (ratio !== 'adaptive') return ratio;
  const info = (firstFrame ?? videos[0] ?? images[0])?.info;
  return info ? closestRatio(info.width / info.height) : '16:9';
}

/**
 * Buys a shot. What is sent is rendered first, so that nothing is bought that cannot be sent.
 *
 * @throws NodeError as `Ledger.buy` does, `media-failed`, `output-invalid`, `file-invalid`; the signal's reason
 */
export async function buyShot(values: VideoValues, route: Route, studio: Studio, context: Context): Promise<Take> {
  const { host, signal } = context;
  const { firstFrame, lastFrame, images, videos, audios } = values;
  const references = [firstFrame, lastFrame, ...images, ...videos, ...audios].filter((value) => value !== undefined);
  await offerReferences(references, studio.references, { host, signal });
  const receipt = await buyOrFallBack(values, route, context);
  return toTake(receipt, host.assets);
}

async function buyOrFallBack(values: VideoValues, route: Route, context: Context): Promise<Receipt> {
  const fast = fastModel(values, route);
  try {
    return await buyModel(values, route, context, PATIENCE[values.onBusy]);
  } catch (error) {
    // Only where the provider refused: what may have been bought is never bought again with another model.
    if (fast === undefined || !isNodeError(error) || error.code !== 'provider-busy') throw error;
    context.progress(0, `${values.model} is busy, taking ${fast}`);
    return buyModel({ ...values, model: fast }, route, context, PATIENCE.wait);
  }
}

function buyModel(values: VideoValues, route: Route, context: Context, refusals: number): Promise<Receipt> {
  const { seed } = values;
  const call = callPaid(values, route);
  const estimate = priceOf(toVideoRequest(values, { lastFrame: false }), route.profile);
  return context.host.purchases.buy(call, { estimate, refusals, ...(seed !== undefined && { seed }) });
}

/** The model to take while the asked one is busy, if the graph allows another and it can do the same. */
function fastModel({ model, onBusy, resolution }: VideoValues, { profile }: Route): string | undefined {
  const fast = `${model}-fast`;
  if (onBusy !== 'fast' || !Object.hasOwn(profile.models, fast)) return undefined;
  return tiersOf(getModel(profile, fast).model).some((tier) => tier === resolution) ? fast : undefined;
}

/** A model that no provider of this machine has. */
export const unknownModel = (model: string): NodeError =>
  new NodeError('capability-missing', `no provider is set up for model "${model}"; choose another, such as animatic`, {
    input: 'model',
  });
