import { rational } from '../media/frames.ts';

/** Frame rates that editing programs count in; 23.976, 29.97 and 59.94 stand for 24000/1001 and so on. */
export const LIST_RATES = [23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60] as const;

/** How frames are counted. */
export interface FrameRate {
  /** `num / den` frames a second, in lowest terms. */
  readonly num: number;
  readonly den: number;
  /** Frames in a second of timecode. */
  readonly nominal: number;
  /** Frame numbers are left out so that timecode keeps to the clock; no frame is. */
  readonly dropFrame: boolean;
}

/**
 * A frame rate that is told by its usual number.
 *
 * @param dropFrame - only of use at 29.97 and 59.94
 * @throws RangeError for a rate that timecode does not have
 */
export function toFrameRate(fps: number, dropFrame: boolean): FrameRate {
  const { num, den } = rational(fps);
  const nominal = Math.round(num / den);
  if (!LIST_RATES.some((rate) => rational(rate).num * den === num * rational(rate).den))
    throw new RangeError(`timecode has no ${fps} frames a second; use one of ${LIST_RATES.join(', ')}`);
  return { num, den, nominal, dropFrame: dropFrame && den === 1001 && nominal % 30 === 0 };
}

/** The rate nearest to a number that is none. */
export const nearestRate = (fps: number): number =>
  LIST_RATES.reduce(
    (best, rate) => (Math.abs(rate - fps) < Math.abs(best - fps) ? rate : best),
    LIST_RATES[0] as number,
  );

/** Frames a second as a number: 30000/1001. */
export const rateNumber = ({ num, den }: FrameRate): number => num / den;

/** Whole frames nearest to a time. */
export const toFrames = (seconds: number, { num, den }: FrameRate): number => Math.round((seconds * num) / den);
