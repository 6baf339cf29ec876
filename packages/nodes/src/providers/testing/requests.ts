import type { Json } from '@shotgraph/engine';
import type { ResolveMedia } from '../http/media-inputs.ts';
import type { PaidCall } from '../paid.ts';
import type { PromptPart, RequestMedia, VideoRequest } from '../request.ts';

const IDS = { image: '1', video: '2', audio: '3' } as const;
const TYPES = { image: 'image/png', video: 'video/mp4', audio: 'audio/mpeg' } as const;

/** A reference. */
export const media = (kind: RequestMedia['kind'], place = 0): RequestMedia => ({
  kind,
  content: `${IDS[kind]}${place}`.padEnd(64, '0'),
  mimeType: TYPES[kind],
});

/** The same request for everybody: 5 s of text to video. */
export const TEXT: VideoRequest = {
  model: 'seedance-2.5',
  task: 'text',
  prompt: ['a harbour at dawn'],
  images: [],
  videos: [],
  audios: [],
  seconds: 5,
  ratio: '16:9',
  resolution: '720p',
  audio: true,
  lastFrameWanted: false,
  webSearch: false,
  watermark: false,
};

const part = (kind: RequestMedia['kind'], index = 0): PromptPart => ({ kind, index });

/** One request per mode, by name. Those in `ARK_ONLY` have no field elsewhere. */
export const MODES: { readonly [mode: string]: VideoRequest } = {
  text: TEXT,
  'text, sound off, auto length, own seed': { ...TEXT, audio: false, seconds: 'auto', seed: 0 },
  'text, web search': { ...TEXT, webSearch: true },
  'text, last frame': { ...TEXT, lastFrameWanted: true },
  'first frame': { ...TEXT, task: 'first-frame', ratio: 'adaptive', firstFrame: media('image') },
  'first and last frame': {
    ...TEXT,
    task: 'first-last-frame',
    ratio: 'adaptive',
    firstFrame: media('image', 0),
    lastFrame: media('image', 1),
  },
  reference: {
    ...TEXT,
    task: 'reference',
    prompt: [part('image', 1), ' walks through ', part('video'), ' to ', part('audio'), ', past ', part('image')],
    images: [media('image', 0), media('image', 1)],
    videos: [media('video')],
    audios: [media('audio')],
  },
  edit: {
    ...TEXT,
    task: 'edit',
    prompt: ['replace the boat in ', part('video')],
    videos: [media('video')],
    ratio: 'adaptive',
    seconds: 'auto',
  },
  extend: {
    ...TEXT,
    task: 'extend',
    prompt: ['go on with ', part('video')],
    videos: [media('video')],
    ratio: 'adaptive',
  },
};

/** Modes that other providers refuse. */
export const ARK_ONLY: readonly string[] = ['text, web search', 'text, last frame'];

/** A call for a request. */
export const callOf = (request: VideoRequest = TEXT): PaidCall => ({
  provider: 'fake',
  account: 'main',
  request: request as unknown as Json,
  take: 1,
});

/** `<image 2>`: a notation nobody has, so that tests see who wrote it. */
export const render = (parts: readonly PromptPart[]): string =>
  parts.map((one) => (typeof one === 'string' ? one : `<${one.kind} ${one.index + 1}>`)).join('');

/** Images inline, everything else at an address. */
export const resolve: ResolveMedia = async ({ kind, content, mimeType }, { inline }) =>
  inline && kind === 'image'
    ? { dataUrl: `data:${mimeType};base64,${content.slice(0, 4)}` }
    : { url: `https://media.example.com/${content.slice(0, 4)}` };
