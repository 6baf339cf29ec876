import { decimal } from '../decimal.ts';
import { derive, invalid, videoInfo } from '../expr.ts';
import {
  COLOUR_TAGS,
  exactFrames,
  exactSamples,
  picture,
  scale,
  soundOf,
  soundOrSilence,
  trimFrames,
  VIDEO_PIXELS,
} from '../filters.ts';
import { frameCount, framesToSeconds, secondsToFrames, secondsToSamples } from '../frames.ts';
import type { Lowering, Operation, Stage } from '../operation.ts';
import type { VideoValue } from '../types.ts';
import { mismatch } from './join.ts';

/** How one clip gives way to the next. */
export const TRANSITIONS = ['crossfade', 'fade-black', 'wipe-left', 'wipe-right', 'slide-left', 'slide-right'] as const;
export type Transition = (typeof TRANSITIONS)[number];

const XFADE: { readonly [T in Transition]: string } = {
  crossfade: 'fade',
  'fade-black': 'fadeblack',
  'wipe-left': 'wipeleft',
  'wipe-right': 'wiperight',
  'slide-left': 'slideleft',
  'slide-right': 'slideright',
};

type CrossfadeArgs = { readonly frames: number; readonly transition: Transition };

/** Two clips that overlap by a number of frames. Sound is cross-faded with equal power. */
export const crossfadeOperation: Operation<CrossfadeArgs, VideoValue> = {
  name: 'crossfade',
  parity: 'E',
  infer({ frames }, inputs) {
    const [a, b] = [videoInfo(inputs[0]), videoInfo(inputs[1])];
    const seconds = framesToSeconds(frameCount(a) + frameCount(b) - frames, a.fps);
    return { kind: 'video', info: { ...a, seconds, audio: soundOf(a.audio !== null || b.audio !== null, seconds) } };
  },
  picture: (node) => pictureStage(node),
  sound(node) {
    const [a, b] = [videoInfo(node.inputs[0]), videoInfo(node.inputs[1])];
    const overlap = secondsToSamples(framesToSeconds(node.args.frames, a.fps));
    const total = secondsToSamples(framesToSeconds(frameCount(a) + frameCount(b) - node.args.frames, a.fps));
    return {
      from: [soundOrSilence(node, 0), soundOrSilence(node, 1, { later: true })],
      filters: [`acrossfade=ns=${overlap}:c1=qsin:c2=qsin`, ...exactSamples(total)],
    };
  },
};

// xfade works on 4:4:4 only. Just the overlap is converted there and back: the frames around it stay as they are.
function pictureStage({ args, inputs }: Lowering<CrossfadeArgs>): Stage {
  const a = videoInfo(inputs[0]);
  const [before, after] = [frameCount(a) - args.frames, frameCount(videoInfo(inputs[1])) - args.frames];
  // xfade wants both sides at one known constant rate, which a cut alone does not promise.
  const full = [...scale({ pixels: 'yuv444p' }), ...exactFrames(args.frames, a.fps)];
  const overlap: Stage = {
    from: [
      { from: [picture(0)], filters: [...trimFrames(before, args.frames), ...full] },
      { from: [picture(1, { later: true })], filters: [...trimFrames(0, args.frames), ...full] },
    ],
    filters: [
      `xfade=transition=${XFADE[args.transition]}:duration=${decimal(framesToSeconds(args.frames, a.fps))}:offset=0`,
      ...scale({ pixels: VIDEO_PIXELS }),
      COLOUR_TAGS,
    ],
  };
  const parts: Stage[] = [
    ...(before > 0 ? [{ from: [picture(0)], filters: trimFrames(0, before) }] : []),
    overlap,
    ...(after > 0 ? [{ from: [picture(1, { later: true })], filters: trimFrames(args.frames, after) }] : []),
  ];
  return parts.length === 1 ? overlap : { from: parts, filters: [`concat=n=${parts.length}:v=1:a=0`] };
}

/**
 * Lets `a` go over into `b`, overlapping for `seconds` (to the nearest frame, at least one).
 *
 * @throws NodeError `input-invalid` when sizes or rates differ or a clip is shorter than the overlap
 */
export function crossfade(
  a: VideoValue,
  b: VideoValue,
  seconds: number,
  transition: Transition = 'crossfade',
): VideoValue {
  const problem = mismatch([a, b]) ?? tooShort([a, b], seconds);
  if (problem !== undefined) throw invalid(problem);
  return derive(crossfadeOperation, { frames: overlapFrames(a, seconds), transition }, [a, b]);
}

const overlapFrames = (video: VideoValue, seconds: number): number =>
  Math.max(1, secondsToFrames(seconds, video.info.fps));

/** Why clips cannot overlap for so long: each one needs its own stretch of the overlap at both ends. */
export function tooShort(videos: readonly VideoValue[], seconds: number): string | undefined {
  for (const [i, video] of videos.entries()) {
    const overlaps = (i > 0 ? 1 : 0) + (i < videos.length - 1 ? 1 : 0);
    if (frameCount(video.info) >= overlaps * overlapFrames(video, seconds)) continue;
    return `clip ${i + 1} lasts ${video.info.seconds} s, too short for ${overlaps} transition${overlaps > 1 ? 's' : ''} of ${seconds} s; shorten the transition or lengthen the clip`;
  }
  return undefined;
}
