import type { PaidCall, Prompt } from '@shotgraph/engine';
import type { ImageProfile, StillRatio, StillTier } from '../providers/profile/still-types.ts';
import { findImageModel, type KnownImageModel } from '../providers/profile/stills.ts';
import type { PromptPart } from '../providers/request.ts';
import type { StillRoute } from '../providers/setup/still-routes.ts';
import type { ImageRequest } from '../providers/stills/request.ts';
import type { ImageValues } from './image-inputs.ts';
import { toRequestMedia } from './media-facts.ts';

/** The prompt as providers get it: mentions by their place among the pictures. */
export const toPictureParts = ({ parts }: Prompt): PromptPart[] =>
  parts.map((part) => (typeof part === 'string' ? part : { kind: 'image', index: part.index }));

/** Pixels, `[width, height]`; `undefined` while they cannot be told, or the model has no such size. */
export function sizeOf(
  { width, height, ratio, resolution }: Partial<ImageValues>,
  { family }: KnownImageModel,
): readonly [width: number, height: number] | undefined {
  if (width !== undefined && height !== undefined) return [width, height];
  const sizes = family.sizes[resolution as StillTier];
  return width === undefined && height === undefined ? sizes?.[ratio as StillRatio] : undefined;
}

/**
 * What a paid model is asked for. Equal values give equal requests on every machine.
 *
 * @throws RangeError for values that `check` refuses
 */
export function toImageRequest(values: ImageValues, profile: ImageProfile): ImageRequest {
  const { model, prompt, images, format, watermark } = values;
  const known = findImageModel(profile, model);
  const size = known && sizeOf(values, known);
  if (!size) throw new RangeError(`${profile.title} has no picture of this model and size: ${model}`);
  const [width, height] = size;
  return {
    model,
    prompt: toPictureParts(prompt),
    images: images.map(toRequestMedia),
    width,
    height,
    format: format === 'auto' ? known.model.formats[0] : format,
    watermark,
  };
}

/** The call a picture is bought with. */
export function toImageCall(values: ImageValues, { name, account, profile }: StillRoute<ImageProfile>): PaidCall {
  const request = toImageRequest(values, profile) as unknown as PaidCall['request'];
  return { provider: name, account, request, take: values.take };
}
