import { NodeError, type Prompt } from '@shotgraph/engine';
import { encodeFrames } from '../../media/encode.ts';
import { exactFps, framesToSeconds, SAMPLE_RATE } from '../../media/frames.ts';
import { caption } from '../../media/ops/caption.ts';
import type { VideoInfo, VideoValue } from '../../media/types.ts';
import type { ProviderContext, VideoProvider, VideoRequest } from '../provider.ts';
import { buildScene } from './build-scene.ts';
import { checkRequest, describeRoom } from './check.ts';
import { renderShot } from './frames.ts';
import { loadPixels } from './load-pixels.ts';
import { ANIMATIC_PROFILE } from './profile.ts';
import { picturesOf, planShot, type Shot } from './shot.ts';

/** The free local provider: moves a camera through the reference images, without any model. Equal requests give equal frames. */
export const animatic: VideoProvider = {
  name: 'animatic',
  models: ANIMATIC_PROFILE.models,
  predict: predictInfo,
  check: checkRequest,
  render,
};

function predictInfo(request: VideoRequest): VideoInfo {
  const { size, count } = planShot(request);
  const fps = exactFps(request.fps);
  const seconds = framesToSeconds(count, fps);
  return {
    ...size,
    fps,
    seconds,
    audio: request.audios.length > 0 ? { seconds, sampleRate: SAMPLE_RATE, channels: 2 } : null,
  };
}

async function render(request: VideoRequest, context: ProviderContext): Promise<VideoValue> {
  const problem = checkRequest(request).find(({ severity = 'error' }) => severity === 'error');
  if (problem) throw new NodeError('input-invalid', problem.message, { input: problem.input });
  return renderAnimatic(request, planShot(request), context);
}

/**
 * Renders a planned shot of a request into an asset, with the first of its sounds and, when asked for, its caption.
 *
 * @throws NodeError `media-failed` when a reference cannot be read or ffmpeg fails; rejects with the signal's reason
 */
export async function renderAnimatic(request: VideoRequest, shot: Shot, context: ProviderContext): Promise<VideoValue> {
  const { host, signal, progress } = context;
  const note = request.camera && describeRoom(shot);
  const pictures = await Promise.all(picturesOf(request).map((picture) => loadPixels(picture, shot.size, context)));
  const frames = renderShot(shot, buildScene(shot.placed, pictures), signal, (fraction) => progress(fraction, note));
  const format = { ...shot.size, fps: exactFps(shot.fps), count: shot.count };
  // Frames are painted as ffmpeg takes them, so the painter's progress is that of both.
  const clip = await encodeFrames(format, frames, request.audios[0], { format: 'mp4' }, { host, signal });
  return request.captions ? caption(clip, promptText(request.prompt), { size: 0.035, box: 0.5 }) : clip;
}

/** The prompt as people read it: `image 1 runs through image 2`. */
const promptText = ({ parts }: Prompt): string =>
  parts.map((part) => (typeof part === 'string' ? part : `${part.input.replace(/s$/, '')} ${part.index + 1}`)).join('');
