import { CLIP_TAGS, exactFrames, imagePixels, scale } from './filters.ts';
import { frameCount, SAMPLE_RATE } from './frames.ts';
import type { MediaType } from './operation.ts';
import type { MediaValue } from './types.ts';

/** How much is spent on an encoded file: time and size against looks. */
export type Quality = 'draft' | 'good' | 'best';

/** What a render writes. `rawvideo` and `framemd5` are for comparing pixels. */
export type OutputSettings =
  | { readonly format: 'mp4'; readonly quality?: Quality }
  | { readonly format: 'm4a'; readonly quality?: Quality }
  | { readonly format: 'wav' }
  | { readonly format: 'mp3'; readonly quality?: Quality }
  | { readonly format: 'png' }
  | { readonly format: 'jpg'; readonly quality?: Quality }
  | { readonly format: 'rawvideo' }
  | { readonly format: 'framemd5' };

export type OutputFormat = OutputSettings['format'];

/** Formats each kind of value can be written in; the first is the default. */
export const FORMATS: { readonly [K in MediaValue['kind']]: readonly OutputFormat[] } = {
  video: ['mp4', 'rawvideo', 'framemd5'],
  image: ['png', 'jpg', 'rawvideo', 'framemd5'],
  audio: ['wav', 'm4a', 'mp3'],
};

/** MIME type by format. */
export const MIME_TYPES: { readonly [F in OutputFormat]: string } = {
  mp4: 'video/mp4',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  png: 'image/png',
  jpg: 'image/jpeg',
  rawvideo: 'application/octet-stream',
  framemd5: 'text/plain',
};

/** `preset` and `crf` of x264, AAC and MP3 kbit/s, JPEG scale (2 best). `veryfast` is what a browser tab can wait for. */
const QUALITIES: { readonly [Q in Quality]: { preset: string; crf: string; sound: string; jpeg: string } } = {
  draft: { preset: 'ultrafast', crf: '28', sound: '128k', jpeg: '8' },
  good: { preset: 'veryfast', crf: '20', sound: '192k', jpeg: '3' },
  best: { preset: 'medium', crf: '16', sound: '256k', jpeg: '2' },
};

/** Nothing of the machine, the time or the source goes into the file. */
const CLEAN = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact'];

/** Last filters before the picture leaves the graph. */
export function pictureFilters(type: MediaType, { format }: OutputSettings): string[] {
  if (type.kind === 'video') return [...exactFrames(frameCount(type.info), type.info.fps), ...CLIP_TAGS];
  if (type.kind === 'audio') throw new TypeError('a sound has no picture');
  if (format === 'jpg') return scale({ pixels: 'yuvj420p', to: 'bt601', range: 'pc' });
  return [`format=${imagePixels(type.info.alpha)}`];
}

/** Arguments of one output file after its `-map`s, the name included. */
export function outputArgs(type: MediaType, settings: OutputSettings, name: string): string[] {
  const quality = QUALITIES[('quality' in settings && settings.quality) || 'good'];
  const aac = ['-c:a', 'aac', '-b:a', quality.sound, '-ar', String(SAMPLE_RATE), '-flags:a', '+bitexact'];
  switch (settings.format) {
    case 'mp4':
      return [...h264(type, quality), ...aac, ...CLEAN, '-movflags', '+faststart', '-f', 'mp4', name];
    case 'm4a':
      return [...aac, ...CLEAN, '-movflags', '+faststart', '-f', 'ipod', name];
    case 'mp3':
      return ['-c:a', 'libmp3lame', '-b:a', quality.sound, ...CLEAN, '-flags:a', '+bitexact', '-f', 'mp3', name];
    case 'wav':
      return ['-c:a', 'pcm_s16le', ...CLEAN, '-flags:a', '+bitexact', '-f', 'wav', name];
    case 'png':
      return ['-frames:v', '1', '-c:v', 'png', ...CLEAN, '-flags:v', '+bitexact', '-f', 'image2', '-update', '1', name];
    case 'jpg':
      return [
        '-frames:v',
        '1',
        '-c:v',
        'mjpeg',
        '-q:v',
        quality.jpeg,
        ...CLEAN,
        '-flags:v',
        '+bitexact',
        '-f',
        'image2',
        '-update',
        '1',
        name,
      ];
    case 'rawvideo':
      return ['-c:v', 'rawvideo', '-fps_mode', 'passthrough', ...CLEAN, '-f', 'rawvideo', name];
    case 'framemd5':
      return ['-c:v', 'rawvideo', '-fps_mode', 'passthrough', ...CLEAN, '-f', 'framemd5', name];
    default:
      return settings satisfies never;
  }
}

function h264(type: MediaType, { preset, crf }: { preset: string; crf: string }): string[] {
  // A key frame every two seconds: players and later cuts can jump there.
  const keyframes = type.kind === 'video' ? Math.max(1, Math.round(type.info.fps * 2)) : 48;
  return [
    ...['-c:v', 'libx264', '-preset', preset, '-crf', crf, '-pix_fmt', 'yuv420p', '-g', String(keyframes)],
    ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-fps_mode', 'passthrough', '-flags:v', '+bitexact'],
  ];
}
