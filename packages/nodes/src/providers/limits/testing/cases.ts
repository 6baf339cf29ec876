import { getModel } from '../../profile/lookup.ts';
import type { ProviderProfile } from '../../profile/types.ts';
import type { PromptPart, VideoRequest } from '../../request.ts';
import type { CheckedMedia, LimitFacts } from '../types.ts';

/** What differs from an ordinary request. */
export type Change = Partial<VideoRequest> | { readonly [input: string]: unknown };

/** An ordinary picture. */
export const image = (more: CheckedMedia = {}): CheckedMedia => ({
  kind: 'image',
  content: 'i',
  mimeType: 'image/png',
  bytes: 1e6,
  width: 1280,
  height: 720,
  ...more,
});
/** An ordinary clip. */
export const video = (more: CheckedMedia = {}): CheckedMedia => ({
  kind: 'video',
  content: 'v',
  mimeType: 'video/mp4',
  bytes: 5e6,
  width: 1280,
  height: 720,
  fps: 24,
  seconds: 5,
  codec: 'avc',
  audioCodec: 'aac',
  ...more,
});
/** An ordinary sound. */
export const audio = (more: CheckedMedia = {}): CheckedMedia => ({
  kind: 'audio',
  content: 'a',
  mimeType: 'audio/wav',
  bytes: 1e6,
  seconds: 5,
  codec: 'pcm-s16',
  ...more,
});
/** So many of them. */
export const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** An ordinary request without references. */
export const text = {
  task: 'text',
  prompt: ['A fox runs'],
  images: [],
  videos: [],
  audios: [],
  seconds: 5,
  ratio: '16:9',
  resolution: '480p',
  audio: true,
  lastFrameWanted: false,
  webSearch: false,
  watermark: false,
} as const;
/** What makes it one with a picture. */
export const reference = { task: 'reference', images: [image()] } as const;

/** A row of the limits table with something right at its limit and something wrong just beyond it. */
export type Case = readonly [
  rule: number,
  what: string,
  right: Change,
  wrong: Change,
  facts?: readonly [right: LimitFacts, wrong: LimitFacts],
];

