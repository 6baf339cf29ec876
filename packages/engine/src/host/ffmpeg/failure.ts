import { NodeError } from '../../errors.ts';
import type { FfmpegLog } from './log.ts';

/**
 * Why a job of ffmpeg failed, in its own words.
 *
 * @param otherwise - said when the log holds no error
 */
export function mediaFailure(log: FfmpegLog, otherwise: string): NodeError {
  const words = log.findError() ?? otherwise;
  if (!/No space left on device|ENOSPC|QuotaExceeded/.test(words))
    return new NodeError('media-failed', `ffmpeg failed: ${words}`);
  const message = `ffmpeg could not write: the disk is full; free some space and run again (${words})`;
  return new NodeError('storage-failed', message);
}
