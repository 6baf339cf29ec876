import { decimal } from '../decimal.ts';
import { derive, invalid, videoInfo } from '../expr.ts';
import { COLOUR_TAGS, exactFrames, picture, rgbToVideo, scale, sound, VIDEO_PIXELS } from '../filters.ts';
import { clamp, even, evenOffset, frameCount, framesToSeconds, secondsToFrames } from '../frames.ts';
import type { Lowering, Operation, Stage } from '../operation.ts';
import { type Anchor, along, sides } from '../place.ts';
import type { ImageValue, VideoValue } from '../types.ts';

/** How something is laid over a clip. */
export interface OverlayOptions {
  readonly position?: Anchor;
  /** Distance from the edges, as part of the smaller side of the clip. Default 0.04; none in the centre. */
  readonly margin?: number;
  /** Width as part of the clip's width. Left out: its own pixels. */
  readonly scale?: number;
  /** 0..1. */
  readonly opacity?: number;
  /** Seconds of the clip between which it shows. */
  readonly start?: number;
  readonly end?: number;
}

type OverlayArgs = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly opacity: number;
  /** First frame that shows it, and the first one after that does not. */
  readonly first: number;
  readonly last: number;
};

/** A still or a clip over a clip. The sound stays that of the clip below. */
export const overlayOperation: Operation<OverlayArgs, VideoValue> = {
  name: 'overlay',
  parity: 'E',
  infer: (_args, [input]) => ({ kind: 'video', info: videoInfo(input) }),
  picture(node) {
    const { x, y, first, last } = node.args;
    const whole = first === 0 && last === frameCount(videoInfo(node.inputs[0]));
    const enable = whole ? '' : `:enable='between(n,${first},${last - 1})'`;
    const end = node.inputs[1]?.kind === 'image' ? 'repeat' : 'pass';
    return {
      from: [picture(0), above(node)],
      filters: [`overlay=x=${x}:y=${y}:format=yuv420:eof_action=${end}${enable}`, COLOUR_TAGS],
    };
  },
  sound: () => ({ from: [sound(0)], filters: [] }),
};

function above({ args, inputs }: Lowering<OverlayArgs>): Stage {
  const { width, height, opacity, first } = args;
  const [below, over] = [videoInfo(inputs[0]), inputs[1]];
  const alpha = opacity < 1 ? [`lutyuv=a='round(val*${decimal(opacity)})'`] : [];
  if (over?.kind === 'image') {
    // Resized before it becomes 4:2:0, so that small logos keep their colours.
    const pixels = over.info.alpha ? 'rgba' : 'rgb24';
    return { from: [picture(1)], filters: [...scale({ width, height, pixels }), ...rgbToVideo('yuva420p'), ...alpha] };
  }
  const { seconds } = videoInfo(over);
  const frames = Math.max(1, secondsToFrames(seconds, below.fps));
  const delay = first > 0 ? [`settb=AVTB`, `setpts=PTS+${decimal(framesToSeconds(first, below.fps))}/TB`] : [];
  return {
    from: [picture(1, { later: first > 0 })],
    filters: [
      ...exactFrames(frames, below.fps),
      ...scale({ width, height, pixels: VIDEO_PIXELS }),
      ...scale({ pixels: 'yuva420p' }),
      ...alpha,
      ...delay,
    ],
  };
}

/**
 * Lays a still or a clip over a clip.
 *
 * @throws NodeError `input-invalid` when it would not show at all
 */
export function overlay(video: VideoValue, over: ImageValue | VideoValue, options: OverlayOptions = {}): VideoValue {
  const { position = 'bottom-right', margin = 0.04, scale: part, opacity = 1, start = 0, end = Infinity } = options;
  const { width: w, height: h, fps } = video.info;
  const total = frameCount(video.info);
  const first = clamp(secondsToFrames(start, fps), 0, total);
  const own = over.kind === 'video' ? first + Math.max(1, secondsToFrames(over.info.seconds, fps)) : total;
  const last = Math.min(total, own, end === Infinity ? total : secondsToFrames(end, fps));
  if (last <= first)
    throw invalid(`nothing to show from ${start} s to ${end} s of a clip of ${video.info.seconds} s`, 'start');
  const width = even(part === undefined ? over.info.width : w * part);
  const height = even((width * over.info.height) / over.info.width);
  const side = sides(position);
  const edge = margin * Math.min(w, h);
  const x = evenOffset(along(side.x, w, width, edge));
  const y = evenOffset(along(side.y, h, height, edge));
  return derive(overlayOperation, { x, y, width, height, opacity: clamp(opacity, 0, 1), first, last }, [video, over]);
}
