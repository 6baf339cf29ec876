import type { AudioValue, ImageValue, VideoValue } from '../media/types.ts';
import type { ReferenceValue } from './values/index.ts';

/** Media of references by kind, in their order: a reference's place in its list is its number for providers. */
export function mediaByKind(references: readonly ReferenceValue[]): {
  images: ImageValue[];
  videos: VideoValue[];
  audios: AudioValue[];
} {
  const media = references.map((reference) => reference.media);
  return {
    images: media.filter((value) => value.kind === 'image'),
    videos: media.filter((value) => value.kind === 'video'),
    audios: media.filter((value) => value.kind === 'audio'),
  };
}
