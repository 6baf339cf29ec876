import type { FrameSize } from '../../stage/index.ts';

/** Shapes of a picture. */
export const RATIOS = ['16:9', '4:3', '1:1', '3:4', '9:16', '21:9'] as const;
export type Ratio = (typeof RATIOS)[number];

/** Classes of size, named after the height of 16:9. */
export const RESOLUTIONS = ['480p', '540p', '720p', '1080p'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/**
 * What `animatic` offers. Sizes are those that Seedance 2.0 documents, so that a preview has the pixels of the take it stands
 * for; 540p is ours: half of 1080p, for quick looks.
 */
export const ANIMATIC_PROFILE = {
  /** When the sizes were last compared with the vendor's documentation. */
  verifiedOn: '2026-11-22',
  models: ['animatic'],
  seconds: { min: 0.25, max: 60 },
  /** Of a directed film: as long as it takes, within an hour. */
  directedSeconds: { max: 3600 },
  fps: { min: 1, max: 60 },
  images: { max: 30 },
  videos: { max: 10 },
  audios: { max: 10 },
  /** Distance of a layer, metres. */
  depth: { min: 0.2, max: 10_000 },
  sizes: {
    '16:9': { '480p': [864, 496], '540p': [960, 540], '720p': [1280, 720], '1080p': [1920, 1080] },
    '4:3': { '480p': [752, 560], '540p': [832, 624], '720p': [1112, 834], '1080p': [1664, 1248] },
    '1:1': { '480p': [640, 640], '540p': [720, 720], '720p': [960, 960], '1080p': [1440, 1440] },
    '3:4': { '480p': [560, 752], '540p': [624, 832], '720p': [834, 1112], '1080p': [1248, 1664] },
    '9:16': { '480p': [496, 864], '540p': [540, 960], '720p': [720, 1280], '1080p': [1080, 1920] },
    '21:9': { '480p': [992, 432], '540p': [1104, 472], '720p': [1470, 630], '1080p': [2206, 946] },
  } satisfies { readonly [R in Ratio]: { readonly [S in Resolution]: readonly [width: number, height: number] } },
} as const;

/** Pixels of a picture of this shape and class. */
export function sizeOf(ratio: Ratio, resolution: Resolution): FrameSize {
  const [width, height] = ANIMATIC_PROFILE.sizes[ratio][resolution];
  return { width, height };
}
