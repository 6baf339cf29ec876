import { derive, invalid, videoInfo } from '../expr.ts';
import { exactSamples, picture, soundOf, soundOrSilence } from '../filters.ts';
import { frameCount, framesToSeconds, rateText, secondsToSamples } from '../frames.ts';
import type { Operation } from '../operation.ts';
import type { VideoInfo, VideoValue } from '../types.ts';

/** Clips one after the other. Missing sound becomes silence when any clip has sound. */
export const concatOperation: Operation<Record<string, never>, VideoValue> = {
  name: 'concat',
  parity: 'E',
  infer(_args, inputs) {
    const infos = inputs.map(videoInfo);
    const first = infos[0] as VideoInfo;
    const seconds = framesToSeconds(
      infos.reduce((sum, info) => sum + frameCount(info), 0),
      first.fps,
    );
    return {
      kind: 'video',
      info: {
        ...first,
        seconds,
        audio: soundOf(
          infos.some((info) => info.audio !== null),
          seconds,
        ),
      },
    };
  },
  picture: ({ inputs }) => ({
    from: inputs.map((_, i) => picture(i, { later: i > 0 })),
    filters: [`concat=n=${inputs.length}:v=1:a=0`],
  }),
  sound: (node) => ({
    from: node.inputs.map((_, i) => soundOrSilence(node, i, { later: i > 0 })),
    filters: [`concat=n=${node.inputs.length}:v=0:a=1`, ...exactSamples(totalSamples(node.inputs.map(videoInfo)))],
  }),
};

const totalSamples = (infos: readonly VideoInfo[]): number => {
  const frames = infos.reduce((sum, info) => sum + frameCount(info), 0);
  return secondsToSamples(framesToSeconds(frames, infos[0]!.fps));
};

/**
 * Plays clips one after the other.
 *
 * @throws NodeError `input-invalid` when there is no clip or sizes or frame rates differ
 */
export function concat(videos: readonly VideoValue[]): VideoValue {
  const problem = mismatch(videos);
  if (problem !== undefined) throw invalid(problem, 'videos');
  return videos.length === 1 ? videos[0]! : derive(concatOperation, {}, videos);
}

/** Why clips cannot follow each other, naming the first pair that differs and the remedy. */
export function mismatch(videos: readonly VideoValue[]): string | undefined {
  const first = videos[0]?.info;
  if (first === undefined) return 'no clip to join; wire at least one';
  for (const [i, { info }] of videos.entries()) {
    if (info.width === first.width && info.height === first.height && rateText(info.fps) === rateText(first.fps))
      continue;
    const remedy = `put a Resize in front of clip ${i + 1} with ${first.width}×${first.height} and ${shortRate(first.fps)} fps`;
    return `clip 1 is ${format(first)} and clip ${i + 1} is ${format(info)}; ${remedy}`;
  }
  return undefined;
}

const format = ({ width, height, fps }: VideoInfo): string => `${width}×${height} at ${shortRate(fps)} fps`;
const shortRate = (fps: number): string => String(Math.round(fps * 1000) / 1000);
