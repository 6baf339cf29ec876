import type { MediaUrls } from '../http/media-inputs.ts';
import type { VideoRequest } from '../request.ts';

/** The `input` of a prediction. */
export type ReplicateInput = { readonly [field: string]: unknown };

/**
 * Writes the input. Edit and extend are references here: the model understands them from the prompt.
 *
 * @param prompt - rendered; references count per kind in the order of `urls`
 * @param seed - the author's, else the attempt's own number, which makes the input one of a kind
 */
export function replicateInput(request: VideoRequest, prompt: string, urls: MediaUrls, seed: number): ReplicateInput {
  return {
    prompt,
    ...(urls.firstFrame !== undefined && { image: urls.firstFrame }),
    ...(urls.lastFrame !== undefined && { last_frame_image: urls.lastFrame }),
    ...(urls.images.length > 0 && { reference_images: urls.images }),
    ...(urls.videos.length > 0 && { reference_videos: urls.videos }),
    ...(urls.audios.length > 0 && { reference_audios: urls.audios }),
    ...settings(request, seed),
  };
}

/** The part of the input that stays as it is: addresses of media change when they are published again. */
export const settings = (request: VideoRequest, seed: number) => ({
  duration: request.seconds === 'auto' ? -1 : request.seconds,
  resolution: request.resolution,
  aspect_ratio: request.ratio,
  generate_audio: request.audio,
  seed,
});
