import { decimal } from '../decimal.ts';
import { derive, invalid, videoInfo } from '../expr.ts';
import { picture, sound } from '../filters.ts';
import { type Font, textWidth, wrap } from '../font.ts';
import { clamp, evenOffset, frameCount, secondsToFrames } from '../frames.ts';
import type { Lowering, Operation } from '../operation.ts';
import { type Anchor, ffmpegColour, requireColour, sides } from '../place.ts';
import type { VideoValue } from '../types.ts';

/** How a text is written over a clip. */
export interface CaptionOptions {
  readonly position?: Anchor;
  /** Height of the letters' em, as part of the clip's height. */
  readonly size?: number;
  readonly colour?: string;
  /** Opacity of a dark box behind the text; 0 is none, and the letters get an outline instead. */
  readonly box?: number;
  /** Seconds of the clip between which it shows. */
  readonly start?: number;
  readonly end?: number;
  /** Seconds of fading in and out. */
  readonly fade?: number;
}

type CaptionArgs = {
  readonly text: string;
  readonly position: Anchor;
  readonly size: number;
  readonly colour: string;
  readonly box: number;
  readonly first: number;
  readonly last: number;
  readonly fade: number;
};

/** Height of a line, and where its baseline lies below its top; parts of the font size. */
const LINE = 1.3;
const BASELINE = 0.98;
/** Distance of text from the edges of the frame, part of its smaller side. */
const MARGIN = 0.06;

/** Text over a clip. The text reaches ffmpeg in files, one per line; nothing of it is ever interpreted. */
export const captionOperation: Operation<CaptionArgs, VideoValue> = {
  name: 'caption',
  // Letters are rasterised by FreeType, whose versions round curves differently.
  parity: 'T',
  infer: (_args, [input]) => ({ kind: 'video', info: videoInfo(input) }),
  picture(node) {
    const { font } = node.resources;
    if (font === undefined) throw new TypeError('the caption font was not loaded before compiling');
    const layout = layOut(node, font);
    return { from: [picture(0)], filters: [...box(node.args, layout), ...letters(node, font, layout)] };
  },
  sound: () => ({ from: [sound(0)], filters: [] }),
};

/** Pixels. */
interface Layout {
  readonly lines: readonly string[];
  readonly size: number;
  readonly lineHeight: number;
  readonly top: number;
  readonly width: number;
  readonly left: number;
  readonly side: -1 | 0 | 1;
}

function layOut({ args, inputs }: Lowering<CaptionArgs>, font: Font): Layout {
  const { width: w, height: h } = videoInfo(inputs[0]);
  const size = Math.max(6, Math.round(args.size * h));
  const margin = Math.round(MARGIN * Math.min(w, h));
  const lineHeight = Math.round(size * LINE);
  const room = Math.max(1, Math.floor((h - 2 * margin) / lineHeight));
  const lines = wrap(font, args.text, Math.max(1, (w - 2 * margin) / size)).slice(0, room);
  const width = Math.ceil(Math.max(...lines.map((line) => textWidth(font, line))) * size);
  const height = lines.length * lineHeight;
  const { x, y } = sides(args.position);
  const top = y < 0 ? margin : y > 0 ? h - margin - height : (h - height) / 2;
  const left = x < 0 ? margin : x > 0 ? w - margin - width : (w - width) / 2;
  return { lines, size, lineHeight, top: Math.round(top), width, left: Math.round(left), side: x };
}

function letters({ args, file }: Lowering<CaptionArgs>, font: Font, layout: Layout): string[] {
  const { size, side, left, width, top, lineHeight } = layout;
  const fontFile = file('caption.ttf', font.bytes);
  const x = side < 0 ? `${left}` : side > 0 ? `${left + width}-text_w` : `${left + width / 2}-text_w/2`;
  const style = [
    `fontsize=${size}`,
    `fontcolor=${ffmpegColour(args.colour)}`,
    ...(args.box > 0 ? [] : [`borderw=${Math.max(1, Math.round(size / 18))}`, 'bordercolor=0x000000@0.75']),
    `x=${x}`,
    ...alpha(args),
    `enable='between(n,${args.first},${args.last - 1})'`,
  ].join(':');
  return layout.lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const textFile = file('caption.txt', new TextEncoder().encode(line));
    // drawtext hangs text from its tallest letter; measured from the baseline, lines stay level whatever they hold.
    const y = `${top + i * lineHeight + Math.round(size * BASELINE)}-ascent`;
    return [
      `drawtext=fontfile=${fontFile}:textfile=${textFile}:expansion=none:ft_load_flags=no_hinting:y=${y}:${style}`,
    ];
  });
}

function alpha({ first, last, fade }: CaptionArgs): string[] {
  return fade === 0 ? [] : [`alpha='clip(min((n-${first}+1)/${fade + 1},(${last}-n)/${fade + 1}),0,1)'`];
}

/** The box behind the text. drawbox cannot change over time, so a fade is a few boxes, each for its own frames. */
function box(
  { box: opacity, first, last, fade }: CaptionArgs,
  { left, top, width, size, lines, lineHeight }: Layout,
): string[] {
  if (opacity === 0) return [];
  const [dx, dy] = [Math.round(size * 0.4), Math.round(size * 0.15)];
  const area = `x=${evenOffset(left - dx)}:y=${evenOffset(top - dy)}:w=${evenOffset(width + 2 * dx)}:h=${evenOffset(lines.length * lineHeight + 2 * dy)}`;
  const draw = (from: number, to: number, part: number): string =>
    `drawbox=${area}:color=0x000000@${decimal(opacity * part)}:t=fill:enable='between(n,${from},${to - 1})'`;
  const steps = Math.min(fade, 8);
  const edge = (i: number): number => Math.round((i * fade) / steps);
  const fades = Array.from({ length: steps }, (_, i) => {
    const part = (i + 1) / (steps + 1);
    return [draw(first + edge(i), first + edge(i + 1), part), draw(last - edge(i + 1), last - edge(i), part)];
  });
  return [...fades.flat(), ...(last - first > 2 * fade ? [draw(first + fade, last - fade, 1)] : [])];
}

// Line breaks stay; other control characters draw as boxes or end the text early, and mean nothing in a caption.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]+/gu;

/**
 * Writes a text over a clip, in the bundled font; lines that are too long are broken. Characters the font lacks show as
 * empty boxes. An empty text is the clip itself.
 *
 * @throws NodeError `input-invalid` when it would not show at all or the colour is none
 */
export function caption(video: VideoValue, text: string, options: CaptionOptions = {}): VideoValue {
  const {
    position = 'bottom',
    size = 0.06,
    colour = '#ffffff',
    box: opacity = 0,
    start = 0,
    end = Infinity,
    fade = 0,
  } = options;
  const clean = text.replace(/\r\n?/g, '\n').replace(CONTROL, ' ').trim().slice(0, 2000);
  if (clean === '') return video;
  const { fps, seconds } = video.info;
  const total = frameCount(video.info);
  const first = clamp(secondsToFrames(start, fps), 0, total);
  const last = end === Infinity ? total : clamp(secondsToFrames(end, fps), 0, total);
  if (last <= first)
    throw invalid(`no frame of the ${seconds} s clip lies between start ${start} s and end ${end} s`, 'start');
  const args: CaptionArgs = {
    text: clean,
    position,
    size: clamp(size, 0.01, 0.5),
    colour: requireColour(colour),
    box: clamp(opacity, 0, 1),
    first,
    last,
    fade: clamp(secondsToFrames(fade, fps), 0, Math.floor((last - first) / 2)),
  };
  return derive(captionOperation, args, [video]);
}
