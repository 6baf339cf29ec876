import type { InputIssue } from '@shotgraph/engine';
import { localProviders } from '../providers/index.ts';
import type { VideoProvider, VideoRequest } from '../providers/provider.ts';
import { closestRatio } from './closest-ratio.ts';
import type { VideoValues } from './order.ts';

/** The provider that makes a model's shots here, free; `undefined` for models that are paid for. */
export const findLocal = (model: string | undefined): VideoProvider | undefined =>
  localProviders.find(({ models }) => model !== undefined && models.includes(model));

/** Inputs as a local provider takes them: a first frame is a picture to show, and the ratio is one of those it has. */
export function toLocalRequest(values: VideoValues): VideoRequest {
  const { firstFrame, images, videos, ratio } = values;
  const shown = images.length === 0 && firstFrame ? [firstFrame] : images;
  return { ...values, images: shown, ratio: ratio === 'adaptive' ? shapeOf(shown[0] ?? videos[0]) : ratio };
}

const shapeOf = (picture: { readonly info: { readonly width: number; readonly height: number } } | undefined) =>
  picture ? closestRatio(picture.info.width / picture.info.height) : '16:9';

/** What is wrong with the inputs for a local provider, as far as they are known. */
export function checkLocal(values: Partial<VideoValues>, provider: VideoProvider): readonly InputIssue[] {
  const { firstFrame, images, ratio, ...rest } = values;
  const shown = images?.length === 0 && firstFrame ? [firstFrame] : images;
  const request: Partial<VideoRequest> = {
    ...rest,
    ...(shown && { images: shown }),
    ...(ratio !== undefined && ratio !== 'adaptive' && { ratio }),
  };
  return [...checkResolution(values), ...provider.check(request)];
}

function checkResolution({ resolution, model }: Partial<VideoValues>): readonly InputIssue[] {
  if (resolution !== '4k') return [];
  const mend = { kind: 'set', input: 'resolution', value: '1080p' } as const;
  return [{ input: 'resolution', message: `${model} renders up to 1080p; use 1080p or less`, mend }];
}
