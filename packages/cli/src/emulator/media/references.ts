import type { KnownModel, MediaKind } from '@shotgraph/nodes/emulation';
import type { World } from '../world.ts';
import type { Material } from './clip.ts';

/** Why a reference cannot be used. */
export class BadReference extends Error {
  override readonly name = 'BadReference';
  /** `form`: the address itself; `download`: nothing there; `format`: not such a medium; `limit`: too large, long or many. */
  readonly reason: 'form' | 'download' | 'format' | 'limit';
  constructor(reason: BadReference['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Gets at a reference: data URLs and everything this server keeps. What lies elsewhere is believed and never fetched.
 *
 * @param inline - whether the provider takes data URLs of this kind
 * @returns `undefined` for what lies elsewhere
 * @throws BadReference
 */
export async function openReference(
  world: World,
  url: string,
  kind: MediaKind,
  inline: boolean,
): Promise<Material | undefined> {
  const bytes = url.startsWith('data:') ? fromDataUrl(url, kind, inline) : await fetchHere(world, url, kind);
  if (bytes === undefined) return undefined;
  const material = await world.library.take(bytes).catch((error: unknown) => {
    throw new BadReference(
      'format',
      `the ${kind} cannot be read: ${error instanceof Error ? error.message : 'no medium'}`,
    );
  });
  if (material.kind === kind) return material;
  throw new BadReference('format', `the ${kind} is of kind ${material.kind}`);
}

function fromDataUrl(url: string, kind: MediaKind, inline: boolean): Uint8Array {
  if (!inline) throw new BadReference('form', `${kind} must be provided as a web url`);
  const [, type, base64] = /^data:([^;,]*);base64,([A-Za-z0-9+/]+=*)$/.exec(url) ?? [];
  if (type === undefined || base64 === undefined)
    throw new BadReference('form', `the ${kind} must look like data:${kind}/<format>;base64,<content>`);
  if (!type.startsWith(`${kind}/`) || type !== type.toLowerCase())
    throw new BadReference('form', `"data:${type}" must be data:${kind}/<format>, the format in small letters`);
  return Buffer.from(base64, 'base64');
}

async function fetchHere(world: World, address: string, kind: MediaKind): Promise<Uint8Array | undefined> {
  if (/^asset:\/\/[\w-]+$/.test(address)) return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.origin === world.origin()) {
    const bytes = (await world.downloads.read(url)) ?? (await readUpload(world, url));
    if (bytes) return bytes;
    throw new BadReference('download', `nothing can be had from the ${kind} address ${url.origin}${url.pathname}`);
  }
  if (url?.protocol !== 'https:')
    throw new BadReference('form', `the ${kind} must be an https address, an asset:// id or a data url`);
  if (/^(localhost|127\.|10\.|192\.168\.|169\.254\.|\[)/.test(url.hostname))
    throw new BadReference('download', `the ${kind} address ${url.host} cannot be reached from outside your network`);
  return undefined;
}

/** Files have the id as the last part of their path but one, or the last. */
async function readUpload({ uploads, library }: World, { pathname }: URL): Promise<Uint8Array | undefined> {
  const id = /^\/(?:fal\/files|replicate\/v1\/files)\/([0-9a-f]{32})(?:\/|$)/.exec(pathname)?.[1];
  const hash = id === undefined ? undefined : uploads.find(id)?.hash;
  return hash === undefined ? undefined : library.load(hash);
}

/**
 * Holds opened references against the limits of a family.
 *
 * @param shrink - how many times smaller they may be, by side
 * @throws BadReference naming the first that breaks one
 */
export function checkMaterials(materials: readonly Material[], { family }: KnownModel, shrink: number): void {
  const { images, videos } = shrunk(family, shrink);
  for (const material of materials) {
    if (material.kind === 'image') checkImage(material, images);
    else if (material.kind === 'video') checkVideo(material, videos);
    else checkAudio(material, family.audios);
  }
  for (const [kind, { total, tolerance }] of [
    ['video', family.videos.seconds],
    ['audio', family.audios.seconds],
  ] as const) {
    const sum = materials.reduce((all, one) => all + (one.kind === kind ? (one.seconds ?? 0) : 0), 0);
    limit(sum <= total + tolerance, `the ${kind} references last ${sum.toFixed(1)} s in all; at most ${total} s`);
  }
}

/** The limits with their lower ends that much lower. */
const shrunk = ({ images, videos }: Family, by: number) => ({
  images: { ...images, side: { ...images.side, min: images.side.min / by } },
  videos: { ...videos, pixels: { ...videos.pixels, min: videos.pixels.min / by ** 2 } },
});

type Family = KnownModel['family'];

function checkImage({ width = 0, height = 0, mimeType, bytes }: Material, limits: Family['images']): void {
  format(limits.mimeTypes.includes(mimeType), `images of type ${mimeType} are not supported`);
  limit(bytes < limits.bytesBelow, `an image has ${bytes} bytes; it must be below ${limits.bytesBelow}`);
  for (const side of [width, height])
    limit(
      within(side, limits.side),
      `an image side of ${side} px must be within (${limits.side.min}, ${limits.side.max})`,
    );
  const ratio = width / height;
  limit(
    within(ratio, limits.ratio),
    `an image ratio of ${ratio.toFixed(2)} must be within (${limits.ratio.min}, ${limits.ratio.max})`,
  );
}

function checkVideo({ width = 0, height = 0, ...video }: Material, limits: Family['videos']): void {
  const { bytes, mimeType, codec = '', fps = 0, seconds = 0 } = video;
  format(
    limits.mimeTypes.includes(mimeType) && limits.codecs.includes(codec),
    `video ${mimeType} (${codec}) is not supported`,
  );
  limit(bytes <= limits.maxBytes, `a video has ${bytes} bytes; at most ${limits.maxBytes}`);
  limit(
    within(width * height, limits.pixels),
    `a video of ${width}x${height} must have ${limits.pixels.min} to ${limits.pixels.max} pixels`,
  );
  limit(
    fps >= limits.fps.min - limits.fpsTolerance && fps <= limits.fps.max,
    `a video has ${fps} fps; it must have ${limits.fps.min} to ${limits.fps.max}`,
  );
  checkLength(seconds, 'video', limits.seconds);
}

function checkAudio({ mimeType, bytes, seconds = 0 }: Material, limits: Family['audios']): void {
  format(limits.mimeTypes.includes(mimeType), `audio of type ${mimeType} is not supported`);
  limit(bytes < limits.bytesBelow, `an audio has ${bytes} bytes; it must be below ${limits.bytesBelow}`);
  checkLength(seconds, 'audio', limits.seconds);
}

function checkLength(seconds: number, kind: string, { min, total, tolerance }: Family['audios']['seconds']): void {
  const fits = seconds >= min - tolerance && seconds <= total + tolerance;
  limit(fits, `${kind} reference lasts ${seconds.toFixed(1)} s; it must last ${min} to ${total} s`);
}

const within = (value: number, { min, max, open }: Family['images']['side']): boolean =>
  open ? value > min && value < max : value >= min && value <= max;

const limit = (fits: boolean, message: string): void => {
  if (!fits) throw new BadReference('limit', message);
};
const format = (fits: boolean, message: string): void => {
  if (!fits) throw new BadReference('format', message);
};
