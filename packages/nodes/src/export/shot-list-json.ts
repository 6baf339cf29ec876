import { rateNumber } from './frame-rate.ts';
import type { ShotList } from './shot-list.ts';
import { toTimecode } from './timecode.ts';

/** A shot list as JSON, for programs of one's own: everything that the list knows, times as timecode and as frames. */
export function toShotListJson({ title, rate, firstFrame, frames, shots }: ShotList): string {
  const head = {
    title,
    fps: Math.round(rateNumber(rate) * 1000) / 1000,
    dropFrame: rate.dropFrame,
    start: toTimecode(firstFrame, rate),
    frames,
  };
  return `${JSON.stringify({ ...head, shots }, null, 2)}\n`;
}
