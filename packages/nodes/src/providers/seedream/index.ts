import { explainArk } from '../ark/explain.ts';
import { ARK_HOSTS } from '../ark/index.ts';
import { CreateError, type PaidAdapter } from '../paid.ts';
import type { ImageProfile } from '../profile/still-types.ts';
import { findImageModel } from '../profile/stills.ts';
import { createStillAdapter, type StillAdapterOptions } from '../stills/adapter.ts';
import { renderStillPrompt } from '../stills/render-prompt.ts';
import { type ImageRequest, toImageRequest } from '../stills/request.ts';
import { resolvePictures } from '../stills/resolve-pictures.ts';
import { toImageAnswer } from './answer.ts';
import { seedreamBody } from './body.ts';

/** Seedream through Ark's image API, which answers at once: pictures are downloaded from signed addresses that live a day. */
export function createSeedreamAdapter(options: StillAdapterOptions<ImageProfile>): PaidAdapter {
  const { profile } = options;
  const prepare = async (request: ImageRequest, signal: AbortSignal) => {
    const known = findImageModel(profile, request.model);
    if (!known)
      throw new CreateError(`${profile.title} has no model "${request.model}"; choose another model or provider`, {
        accepted: 'no',
        code: 'model-unknown',
      });
    const text = renderStillPrompt(request, profile);
    const room = profile.maxBodyBytes - 3 * text.length;
    const urls = await resolvePictures(request.images, options.resolve, room, signal);
    const body = JSON.stringify(seedreamBody(request, known, text, urls));
    return { method: 'POST', path: '/images/generations', body } as const;
  };
  return createStillAdapter(
    {
      provider: profile.name,
      hosts: ARK_HOSTS,
      explain: explainArk,
      read: ({ request }) => toImageRequest(request),
      prepare,
      answer: (json, request) => toImageAnswer(json, request, profile),
    },
    options,
  );
}
