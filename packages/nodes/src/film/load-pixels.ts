import type { RunContext } from '@shotgraph/engine';
import { resize } from '../media/ops/frame.ts';
import { extractFrame } from '../media/ops/still.ts';
import { assetHash, renderMedia } from '../media/render.ts';
import type { ImageValue, VideoValue } from '../media/types.ts';
import type { FrameSize, RgbaPixels } from '../stage/index.ts';

/** A layer needs at most this many pixels for each pixel of the picture it covers: the rest is lost when it is made small. */
const DETAIL = 2;

/**
 * Pixels of a picture, made small first when it has far more than the shot can show. Of a clip, its first frame.
 *
 * @param frame - size of the shot
 * @throws NodeError `media-failed` when the picture cannot be read
 */
export async function loadPixels(
  picture: ImageValue | VideoValue,
  frame: FrameSize,
  context: RunContext<'media' | 'assets'>,
): Promise<RgbaPixels> {
  const still = fitDetail(picture.kind === 'video' ? extractFrame(picture, 0) : picture, frame);
  const { width, height, alpha } = still.info;
  const raw = await renderMedia(still, { format: 'rawvideo' }, { host: context.host, signal: context.signal });
  const bytes = new Uint8Array(await (await context.host.assets.get(assetHash(raw))).arrayBuffer());
  return { width, height, data: alpha ? bytes : opaque(bytes) };
}

function fitDetail(image: ImageValue, frame: FrameSize): ImageValue {
  const { width, height } = image.info;
  const factor = Math.max((DETAIL * frame.width) / width, (DETAIL * frame.height) / height);
  return factor >= 1 ? image : resize(image, width * factor, height * factor, 'stretch');
}

/** RGB to RGBA. */
function opaque(rgb: Uint8Array): Uint8Array {
  const rgba = new Uint8Array((rgb.length / 3) * 4);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    rgba[to] = rgb[from]!;
    rgba[to + 1] = rgb[from + 1]!;
    rgba[to + 2] = rgb[from + 2]!;
    rgba[to + 3] = 255;
  }
  return rgba;
}
