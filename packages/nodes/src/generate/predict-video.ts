import { canonicalJson, sha256Text } from '@shotgraph/engine';
import { nestedMedia } from '../direct/values/nested-media.ts';
import { predicted } from '../media/expr.ts';
import type { MediaValue, VideoValue } from '../media/types.ts';
import type { VideoProvider, VideoRequest } from '../providers/provider.ts';

/** Stands for the clip of a request that has not been made yet. Equal requests predict equal clips. */
export const predictVideo = (provider: VideoProvider, request: VideoRequest): VideoValue =>
  predicted('video', provider.predict(request), requestId(provider, request));

/** Names a request by its content: references by what they show, everything else as it is. */
function requestId(provider: VideoProvider, { images, videos, audios, direction, ...rest }: VideoRequest): string {
  const ids = (values: readonly MediaValue[]) => values.map(({ expr }) => expr.id);
  const directed = direction === undefined ? [] : [nestedMedia.content(direction)];
  const references = [ids(images), ids(videos), ids(audios), ...directed];
  return sha256Text(canonicalJson(['generate/video', provider.name, rest, ...references]));
}
