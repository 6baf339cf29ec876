import { decimal } from '../decimal.ts';
import { derive, videoInfo } from '../expr.ts';
import { CLIP_TAGS, exactFrames, picture, rgbToVideo, scale, sound, videoToRgb } from '../filters.ts';
import { clamp, frameCount, secondsToFrames } from '../frames.ts';
import type { Operation } from '../operation.ts';
import type { ImageValue, VideoValue } from '../types.ts';

/** How two pictures become one. `screen`, `add` and `lighten` leave out black, `multiply` and `darken` leave out white. */
export const BLEND_MODES = ['screen', 'add', 'lighten', 'multiply', 'darken'] as const;
export type BlendMode = (typeof BLEND_MODES)[number];

/** ffmpeg's word for each mode. */
const FILTER_MODES: { readonly [M in BlendMode]: string } = {
  screen: 'screen',
  add: 'addition',
  lighten: 'lighten',
  multiply: 'multiply',
  darken: 'darken',
};

type BlendArgs = { readonly mode: BlendMode; readonly amount: number };

/** Mixes the light of two pictures, channel by channel in R'G'B'. The sound stays that of the clip below. */
export const blendOperation: Operation<BlendArgs, VideoValue> = {
  name: 'blend',
  parity: 'E',
  infer: (_args, [input]) => ({ kind: 'video', info: videoInfo(input) }),
  picture({ args: { mode, amount }, inputs }) {
    const [below, over] = [videoInfo(inputs[0]), inputs[1]];
    const { width, height, fps } = below;
    const length =
      over?.kind === 'image' ? [] : exactFrames(Math.max(1, secondsToFrames(videoInfo(over).seconds, fps)), fps);
    const colours =
      over?.kind === 'image'
        ? scale({ width, height, pixels: 'gbrp' })
        : [...scale({ width, height, pixels: 'yuv420p' }), ...videoToRgb('gbrp')];
    const above = { from: [picture(1)], filters: [...length, ...colours, ...faded(mode, amount)] };
    const end = over?.kind === 'image' ? 'repeat' : 'pass';
    return {
      from: [{ from: [picture(0)], filters: videoToRgb('gbrp') }, above],
      filters: [`blend=all_mode=${FILTER_MODES[mode]}:eof_action=${end}`, ...rgbToVideo(), ...CLIP_TAGS],
    };
  },
  sound: () => ({ from: [sound(0)], filters: [] }),
};

/** Draws the upper picture towards the colour that its mode leaves out, in integers; the filter's own opacity is not exact. */
function faded(mode: BlendMode, amount: number): string[] {
  if (amount === 1) return [];
  const towardsWhite = mode === 'multiply' || mode === 'darken';
  const value = towardsWhite ? `255-round((255-val)*${decimal(amount)})` : `round(val*${decimal(amount)})`;
  return [`lutrgb=r='${value}':g='${value}':b='${value}'`];
}

/**
 * Mixes the light of a still or a clip into a clip: fire and sparks on black by `screen`, paper and ink by `multiply`. The upper one
 * is stretched over the whole picture; where it has ended the lower one is left alone.
 *
 * @param amount - 0..1
 */
export function blend(video: VideoValue, over: ImageValue | VideoValue, mode: BlendMode, amount = 1): VideoValue {
  const part = Number(decimal(clamp(amount, 0, 1)));
  return part === 0 || frameCount(video.info) === 0
    ? video
    : derive(blendOperation, { mode, amount: part }, [video, over]);
}
