import { ALL_FORMATS, BlobSource, Input, type InputAudioTrack, type InputVideoTrack } from 'mediabunny';
import { fileInvalid } from './file-invalid.ts';
import { exactFps, framesToSeconds, secondsToFrames } from './frames.ts';
import { MAX_PIXELS } from './sources.ts';
import type { AudioInfo, Facts, VideoInfo } from './types.ts';

/** Frames looked at to find the frame rate. */
const RATE_SAMPLE = 240;

/** Longest file that is taken in, seconds: three hours. */
const LONGEST = 10_800;

/** Reads the tracks of a video or audio file. @throws NodeError `file-invalid` */
export async function probeContainer(blob: Blob, name: string, format: string): Promise<Facts> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(blob) });
  try {
    const video = await input.getPrimaryVideoTrack();
    const audio = await input.getPrimaryAudioTrack();
    const mimeType = (await input.getMimeType()).split(';')[0]!;
    if (video !== null) return await videoFacts(video, audio, name, format, mimeType);
    if (audio !== null) return await audioFacts(audio, name, format, mimeType);
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'NodeError') throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fileInvalid(
      `"${name}" looks like ${format.toUpperCase()} but cannot be read (${reason}); copy or export it again`,
      { cause },
    );
  } finally {
    input.dispose();
  }
  throw fileInvalid(
    `"${name}" is ${format.toUpperCase()} but holds no picture or sound, 0 s of either; export it again`,
  );
}

async function videoFacts(
  video: InputVideoTrack,
  audio: InputAudioTrack | null,
  name: string,
  format: string,
  mimeType: string,
): Promise<Facts> {
  const codec = await video.getCodec();
  if (codec === null) throw fileInvalid(`"${name}" holds video of a codec that is not known; export it as H.264`);
  const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
  if (width * height > MAX_PIXELS)
    throw fileInvalid(`"${name}" is ${width}×${height}, more than ${MAX_PIXELS / 1e6} megapixels; export it smaller`);
  const seconds = (await video.computeDuration()) - Math.max(0, await video.getFirstTimestamp());
  checkLength(seconds, name);
  const { bestGuessFrameRate } = await video.computeFrameRateMetrics({ targetPacketCount: RATE_SAMPLE });
  const fps = usableRate(bestGuessFrameRate);
  const frames = secondsToFrames(seconds, fps);
  if (frames < 1) throw fileInvalid(`"${name}" is a clip of 0 s; give one with at least one frame`);
  const sound = audio && (await audioInfo(audio));
  const info: VideoInfo = {
    width,
    height,
    fps,
    seconds: framesToSeconds(frames, fps),
    audio: sound && sound.seconds > 0 ? sound : null,
  };
  const matrix = await colourMatrix(video, height);
  const more = { ...(matrix && { matrix }), ...((await needsFirstFrame(video)) && { decodeFromStart: true as const }) };
  return { kind: 'video', format: format === 'm4a' ? 'mp4' : format, mimeType, codec, info, ...more };
}

/**
 * Old x264 wrote 4:4:4 wrongly and said so only in the first frame; decoders that start later decode rubbish.
 * The profile is the first byte after `avc1.`: F4 is High 4:4:4 Predictive.
 */
const needsFirstFrame = async (video: InputVideoTrack): Promise<boolean> =>
  /^avc[13]\.f4/i.test((await video.getCodecParameterString()) ?? '');

/** Frame rates of files are measured; what cannot be one (a slide show, a screen recording) is brought into 1..120. */
const usableRate = (measured: number): number =>
  Number.isFinite(measured) && measured > 0 ? exactFps(Math.min(120, Math.max(1, measured))) : 25;

/** Clips that do not say follow the custom of their size: high definition is BT.709, smaller ones BT.601. */
async function colourMatrix(video: InputVideoTrack, height: number): Promise<'bt601' | undefined> {
  const { matrix } = await video.getColorSpace();
  if (matrix === 'smpte170m' || matrix === 'bt470bg') return 'bt601';
  return matrix === null || matrix === undefined ? (height < 720 ? 'bt601' : undefined) : undefined;
}

async function audioFacts(audio: InputAudioTrack, name: string, format: string, mimeType: string): Promise<Facts> {
  const codec = await audio.getCodec();
  if (codec === null)
    throw fileInvalid(`"${name}" holds sound of a codec that is not known; export it as WAV, MP3 or M4A`);
  const info = await audioInfo(audio);
  checkLength(info.seconds, name);
  return { kind: 'audio', format: format === 'mp4' ? 'm4a' : format, mimeType, codec, info };
}

const audioInfo = async (audio: InputAudioTrack): Promise<AudioInfo> => ({
  seconds: Math.max(0, (await audio.computeDuration()) - Math.max(0, await audio.getFirstTimestamp())),
  sampleRate: await audio.getSampleRate(),
  channels: await audio.getNumberOfChannels(),
});

function checkLength(seconds: number, name: string): void {
  if (!(seconds > 0)) throw fileInvalid(`"${name}" lasts 0 s; give one that plays`);
  if (seconds > LONGEST)
    throw fileInvalid(`"${name}" lasts ${Math.round(seconds)} s, more than ${LONGEST} s; cut it first`);
}
