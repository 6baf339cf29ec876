import type { KnownImageModel } from '../profile/stills.ts';
import type { ImageRequest } from '../stills/request.ts';

/**
 * Writes the body of `POST /images/generations`. Every value that matters is sent, also where it is the default, so that a changed
 * default changes nothing; fields that a model refuses are left out.
 *
 * @param text - the rendered prompt
 * @param images - addresses of the references, in their order
 */
export const seedreamBody = (
  { width, height, format, watermark }: ImageRequest,
  { model }: KnownImageModel,
  text: string,
  images: readonly string[],
) => ({
  model: model.id,
  prompt: text,
  ...(images.length > 0 && { image: images }),
  size: `${width}x${height}`,
  ...(model.series && { sequential_image_generation: 'disabled' }),
  response_format: 'url',
  ...(model.formats.length > 1 && { output_format: format }),
  watermark,
});
