import { renderPrompt } from '../profile/render-prompt.ts';
import type { StillProfile } from '../profile/still-types.ts';
import type { ChatRequest, ImageRequest } from './request.ts';

/**
 * Writes the prompt of a request with its pictures named as the profile says. Without pictures the text of a person is left as it is:
 * there is nothing it could be taken for.
 */
export function renderStillPrompt(
  { prompt, images }: Pick<ImageRequest | ChatRequest, 'prompt' | 'images'>,
  { notation }: Pick<StillProfile, 'notation'>,
): string {
  if (images.length === 0) return prompt.filter((part) => typeof part === 'string').join('');
  return renderPrompt(prompt, { notation: { image: notation, video: notation, audio: notation } });
}

/** What the picture at a place, from 0, is called in a prompt. */
export const nameOfPicture = (index: number, { notation }: Pick<StillProfile, 'notation'>): string =>
  notation.replace('{n}', () => String(index + 1));
