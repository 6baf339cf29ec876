import { audioInfo, derive } from '../expr.ts';
import { imagePixels, picture, sound, soundOf } from '../filters.ts';
import { SAMPLE_RATE } from '../frames.ts';
import type { MediaType, Operation, Stage, TypeOf } from '../operation.ts';
import { ffmpegColour, requireColour } from '../place.ts';
import { FORMATS, type OutputFormat } from '../settings.ts';
import type { AudioValue, Expr, ImageInfo, ImageValue, MediaValue, VideoValue } from '../types.ts';

type ConvertArgs = {
  readonly format: 'mp4' | 'png' | 'jpg' | 'wav' | 'mp3';
  /** What shows through transparent parts; only where there are some and the format has none. */
  readonly colour?: string;
};

/** The same pictures and sounds, to be stored in another format: see `targetFormat`. */
export const convertOperation: Operation<ConvertArgs> = {
  name: 'convert',
  parity: 'E',
  infer: ({ colour }, [input]) => converted(input, colour),
  picture: ({ args: { colour }, inputs }) =>
    colour === undefined ? { from: [picture(0)], filters: [] } : flattened(inputs[0]!.info as ImageInfo, colour),
  sound: () => ({ from: [sound(0)], filters: [] }),
};

function converted(input: MediaType | undefined, colour: string | undefined): TypeOf<MediaValue> {
  if (input?.kind === 'image')
    return { kind: 'image', info: colour === undefined ? input.info : { ...input.info, alpha: false } };
  if (input?.kind === 'video')
    return { kind: 'video', info: { ...input.info, audio: soundOf(input.info.audio !== null, input.info.seconds) } };
  return { kind: 'audio', info: { seconds: audioInfo(input).seconds, sampleRate: SAMPLE_RATE, channels: 2 } };
}

/** A still with transparent parts on a ground of one colour. */
function flattened({ width, height }: ImageInfo, colour: string): Stage {
  const ground: Stage = {
    from: [],
    filters: [`color=c=${ffmpegColour(colour)}:s=${width}x${height}:r=25`, 'format=rgb24', 'trim=end_frame=1'],
  };
  return {
    from: [ground, picture(0)],
    filters: ['overlay=format=rgb:eof_action=repeat', 'trim=end_frame=1', `format=${imagePixels(false)}`, 'setsar=1'],
  };
}

/**
 * The format a value is stored in where nobody asks for another: that of the last conversion it went through by itself, else its
 * kind's default. What several media are put together to has no format of theirs.
 */
export function targetFormat({ kind, expr }: MediaValue): OutputFormat {
  const formats = FORMATS[kind];
  for (let at: Expr | undefined = expr; at; at = at.inputs.length === 1 ? at.inputs[0] : undefined) {
    if (at.op !== convertOperation.name) continue;
    const { format } = at.args as ConvertArgs;
    if (formats.includes(format)) return format;
  }
  return formats[0]!;
}

/** A clip that is encoded anew where it is used, as H.264 and AAC in MP4. What is no file is encoded there anyway, and is left as it is. */
export const transcode = (video: VideoValue): VideoValue => convert(video, { format: 'mp4' });

/**
 * A still to be stored as PNG or JPEG.
 *
 * @param colour - what shows through transparent parts of a JPEG, `#rrggbb`
 */
export function convertImage(image: ImageValue, format: 'png' | 'jpg', colour = '#ffffff'): ImageValue {
  const ground = format === 'jpg' && image.info.alpha ? { colour: requireColour(colour) } : {};
  return convert(image, { format, ...ground });
}

/** A sound to be stored as WAV (16 bit, lossless) or MP3. */
export const convertAudio = (audio: AudioValue, format: 'wav' | 'mp3'): AudioValue => convert(audio, { format });

function convert<V extends MediaValue>(value: V, args: ConvertArgs): V {
  const isFile = value.expr.inputs.length === 0;
  if (!isFile && args.colour === undefined && targetFormat(value) === args.format) return value;
  return derive(convertOperation, args, [value]) as V;
}
