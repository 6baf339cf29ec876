import type { MediaUrls } from '../http/media-inputs.ts';
import type { ModelName } from '../http/options.ts';
import type { VideoRequest } from '../request.ts';

/** Body of a submit. */
export type FalBody = { readonly [field: string]: unknown };

const TASKS = { reference: 'reference', edit: 'editing', extend: 'extension' } as const;

/**
 * Writes the body. No seed is sent: the endpoints had the field and lost it, and an unknown field may be refused.
 *
 * @param prompt - rendered; references count per kind in the order of `urls`
 */
export function falBody(request: VideoRequest, model: ModelName, prompt: string, urls: MediaUrls): FalBody {
  return {
    prompt,
    ...(urls.firstFrame !== undefined && { image_url: urls.firstFrame }),
    ...(urls.lastFrame !== undefined && { end_image_url: urls.lastFrame }),
    ...(urls.images.length > 0 && { image_urls: urls.images }),
    ...(urls.videos.length > 0 && { video_urls: urls.videos }),
    ...(urls.audios.length > 0 && { audio_urls: urls.audios }),
    resolution: request.resolution,
    duration: String(request.seconds),
    aspect_ratio: request.ratio === 'adaptive' ? 'auto' : request.ratio,
    generate_audio: request.audio,
    ...(model.explicitTask && request.task in TASKS && { task: TASKS[request.task as keyof typeof TASKS] }),
  };
}
