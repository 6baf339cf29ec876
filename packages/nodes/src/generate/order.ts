import type { InputValues, Prompt } from '@shotgraph/engine';
import type { MediaValue } from '../media/types.ts';
import type { CheckedMedia, CheckedRequest, LimitFacts } from '../providers/limits/types.ts';
import type { PromptPart, VideoRequest } from '../providers/request.ts';
import { toCheckedMedia, toRequestMedia } from './media-facts.ts';
import type { VideoInputs } from './video-inputs.ts';

/** Values of `generate/video`. */
export type VideoValues = InputValues<VideoInputs>;

type Task = VideoRequest['task'];

/** Values, or what is known of them, with something else in the place of their media. */
export type WithMedia<M> = Partial<Omit<VideoValues, 'firstFrame' | 'lastFrame' | 'images' | 'videos' | 'audios'>> & {
  readonly [K in 'firstFrame' | 'lastFrame']?: M | undefined;
} & { readonly [K in 'images' | 'videos' | 'audios']?: readonly (M | undefined)[] | undefined };

/** Inputs that hold references, with the kind they hold. */
const LISTS = { images: 'image', videos: 'video', audios: 'audio' } as const;
/** A frame has no number that a prompt could use. */
const FRAME_WORDS: { readonly [input: string]: string } = {
  firstFrame: 'the first frame',
  lastFrame: 'the last frame',
};

/**
 * The task of a request: as chosen, else what the wired media leave no doubt about. A request always names it, so that no
 * provider guesses from the prompt.
 */
export function taskOf({ task, images, videos, audios, firstFrame, lastFrame }: WithMedia<unknown>): Task | undefined {
  if (task !== 'auto') return task;
  if (lastFrame !== undefined) return 'first-last-frame';
  if (firstFrame !== undefined) return 'first-frame';
  return [images, videos, audios].some((list) => list !== undefined && list.length > 0) ? 'reference' : 'text';
}

/** The prompt as providers get it: mentions by kind and place, everything else as text. */
const toParts = ({ parts }: Prompt): PromptPart[] =>
  parts.flatMap((part): PromptPart[] => {
    if (typeof part === 'string') return [part];
    const kind = LISTS[part.input as keyof typeof LISTS];
    return [kind === undefined ? (FRAME_WORDS[part.input] ?? '') : { kind, index: part.index }];
  });

/**
 * What a paid model is asked for. Equal values give equal requests on every machine.
 *
 * @param offers - what the model can give besides the clip
 */
export function toVideoRequest(values: VideoValues, offers: { readonly lastFrame: boolean }): VideoRequest {
  const { model, firstFrame, lastFrame, images, videos, audios, seed } = values;
  return {
    model,
    task: taskOf(values)!,
    prompt: toParts(values.prompt),
    ...(firstFrame && { firstFrame: toRequestMedia(firstFrame) }),
    ...(lastFrame && { lastFrame: toRequestMedia(lastFrame) }),
    images: images.map(toRequestMedia),
    videos: videos.map(toRequestMedia),
    audios: audios.map(toRequestMedia),
    seconds: values.autoSeconds ? 'auto' : values.seconds,
    ratio: values.ratio,
    resolution: values.resolution as VideoRequest['resolution'],
    audio: values.sound,
    ...(seed !== undefined && { seed }),
    lastFrameWanted: offers.lastFrame,
    webSearch: values.webSearch,
    watermark: values.watermark,
  };
}

/** As much of a request as is known while some values are not: those are named in `pending`. */
export interface KnownRequest {
  readonly request: CheckedRequest;
  readonly pending: NonNullable<LimitFacts['pending']>;
}

/** What is known of the request that a node's values come to. */
export const toCheckedRequest = (values: Partial<VideoValues>): KnownRequest =>
  toKnownRequest(values as WithMedia<MediaValue>, toCheckedMedia);

/**
 * The same for values whose media are told in another way.
 *
 * @param toMedia - what is known of a reference
 */
export function toKnownRequest<M>(values: WithMedia<M>, toMedia: (value: M) => CheckedMedia): KnownRequest {
  const { model, prompt, firstFrame, lastFrame, images, videos, audios, seconds, autoSeconds, ratio, seed } = values;
  const list = (items: readonly (M | undefined)[] | undefined) =>
    items?.map((item) => (item === undefined ? {} : toMedia(item)));
  const resolution = values.resolution as VideoRequest['resolution'] | undefined;
  const pending = new Set(MEDIA_INPUTS.filter((input) => !(input in values)));
  // What is not known yet may still decide the task.
  const task = values.task === 'auto' && pending.size > 0 ? undefined : taskOf(values);
  return {
    pending,
    request: {
      model,
      task,
      prompt: prompt && toParts(prompt),
      firstFrame: firstFrame && toMedia(firstFrame),
      lastFrame: lastFrame && toMedia(lastFrame),
      images: list(images),
      videos: list(videos),
      audios: list(audios),
      seconds: autoSeconds ? 'auto' : seconds,
      ratio,
      resolution,
      audio: values.sound,
      seed,
      webSearch: values.webSearch,
      watermark: values.watermark,
    },
  };
}

const MEDIA_INPUTS = ['firstFrame', 'lastFrame', 'images', 'videos', 'audios'] as const;
