import { derive, videoInfo } from '../expr.ts';
import { picture, sound } from '../filters.ts';
import { rateText } from '../frames.ts';
import type { Operation } from '../operation.ts';
import type { VideoValue } from '../types.ts';

type NoArgs = Record<string, never>;

/** Height of the digits, as part of the clip's height, and their distance from its edges. */
const SIZE = 0.035;
const MARGIN = 0.04;

/** Running timecode over a clip. */
export const timecodeOperation: Operation<NoArgs, VideoValue> = {
  name: 'timecode',
  // Letters are rasterised by FreeType, whose versions round curves differently.
  parity: 'T',
  infer: (_args, [input]) => ({ kind: 'video', info: videoInfo(input) }),
  picture({ inputs, resources, file }) {
    if (resources.font === undefined) throw new TypeError('the font was not loaded before compiling');
    const { width, height, fps } = videoInfo(inputs[0]);
    const size = Math.max(8, Math.round(SIZE * height));
    const margin = Math.round(MARGIN * Math.min(width, height));
    const draw = [
      `drawtext=fontfile=${file('caption.ttf', resources.font.bytes)}`,
      // Rates that are a thousandth slow count frames and drop numbers, which the semicolon asks for.
      `timecode='00\\:00\\:00${isSlow(fps) ? ';' : '\\:'}00'`,
      `rate=${rateText(fps)}`,
      'ft_load_flags=no_hinting',
      `fontsize=${size}`,
      'fontcolor=0xffffff',
      'box=1:boxcolor=0x000000@0.5',
      `boxborderw=${Math.round(size * 0.3)}`,
      `x=w-text_w-${margin}`,
      `y=h-text_h-${margin}`,
    ].join(':');
    return { from: [picture(0)], filters: [draw] };
  },
  sound: () => ({ from: [sound(0)], filters: [] }),
};

/** 29.97 and 59.94 are counted with dropped numbers, so that they keep to the clock. */
const isSlow = (fps: number): boolean => Math.abs(fps - 30_000 / 1001) < 0.003 || Math.abs(fps - 60_000 / 1001) < 0.003;

/** Writes a running timecode into the lower right corner: hours, minutes, seconds, frames, from zero. */
export const timecode = (video: VideoValue): VideoValue => derive(timecodeOperation, {}, [video]);
