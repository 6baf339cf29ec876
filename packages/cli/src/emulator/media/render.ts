import type { Json } from '@shotgraph/engine';
import type { NodeHost } from '@shotgraph/engine/host/node';
import type { AudioValue, Facts, ImageValue, VideoValue } from '@shotgraph/nodes';
import type { AnimaticRequest, ProviderContext } from '@shotgraph/nodes/emulation';
import { type Clip, FPS } from './clip.ts';
import { toneWav } from './tone.ts';

/** What rendering needs. */
export interface Studio {
  readonly host: NodeHost;
  readonly signal: AbortSignal;
  readonly progress: () => void;
}

/** Formats of pictures. */
export type ImageFormat = 'png' | 'jpg';

/** Renders a clip as the free local provider does. @returns content hash of the MP4 */
export async function renderClip(clip: Clip, studio: Studio): Promise<string> {
  const { assetHash } = await import('@shotgraph/nodes/media');
  return assetHash(await shoot(clip, studio));
}

/**
 * The last frame of a rendered clip.
 *
 * @param video - content hash of the MP4
 * @returns content hash of the PNG
 */
export async function renderLastFrame(video: string, studio: Studio): Promise<string> {
  const { assetHash, extractFrame, renderMedia } = await import('@shotgraph/nodes/media');
  const clip = await stored<VideoValue>(video, studio);
  return assetHash(await renderMedia(extractFrame(clip, clip.info.seconds), { format: 'png' }, studio));
}

/** Fewest frames of a clip that tell a rate. */
const FEWEST_FRAMES = 2;

/** The first frame of the shortest shot there can be. @returns content hash of the picture */
export async function renderStill(clip: Clip, format: ImageFormat, studio: Studio): Promise<string> {
  const { assetHash, extractFrame, renderMedia } = await import('@shotgraph/nodes/media');
  const shot = await shoot({ ...clip, audio: false, seconds: FEWEST_FRAMES / FPS, videos: [], audios: [] }, studio);
  return assetHash(await renderMedia(extractFrame(shot, 0), { format }, studio));
}

async function shoot(clip: Clip, studio: Studio): Promise<VideoValue> {
  const { planShot, renderAnimatic } = await import('@shotgraph/nodes/emulation');
  const request: AnimaticRequest = {
    ...UNDIRECTED,
    images: await Promise.all(clip.images.map((hash) => stored<ImageValue>(hash, studio))),
    videos: await Promise.all(clip.videos.map((hash) => stored<VideoValue>(hash, studio))),
    audios: clip.audio ? [await soundOf(clip, studio)] : [],
    seconds: clip.seconds,
    seed: clip.seed,
  };
  const shot = planShot(request, { width: clip.width, height: clip.height });
  return renderAnimatic(request, shot, studio as ProviderContext);
}

/** A request without wishes. The size of the shot is given apart. */
const UNDIRECTED = {
  model: 'animatic',
  prompt: { parts: [] },
  direction: undefined,
  style: 'pictures',
  overlay: 'none',
  guides: 'none',
  camera: undefined,
  depths: undefined,
  ratio: '16:9',
  resolution: '720p',
  fps: FPS,
  beats: undefined,
  cuts: 0,
  captions: false,
  exposure: 0,
  temperature: 6500,
  vignette: 0,
  take: 1,
} as const;

/** The first reference sound, else a tone. */
async function soundOf({ audios: [first], seconds }: Clip, studio: Studio): Promise<AudioValue> {
  if (first !== undefined) return stored<AudioValue>(first, studio);
  const { probe } = await import('@shotgraph/nodes/emulation');
  const { assets } = studio.host;
  const bytes = toneWav(seconds);
  const hash = await assets.put(bytes);
  await assets.putFacts(hash, (await probe(new Blob([bytes]), 'tone')) as unknown as Json);
  return stored<AudioValue>(hash, studio);
}

async function stored<V>(hash: string, { host }: Studio): Promise<V> {
  const { asset } = await import('@shotgraph/nodes/media');
  return asset(hash, (await host.assets.findFacts(hash)) as unknown as Facts) as V;
}
