import { assetArgs } from '../media/ops/asset.ts';
import { targetFormat } from '../media/ops/convert.ts';
import { MIME_TYPES } from '../media/settings.ts';
import type { MediaValue } from '../media/types.ts';
import type { CheckedMedia } from '../providers/limits/types.ts';
import type { RequestMedia } from '../providers/request.ts';

/** MIME types of the formats that files are read in, by `Facts.format`. */
const TYPES: { readonly [format: string]: string } = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
};

/** A stored file that can be sent as it is; `undefined` for what has to be rendered first. */
export function storedFile({ expr }: MediaValue): { readonly hash: string; readonly mimeType: string } | undefined {
  const args = assetArgs(expr);
  // Providers read the pixels as they are stored: a picture that has to be turned is turned here.
  if (!args || args.orientation !== undefined) return undefined;
  return { hash: args.hash, mimeType: TYPES[args.format] ?? 'application/octet-stream' };
}

/**
 * What a request says of a reference. Nothing of it needs a byte, so that a request is known before anything is rendered and is the
 * same on every machine.
 */
export function toRequestMedia(value: MediaValue): RequestMedia {
  const file = storedFile(value);
  return {
    kind: value.kind,
    content: file?.hash ?? value.expr.id,
    mimeType: file?.mimeType ?? MIME_TYPES[targetFormat(value)],
    ...sizes(value),
  };
}

function sizes(value: MediaValue): Pick<RequestMedia, 'width' | 'height' | 'fps' | 'seconds'> {
  if (value.kind === 'audio') return { seconds: value.info.seconds };
  const { width, height } = value.info;
  return value.kind === 'image'
    ? { width, height }
    : { width, height, fps: value.info.fps, seconds: value.info.seconds };
}

/** What the limits judge of a reference: what a request says, and what is known of the file. */
export function toCheckedMedia(value: MediaValue): CheckedMedia {
  const codec = storedFile(value) && assetArgs(value.expr)?.codec;
  return {
    ...toRequestMedia(value),
    ...(value.kind === 'video' && codec !== undefined && { codec }),
    ...(value.bytes !== undefined && { bytes: value.bytes }),
  };
}
