import { encodeFrames } from '../media/encode.ts';
import { extractFrame } from '../media/ops/still.ts';
import type { RenderContext } from '../media/render.ts';
import type { ImageValue } from '../media/types.ts';
import type { FrameSize } from '../stage/index.ts';

/**
 * Stores a painted picture as PNG, without loss.
 *
 * @param picture - RGBA, rows from the top, opaque; sides are even
 * @throws NodeError `media-failed` when ffmpeg fails
 */
export function encodeStill(picture: Uint8ClampedArray, size: FrameSize, context: RenderContext): Promise<ImageValue> {
  const bytes = new Uint8Array(picture.buffer, picture.byteOffset, picture.length);
  async function* frames() {
    yield bytes;
  }
  const format = { ...size, fps: 24, count: 1 };
  return encodeFrames(format, frames(), undefined, { format: 'png' }, context, (pictures) => extractFrame(pictures, 0));
}
