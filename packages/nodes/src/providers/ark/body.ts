import type { MediaUrls } from '../http/media-inputs.ts';
import type { ModelName } from '../http/options.ts';
import type { VideoRequest } from '../request.ts';

/** Body of `POST /contents/generations/tasks`. */
export interface ArkBody {
  readonly model: string;
  readonly content: readonly ArkContent[];
  readonly [parameter: string]: unknown;
}

type ArkContent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string }; readonly role: string }
  | { readonly type: 'video_url'; readonly video_url: { readonly url: string }; readonly role: string }
  | { readonly type: 'audio_url'; readonly audio_url: { readonly url: string }; readonly role: string };

const image =
  (role: string) =>
  (url: string): ArkContent => ({ type: 'image_url', image_url: { url }, role });
const video = (url: string): ArkContent => ({ type: 'video_url', video_url: { url }, role: 'reference_video' });
const audio = (url: string): ArkContent => ({ type: 'audio_url', audio_url: { url }, role: 'reference_audio' });

/** What a body says besides the request. */
export interface ArkMarks {
  readonly seed: number;
  /** The provider's own rule when left out, seconds. */
  readonly expiresAfterSeconds?: number;
  readonly callbackUrl?: string;
}

/**
 * Writes the body. Every value that matters is sent, also where it is the default, so that a changed default changes nothing; values
 * are not corrected here.
 *
 * @param text - the rendered prompt; references count per kind in the order of `urls`
 * @param marks - of the attempt: `seed` is the author's, else the attempt's own number, since get and list echo it
 */
export function arkBody(
  request: VideoRequest,
  model: ModelName,
  text: string,
  urls: MediaUrls,
  marks: ArkMarks,
): ArkBody {
  const { seed, expiresAfterSeconds, callbackUrl } = marks;
  const isReference = request.task === 'reference' || request.task === 'edit' || request.task === 'extend';
  return {
    model: model.id,
    content: [
      ...(text === '' ? [] : [{ type: 'text', text } as const]),
      ...frames(urls),
      ...urls.images.map(image('reference_image')),
      ...urls.videos.map(video),
      ...urls.audios.map(audio),
    ],
    resolution: request.resolution,
    ratio: request.ratio,
    duration: request.seconds === 'auto' ? -1 : request.seconds,
    seed,
    generate_audio: request.audio,
    watermark: request.watermark,
    return_last_frame: request.lastFrameWanted,
    ...(expiresAfterSeconds !== undefined && { execution_expires_after: expiresAfterSeconds }),
    ...(callbackUrl !== undefined && { callback_url: callbackUrl }),
    ...(request.webSearch && { tools: [{ type: 'web_search' }] }),
    ...(isReference && model.explicitTask && { omni_reference_task_type: request.task }),
  };
}

const frames = ({ firstFrame, lastFrame }: MediaUrls): readonly ArkContent[] => [
  ...(firstFrame === undefined ? [] : [image('first_frame')(firstFrame)]),
  ...(lastFrame === undefined ? [] : [image('last_frame')(lastFrame)]),
];
