import { derive, invalid, videoInfo } from '../expr.ts';
import { picture, RESTART, sound } from '../filters.ts';
import { frameCount } from '../frames.ts';
import type { Operation } from '../operation.ts';
import type { VideoInfo, VideoValue } from '../types.ts';

/** Longest clip that is turned round, seconds. */
export const LONGEST_REVERSE = 20;

/** Most decoded bytes held while turning round. */
const MOST_BYTES = 1e9;

/** A clip backwards, sound too. A barrier: every frame is in memory before the first one comes out. */
export const reverseOperation: Operation<Record<string, never>, VideoValue> = {
  name: 'reverse',
  parity: 'E',
  infer: (_args, [input]) => ({ kind: 'video', info: videoInfo(input) }),
  picture: () => ({ from: [picture(0)], filters: ['reverse', RESTART] }),
  sound: () => ({ from: [sound(0)], filters: ['areverse', 'asetpts=PTS-STARTPTS'] }),
};

/** Why a clip cannot be turned round, with the remedy. */
export function reverseProblem(info: VideoInfo): string | undefined {
  const bytes = frameCount(info) * info.width * info.height * 1.5;
  if (info.seconds > LONGEST_REVERSE) {
    return `the clip lasts ${info.seconds} s and reverse holds all of it in memory; trim it to ${LONGEST_REVERSE} s or less`;
  }
  if (bytes > MOST_BYTES) {
    return `${frameCount(info)} frames of ${info.width}×${info.height} need ${(bytes / 1e9).toFixed(1)} GB; trim or resize the clip first`;
  }
  return undefined;
}

/**
 * Plays a clip backwards.
 *
 * @throws NodeError `input-invalid` when the clip is too long to hold in memory
 */
export function reverse(video: VideoValue): VideoValue {
  const problem = reverseProblem(video.info);
  if (problem !== undefined) throw invalid(problem, 'video');
  // Twice reversed is the clip itself.
  if (video.expr.op === reverseOperation.name) return { ...video, expr: video.expr.inputs[0]! };
  return derive(reverseOperation, {}, [video]);
}
