import type { FrameRate } from './frame-rate.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * SMPTE timecode of a frame: `01:00:02:12`, with `;` before the frames where numbers are dropped. Goes on at 00:00:00:00 after a day.
 *
 * @param frame - counted from midnight, >= 0
 * @see SMPTE ST 12-1: drop-frame leaves out the first two numbers (four at 59.94) of every minute but each tenth
 */
export function toTimecode(frame: number, { nominal, dropFrame }: FrameRate): string {
  const numbered = dropFrame ? addDropped(frame, nominal) : frame;
  const inDay = numbered % (24 * 3600 * nominal);
  const seconds = Math.floor(inDay / nominal);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${clock}${dropFrame ? ';' : ':'}${two(inDay % nominal)}`;
}

/** The number of a frame, those that were dropped counted as well. */
function addDropped(frame: number, nominal: number): number {
  const dropped = nominal / 15;
  const minute = 60 * nominal - dropped;
  const tenMinutes = 600 * nominal - 9 * dropped;
  const tens = Math.floor(frame / tenMinutes);
  const rest = frame % tenMinutes;
  // The first minute of ten drops none, so it is longer by that many.
  const minutes = rest < minute + dropped ? 0 : Math.floor((rest - dropped) / minute);
  return frame + dropped * (9 * tens + minutes);
}

/** The frame that the first one of an hour is. @param hour - whole, 0..23 */
export function hourToFrame(hour: number, { nominal, dropFrame }: FrameRate): number {
  const dropped = dropFrame ? (nominal / 15) * 54 : 0;
  return hour * (3600 * nominal - dropped);
}
