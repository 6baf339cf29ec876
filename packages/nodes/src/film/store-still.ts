import type { AssetStore, Json } from '@shotgraph/engine';
import { asset } from '../media/ops/asset.ts';
import type { Facts, ImageValue } from '../media/types.ts';
import type { FrameSize } from '../stage/index.ts';
import { encodePng } from './png/encode-png.ts';

/**
 * Stores a painted picture as PNG, without loss: every pixel is kept, and the file is the same on every machine, so that what hangs on
 * the picture has the same key everywhere.
 *
 * @param picture - RGBA, rows from the top, opaque
 */
export async function storeStill(
  picture: Uint8ClampedArray,
  { width, height }: FrameSize,
  assets: Pick<AssetStore, 'put' | 'putFacts'>,
): Promise<ImageValue> {
  const hash = await assets.put(encodePng(picture, { width, height }));
  const facts: Facts & { kind: 'image' } = {
    kind: 'image',
    format: 'png',
    mimeType: 'image/png',
    info: { width, height, alpha: false },
  };
  await assets.putFacts(hash, facts as unknown as Json);
  return asset(hash, facts);
}
