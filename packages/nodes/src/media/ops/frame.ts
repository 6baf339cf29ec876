import { decimal } from '../decimal.ts';
import { derive, invalid, videoInfo } from '../expr.ts';
import { exactFrames, exactSamples, imagePixels, picture, scale, sound, soundOf, VIDEO_PIXELS } from '../filters.ts';
import {
  clamp,
  even,
  evenOffset,
  exactFps,
  frameCount,
  framesToSeconds,
  rateText,
  secondsToFrames,
  secondsToSamples,
} from '../frames.ts';
import type { Lowering, MediaType, Operation, Stage } from '../operation.ts';
import { ffmpegColour, requireColour } from '../place.ts';
import type { ImageValue, VideoValue } from '../types.ts';

/** Stills and clips: whatever has a frame of a given size. */
type Framed = ImageValue | VideoValue;

/** How a picture gets into a frame of another shape: whole with bars, covering with edges lost, or distorted. */
export type ResizeMode = 'fit' | 'fill' | 'stretch';

type BoxArgs = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type ResizeArgs = { readonly width: number; readonly height: number };
type PadArgs = BoxArgs & { readonly colour: string };

const sameSound = { sound: (): Stage => ({ from: [sound(0)], filters: [] }) };

/** The type of a picture in a frame of another size. */
function framed<V extends Framed>(
  input: MediaType | undefined,
  width: number,
  height: number,
): { kind: V['kind']; info: V['info'] } {
  if (input === undefined || input.kind === 'audio') throw new TypeError('expected a picture');
  return { kind: input.kind, info: { ...input.info, width, height } } as { kind: V['kind']; info: V['info'] };
}

const pixelsOf = ({ inputs }: Pick<Lowering<unknown>, 'inputs'>): string => {
  const input = inputs[0];
  return input?.kind === 'image' ? imagePixels(input.info.alpha) : VIDEO_PIXELS;
};

/** A change of size without regard to shape. */
export const scaleOperation: Operation<ResizeArgs, Framed> = {
  name: 'scale',
  parity: 'E',
  infer: ({ width, height }, [input]) => framed(input, width, height) as never,
  picture: (node) => ({
    from: [picture(0)],
    filters: [...scale({ width: node.args.width, height: node.args.height, pixels: pixelsOf(node) }), 'setsar=1'],
  }),
  ...sameSound,
};

/** A rectangle of the frame. */
export const cropOperation: Operation<BoxArgs, Framed> = {
  name: 'crop',
  parity: 'E',
  infer: ({ width, height }, [input]) => framed(input, width, height) as never,
  picture: ({ args: { x, y, width, height } }) => ({
    from: [picture(0)],
    filters: [`crop=w=${width}:h=${height}:x=${x}:y=${y}:exact=1`],
  }),
  ...sameSound,
};

/** The frame inside a larger one of a single colour. */
export const padOperation: Operation<PadArgs, Framed> = {
  name: 'pad',
  parity: 'E',
  infer: ({ width, height }, [input]) => framed(input, width, height) as never,
  picture: ({ args: { x, y, width, height, colour } }) => ({
    from: [picture(0)],
    filters: [`pad=w=${width}:h=${height}:x=${x}:y=${y}:color=${ffmpegColour(colour)}`],
  }),
  ...sameSound,
};

/** Another frame rate for the same length: frames are repeated or dropped. */
export const rateOperation: Operation<{ readonly fps: number }, VideoValue> = {
  name: 'rate',
  parity: 'E',
  infer({ fps }, [input]) {
    const info = videoInfo(input);
    const seconds = framesToSeconds(Math.max(1, secondsToFrames(info.seconds, fps)), fps);
    return {
      kind: 'video',
      info: { ...info, fps: exactFps(fps), seconds, audio: soundOf(info.audio !== null, seconds) },
    };
  },
  picture: ({ args: { fps }, inputs }) => ({
    from: [picture(0)],
    filters: exactFrames(Math.max(1, secondsToFrames(videoInfo(inputs[0]).seconds, fps)), fps),
  }),
  sound: ({ args: { fps }, inputs }) => {
    const frames = Math.max(1, secondsToFrames(videoInfo(inputs[0]).seconds, fps));
    return { from: [sound(0)], filters: exactSamples(secondsToSamples(framesToSeconds(frames, fps))) };
  },
};

// Clips need even sizes and offsets for their chroma; stills do not.
const whole = (value: Framed, pixels: number): number =>
  value.kind === 'video' ? even(pixels) : Math.max(1, Math.round(pixels));
const offset = (value: Framed, pixels: number): number =>
  value.kind === 'video' ? evenOffset(pixels) : Math.round(pixels);

/** A frame of exactly `width` × `height` pixels (even ones for clips). */
export function resize<V extends Framed>(
  value: V,
  width: number,
  height: number,
  mode: ResizeMode = 'fit',
  colour = '#000000',
): V {
  const [w, h] = [whole(value, width), whole(value, height)];
  const { width: sw, height: sh } = value.info;
  if (w === sw && h === sh) return value;
  if (mode === 'stretch') return derive(scaleOperation, { width: w, height: h }, [value]) as V;
  if (mode === 'fill') {
    // Crop first: it is free, and what would be lost is not scaled.
    const shape = Math.min(sw / w, sh / h);
    const inner = crop(value, (sw - w * shape) / 2, (sh - h * shape) / 2, w * shape, h * shape);
    return resize(inner, w, h, 'stretch') as V;
  }
  const shape = Math.min(w / sw, h / sh);
  const inner = resize(value, Math.min(w, sw * shape), Math.min(h, sh * shape), 'stretch');
  return pad(inner, w, h, colour) as V;
}

/** The rectangle at (x, y) from the top left, pixels, clamped to the frame. */
export function crop<V extends Framed>(value: V, x: number, y: number, width: number, height: number): V {
  const { width: sw, height: sh } = value.info;
  const [w, h] = [Math.min(whole(value, width), sw), Math.min(whole(value, height), sh)];
  if (w === sw && h === sh) return value;
  const box = { x: clamp(offset(value, x), 0, sw - w), y: clamp(offset(value, y), 0, sh - h), width: w, height: h };
  return derive(cropOperation, box, [value]) as V;
}

/**
 * The picture in the middle of a frame of at least its own size; `x` and `y` move its top left corner.
 *
 * @throws NodeError `input-invalid` when the frame is smaller than the picture
 */
export function pad<V extends Framed>(
  value: V,
  width: number,
  height: number,
  colour = '#000000',
  x?: number,
  y?: number,
): V {
  const [w, h] = [whole(value, width), whole(value, height)];
  const { width: sw, height: sh } = value.info;
  if (w < sw || h < sh)
    throw invalid(`frame ${w}×${h} is smaller than the picture ${sw}×${sh}; raise it or resize the picture`, 'width');
  if (w === sw && h === sh) return value;
  const at = (want: number | undefined, room: number): number => clamp(offset(value, want ?? room / 2), 0, room);
  return derive(
    padOperation,
    { x: at(x, w - sw), y: at(y, h - sh), width: w, height: h, colour: requireColour(colour) },
    [value],
  ) as V;
}

/** The same clip at another frame rate, 1 to 120. Motion keeps its speed. */
export function changeRate(video: VideoValue, fps: number): VideoValue {
  if (!(fps >= 1 && fps <= 120)) throw invalid(`frame rate ${decimal(fps)} must be from 1 to 120 fps`, 'fps');
  return rateText(fps) === rateText(video.info.fps) && frameCount(video.info) > 0
    ? video
    : derive(rateOperation, { fps: exactFps(fps) }, [video]);
}
