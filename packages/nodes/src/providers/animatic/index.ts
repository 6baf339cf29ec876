import { NodeError, type Prompt } from '@shotgraph/engine';
import { loadPixels } from '../../film/load-pixels.ts';
import { renderFilm } from '../../film/render-film.ts';
import { exactFps, framesToSeconds, SAMPLE_RATE } from '../../media/frames.ts';
import { caption } from '../../media/ops/caption.ts';
import type { VideoInfo, VideoValue } from '../../media/types.ts';
import type { ProviderContext, VideoProvider, VideoRequest } from '../provider.ts';
import { buildScene } from './build-scene.ts';
import { checkRequest, describeRoom } from './check.ts';
import { isDirected, predictDirected, renderDirected } from './directed.ts';
import { ANIMATIC_PROFILE } from './profile.ts';
import { picturesOf, planShot, type Shot } from './shot.ts';
import { toFilm } from './to-film.ts';

/**
 * The free local provider: films what is directed, or moves a camera through the reference images, without any model. Equal
 * requests give equal frames.
 */
export const animatic: VideoProvider = {
  name: 'animatic',
  models: ANIMATIC_PROFILE.models,
  predict: predictInfo,
  check: checkRequest,
  render,
};

function predictInfo(request: VideoRequest): VideoInfo {
  if (isDirected(request)) return predictDirected(request);
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
  return isDirected(request) ? renderDirected(request, context) : renderAnimatic(request, planShot(request), context);
}

/**
 * Renders a planned shot of a request into an asset, with the first of its sounds and, when asked for, its caption.
 *
 * @throws NodeError `media-failed` when a reference cannot be read or ffmpeg fails; rejects with the signal's reason
 */
export async function renderAnimatic(request: VideoRequest, shot: Shot, context: ProviderContext): Promise<VideoValue> {
  const note = request.camera && describeRoom(shot);
  const pictures = await Promise.all(picturesOf(request).map((picture) => loadPixels(picture, shot.size, context)));
  const film = toFilm(shot, buildScene(shot.placed, pictures));
  const clip = await renderFilm(film, context, { audio: request.audios[0], note });
  return request.captions ? caption(clip, promptText(request.prompt), { size: 0.035, box: 0.5 }) : clip;
}

/** The prompt as people read it: `image 1 runs through image 2`. */
const promptText = ({ parts }: Prompt): string =>
  parts.map((part) => (typeof part === 'string' ? part : `${part.input.replace(/s$/, '')} ${part.index + 1}`)).join('');
