import { shrink, toRgba } from '../lib/layer.ts';
import { lighthouse } from '../still-to-clip/lighthouse.ts';

/** The move as a clip: past the lighthouse from left to right, starting and ending softly. */
export const MOVE = { width: 1280, height: 720, fps: 24, frames: 96 } as const;

const WIDE = { width: 1600, height: 900 } as const;
let painting: Uint8ClampedArray | Uint8Array | undefined;

/** One frame, straight RGBA. @param frame - from 0 */
export function move(frame: number): Uint8Array {
  painting ??= toRgba(shrink(lighthouse(), WIDE.width, WIDE.height), false);
  const t = frame / (MOVE.frames - 1);
  const left = t * t * (3 - 2 * t) * (WIDE.width - MOVE.width - 1);
  const [column, share] = [Math.floor(left), left % 1];
  const top = (WIDE.height - MOVE.height) / 2;
  const out = new Uint8Array(MOVE.width * MOVE.height * 4);
  for (let y = 0; y < MOVE.height; y++) {
    const from = ((y + top) * WIDE.width + column) * 4;
    const to = y * MOVE.width * 4;
    for (let i = 0; i < MOVE.width * 4; i++) {
      const [a, b] = [painting[from + i]!, painting[from + i + 4]!];
      out[to + i] = Math.round(a + share * (b - a));
    }
  }
  return out;
}