/** For every row what is right at the limit and what is wrong just beyond it, from the profile's own figures. */
export function casesOf(profile: ProviderProfile, name: string): Case[] {
  const { model, family } = getModel(profile, name);
  const { min, max } = model.seconds;
  const total = family.videos.seconds.total;
  const lists = (images: number, videos = 0, audios = 0) => ({
    task: 'reference',
    images: times(images, image),
    videos: times(videos, () => video({ seconds: 2 })),
    audios: times(audios, () => audio({ seconds: 2 })),
  });
  const clips = (...all: CheckedMedia[]) => ({ task: 'reference', images: [], videos: all.map(video) });
  const pictures = (more: CheckedMedia) => ({ task: 'reference', images: [image(more)] });
  const sounds = (...all: CheckedMedia[]) => ({ task: 'reference', images: [image()], audios: all.map(audio) });
  const pixels =
    family.videos.pixels.max === 927_408
      ? [
          { width: 834, height: 1112 },
          { width: 836, height: 1112 },
        ]
      : [
          { width: 2206, height: 946 },
          { width: 2206, height: 948 },
        ];
  const isBig = model.family === '2.5';
  const prompt = (...parts: PromptPart[]) => ({ ...reference, prompt: parts });
  const cases: Case[] = [
    [1, 'tier', { resolution: '720p' }, { resolution: isBig || name !== 'seedance-2.0' ? '4k' : '8k' }],
    [2, 'shortest', { seconds: min }, { seconds: min - 1 }],
    [2, 'longest', { seconds: max }, { seconds: max + 1 }],
    [2, 'whole', { seconds: 'auto' }, { seconds: 5.5 }],
    [3, 'length', { seconds: 5 }, { seconds: 'auto' }],
    [3, 'ratio', { ratio: '21:9' }, { ratio: 'adaptive' }],
    [4, 'seven', { ratio: 'adaptive' }, { ratio: '2:1' }],
    [
      5,
      'mixed',
      { task: 'first-frame', firstFrame: image() },
      { task: 'first-frame', firstFrame: image(), images: [image()] },
    ],
    [5, 'contradiction', { task: 'text' }, { task: 'text', images: [image()] }],
    [
      6,
      'last alone',
      { task: 'first-last-frame', firstFrame: image(), lastFrame: image() },
      { task: 'first-last-frame', lastFrame: image() },
    ],
    [
      6,
      'last missing',
      { task: 'first-frame', firstFrame: image() },
      { task: 'first-last-frame', firstFrame: image() },
    ],
    [7, 'prompt', { prompt: ['x'] }, { prompt: [' \n'] }],
    [7, 'reference', reference, { task: 'reference' }],
    [9, 'images', lists(family.references.images), lists(family.references.images + 1)],
    [9, 'videos', lists(0, family.references.videos), lists(0, family.references.videos + 1)],
    [9, 'audios', lists(1, 0, family.references.audios), lists(1, 0, family.references.audios + 1)],
    [10, 'least side', pictures({ width: 301, height: 301 }), pictures({ width: 300, height: 400 })],
    [10, 'greatest side', pictures({ width: 5999, height: 5999 }), pictures({ width: 6000, height: 5000 })],
    [10, 'narrow', pictures({ width: 402, height: 1000 }), pictures({ width: 400, height: 1000 })],
    [10, 'wide', pictures({ width: 1000, height: 402 }), pictures({ width: 1000, height: 400 })],
    [10, 'bytes', pictures({ bytes: 29_999_999 }), pictures({ bytes: 30_000_000 })],
    [10, 'format', pictures({ mimeType: 'image/webp' }), pictures({ mimeType: 'image/heic' })],
    [10, 'bmp', pictures({}), pictures({ mimeType: profile.provider === 'ark' ? 'image/avif' : 'image/bmp' })],
    [11, 'format', clips({ mimeType: 'video/quicktime' }), clips({ mimeType: 'video/webm' })],
    [11, 'codec', clips({ codec: 'hevc' }), clips({ codec: 'vp9' })],
    [11, 'sound', clips({ audioCodec: 'mp3' }), clips({ audioCodec: 'opus' })],
    [11, 'slow', clips({ fps: 24_000 / 1001 }), clips({ fps: 23 })],
    [11, 'fast', clips({ fps: 60 }), clips({ fps: 60.1 })],
    [11, 'side', clips({ width: 300, height: 640 }), clips({ width: 298, height: 640 })],
    [11, 'ratio', clips({ width: 1250, height: 500 }), clips({ width: 1252, height: 500 })],
    [12, 'least', clips({ width: 640, height: 640 }), clips({ width: 640, height: 638 })],
    [12, 'most', isBig ? clips({ width: 834, height: 1112 }) : clips(pixels[0]!), clips(pixels[1]!)],
    [13, 'short', clips({ seconds: 1.8 }), clips({ seconds: 1.79 })],
    [13, 'long', clips({ seconds: total + 0.2 }), clips({ seconds: total + 0.21 })],
    [13, 'sum', clips({ seconds: total - 5 }, { seconds: 5.2 }), clips({ seconds: total - 5 }, { seconds: 5.3 })],
    [14, 'bytes', clips({ bytes: 50_000_000 }), clips({ bytes: 200_000_001 })],
    [
      15,
      'published',
      clips({}),
      clips({}),
      [{ publish: { url: 'https://cdn.example.com', kinds: ['video'] } }, { publish: null }],
    ],
    [
      15,
      'address',
      clips({}),
      clips({}),
      [
        { publish: { url: 'https://cdn.example.com', kinds: ['video'] } },
        { publish: { url: 'https://localhost:9000', kinds: ['video'] } },
      ],
    ],
    [16, 'format', sounds({ mimeType: 'audio/mpeg' }), sounds({ mimeType: 'audio/flac' })],
    [16, 'short', sounds({ seconds: 2 }), sounds({ seconds: 1.5 })],
    [16, 'sum', sounds({ seconds: total - 3 }, { seconds: 3.2 }), sounds({ seconds: total - 3 }, { seconds: 3.3 })],
    [16, 'bytes', sounds({ bytes: 14_999_999 }), sounds({ bytes: 15_000_000 })],
    [18, 'dangling', prompt({ kind: 'image', index: 0 }), prompt({ kind: 'image', index: 1 })],
    [18, 'typed', prompt('an image'), prompt('[Image 1] runs')],
    [19, 'unused', prompt({ kind: 'image', index: 0 }), prompt('a fox')],
    [20, 'words', { prompt: ['x '.repeat(1000)] }, { prompt: ['x '.repeat(1001)] }],
    [20, 'Chinese', { prompt: ['狐'.repeat(500)] }, { prompt: ['狐'.repeat(501)] }],
    [21, 'flags', { prompt: ['a fox -- fast'] }, { prompt: ['a fox --dur 5'] }],
    [22, 'faces', reference, reference, [{ people: new Set() }, { people: new Set(['i']) }]],
    [24, 'seed', { seed: 2 ** 32 - 1 }, { seed: 2 ** 32 }],
    [24, 'seed', { seed: -1 }, { seed: -2 }],
    [26, 'field', {}, {}, [{ fields: { priority: 1 } }, { fields: { camera_fixed: true } }]],
    [28, 'key', {}, {}, [{ hasKey: true }, { hasKey: false }]],
  ];
  const own: (Case | false)[] = [
    isBig && [
      4,
      'frames',
      { task: 'first-frame', firstFrame: image(), ratio: 'adaptive' },
      { task: 'first-frame', firstFrame: image(), ratio: '16:9' },
    ],
    !isBig && [8, 'alone', sounds({}), { ...sounds({}), images: [] }],
    profile.name === 'fal' && !isBig && [9, 'total', lists(9, 3, 0), lists(9, 3, 1)],
    isBig &&
      profile.name !== 'fal' && [
        12,
        'contested',
        clips({ width: 834, height: 1112 }),
        clips({ width: 1280, height: 726 }),
      ],
    profile.name === 'fal' &&
      !isBig && [
        14,
        'sum',
        clips({ bytes: 25e6, seconds: 5 }, { bytes: 25e6, seconds: 5 }),
        clips({ bytes: 25e6, seconds: 5 }, { bytes: 26e6, seconds: 5 }),
      ],
    (profile.name !== 'fal' || isBig) && [14, 'contested', clips({ bytes: 50_000_000 }), clips({ bytes: 50_000_001 })],
    profile.provider === 'ark' && [
      17,
      'body',
      { task: 'reference', images: times(2, () => image({ bytes: 22_498_000 })) },
      { task: 'reference', images: times(2, () => image({ bytes: 22_499_000 })) },
    ],
    profile.name === 'replicate' &&
      isBig && [20, 'cut', { prompt: ['x'.repeat(2000)] }, { prompt: ['x'.repeat(2001)] }],
    model.autoSecondsOnly.includes('edit') && [
      23,
      'auto',
      { task: 'edit', videos: [video()], seconds: 'auto', ratio: 'adaptive' },
      { task: 'edit', videos: [video()], seconds: 5 },
    ],
    isBig &&
      model.tasks.includes('edit') && [
        23,
        'source',
        { task: 'edit', videos: [video({ seconds: 4 })], seconds: 'auto' },
        { task: 'edit', videos: [video({ seconds: 3.9 })], seconds: 'auto' },
      ],
    profile.provider === 'ark' && [25, 'least', {}, {}, [{ expiresAfterSeconds: 3600 }, { expiresAfterSeconds: 3599 }]],
    profile.provider === 'ark' && [
      25,
      'most',
      {},
      {},
      [{ expiresAfterSeconds: 259_200 }, { expiresAfterSeconds: 259_201 }],
    ],
    profile.provider === 'ark' && [
      26,
      'tier of service',
      {},
      {},
      [{ fields: { service_tier: 'default' } }, { fields: { service_tier: 'flex' } }],
    ],
    [
      26,
      'web search',
      { webSearch: model.webSearch.includes('text') },
      { task: 'reference', images: [image()], webSearch: true },
    ],
    !model.seed && [26, 'seed', {}, { seed: 1 }],
    !model.lastFrame && [26, 'last frame', {}, { lastFrameWanted: true }],
    profile.name === 'ark-byteplus' && [
      28,
      'region',
      {},
      {},
      [{}, { baseUrl: 'https://ark.cn-beijing.volces.com/api/v3' }],
    ],
    profile.name === 'ark-volcengine' && [
      28,
      'region',
      {},
      {},
      [{ baseUrl: 'http://127.0.0.1:4010' }, { baseUrl: 'https://ark.ap-southeast.bytepluses.com/api/v3' }],
    ],
  ];
  return [...cases, ...own.filter((one) => one !== false)];
}
