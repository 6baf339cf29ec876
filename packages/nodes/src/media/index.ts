export { compile, type Sink } from './compile.ts';
export { encodeFrames, type FrameFormat } from './encode.ts';
export { inOrder, isPredicted, predicted } from './expr.ts';
export { resolveFile } from './file.ts';
export { exactFps, frameCount, framesToSeconds, SAMPLE_RATE, secondsToFrames } from './frames.ts';
export type { Parity } from './operation.ts';
export { asset } from './ops/asset.ts';
export { audioOf, gain, type MixOptions, mixAudio, mute, setAudio, shorterLength } from './ops/audio.ts';
export { BLEND_MODES, type BlendMode, blend } from './ops/blend.ts';
export { type CaptionOptions, caption } from './ops/caption.ts';
export { color, type Grade } from './ops/color.ts';
export { convertAudio, convertImage, targetFormat, transcode } from './ops/convert.ts';
export { crossfade, TRANSITIONS, type Transition, tooShort } from './ops/crossfade.ts';
export { fade, fadeAudio } from './ops/fade.ts';
export { changeRate, crop, pad, type ResizeMode, resize } from './ops/frame.ts';
export { concat, mismatch } from './ops/join.ts';
export { loudness } from './ops/loudness.ts';
export { type OverlayOptions, overlay } from './ops/overlay.ts';
export { LONGEST_REVERSE, reverse, reverseProblem } from './ops/reverse.ts';
export { SPEED_RANGE, speed } from './ops/speed.ts';
export { contactSheet, extractFrame, LONGEST_STILL, stillToVideo } from './ops/still.ts';
export { timecode } from './ops/timecode.ts';
export { trim, trimAudio } from './ops/trim.ts';
export { parityOf } from './parity.ts';
export { ANCHORS, type Anchor, COLOUR_PATTERN, colourProblem } from './place.ts';
export { type MediaContext, prepare } from './prepare.ts';
export { assetHash, mediaAssets, type RenderContext, renderMedia, renderValue } from './render.ts';
export { FORMATS, MIME_TYPES, type OutputFormat, type OutputSettings, type Quality } from './settings.ts';
export { MAX_PIXELS } from './sources.ts';
export type {
  AudioInfo,
  AudioValue,
  Expr,
  Facts,
  FileValue,
  ImageInfo,
  ImageValue,
  MediaValue,
  VideoInfo,
  VideoValue,
} from './types.ts';
