import type { Cost, Price } from '@shotgraph/engine';
import type { Between } from '../price.ts';
import type { ImageProfile } from '../profile/still-types.ts';
import { findImageModel } from '../profile/stills.ts';
import { describeBetween, endsOf, roundMoney } from './money.ts';
import type { ImageRequest } from './request.ts';

/** What decides the price of a picture. */
export type PricedImage = Pick<ImageRequest, 'model' | 'width' | 'height'> & { readonly images: readonly unknown[] };

/**
 * What one picture will cost by the profile's list prices: by its size, and by its references where those cost anything.
 *
 * @throws RangeError when the profile has no such model, or the picture is larger than the model makes them
 */
export function priceImage(request: PricedImage, profile: ImageProfile): Price {
  const { width, height } = request;
  const { each, extra, references } = partsOf(request, profile);
  const { currency, title, verifiedOn } = profile;
  const more = extra === 0 ? '' : ` and ${extra} reference${extra === 1 ? '' : 's'} at ${describeBetween(references)}`;
  return {
    min: roundMoney(each.min + extra * references.min),
    max: roundMoney(each.max + extra * references.max),
    currency,
    basis: `one picture of ${width}x${height} at ${describeBetween(each)} ${currency}${more} (${title}, ${verifiedOn})`,
  };
}

/** What one picture did cost, where the profile knows prices exactly. The provider bills by the piece and does not tell the sum. */
export function imageCost(request: PricedImage, profile: ImageProfile): Cost | undefined {
  const { min, max, currency } = priceImage(request, profile);
  return min === max ? { amount: max, currency } : undefined;
}

function partsOf({ model: name, width, height, images }: PricedImage, profile: ImageProfile) {
  const known = findImageModel(profile, name);
  if (!known)
    throw new RangeError(`${profile.title} has no model "${name}"; use ${Object.keys(profile.models).join(', ')}`);
  const { model } = known;
  const step = model.prices.find(({ upToPixels }) => width * height <= upToPixels);
  if (!step)
    throw new RangeError(
      `${profile.title} has no price for ${name} at ${width}x${height}; use at most ${model.prices.at(-1)!.upToPixels} pixels`,
    );
  const { free = Infinity, each = 0 } = model.references ?? {};
  const references: Between = endsOf(each);
  return { each: endsOf(step.each), extra: Math.max(0, images.length - free), references };
}
