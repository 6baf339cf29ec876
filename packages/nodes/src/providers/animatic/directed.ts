import { NodeError } from '@shotgraph/engine';
import { directionSeconds } from '../../direct/timing.ts';
import type { DirectionValue } from '../../direct/values/index.ts';
import { burnIn } from '../../film/burn-in.ts';
import { openFilm } from '../../film/open-film.ts';
import { planFilm } from '../../film/plan-film.ts';
import { renderFilm } from '../../film/render-film.ts';
import { roomNotes } from '../../film/room.ts';
import { soundTrack } from '../../film/sound-track.ts';
import { framesToSeconds, SAMPLE_RATE } from '../../media/frames.ts';
import type { VideoInfo, VideoValue } from '../../media/types.ts';
import type { ProviderContext, RequestIssue, VideoRequest } from '../provider.ts';
import { ANIMATIC_PROFILE, RATIOS, type Ratio, RESOLUTIONS, type Resolution, sizeOf } from './profile.ts';

/** A request whose shots are directed. */
export type DirectedRequest = VideoRequest & { readonly direction: DirectionValue };

export const isDirected = (request: VideoRequest): request is DirectedRequest => request.direction !== undefined;

/** Inputs that a direction takes the place of. */
const REPLACED = ['camera', 'depths', 'beats'] as const;
/** Lengths that differ by less are the same: half a frame at 24 fps. */
const SAME_SECONDS = 1 / 48;

/** Rules of a directed request. Fields that are not known yet are not judged. */
export function checkDirected({ direction, ...request }: Partial<VideoRequest>): RequestIssue[] {
  if (direction === undefined) return [];
  return [...checkLength(direction, request), ...checkReplaced(request), ...checkRoom(direction, request)];
}

function checkLength(direction: DirectionValue, { seconds }: Partial<VideoRequest>): RequestIssue[] {
  const length = directionSeconds(direction);
  const { max } = ANIMATIC_PROFILE.directedSeconds;
  if (length > max)
    return [
      { input: 'direction', message: `the directed film lasts ${length} s, and a preview at most ${max} s; split it` },
    ];
  if (seconds === undefined || Math.abs(seconds - length) < SAME_SECONDS) return [];
  return [
    {
      input: 'seconds',
      severity: 'warning',
      message: `the direction lasts ${length} s, but seconds is ${seconds}; the animatic follows the direction, other models follow seconds. Wire in the seconds of direct/sequence`,
      mend: { kind: 'set', input: 'seconds', value: length },
    },
  ];
}

const checkReplaced = (request: Partial<VideoRequest>): RequestIssue[] =>
  REPLACED.filter((input) => request[input] !== undefined).map((input) => ({
    input,
    severity: 'warning',
    message: `${input} has no effect beside a direction, which says it for every shot; take one of the two out`,
  }));

/** Where moves show more than the pictures of a set have. */
function checkRoom(direction: DirectionValue, { ratio, resolution, style }: Partial<VideoRequest>): RequestIssue[] {
  if (style === 'grey-box' || !isRatio(ratio) || !isResolution(resolution)) return [];
  return roomNotes(direction.shots, sizeOf(ratio, resolution)).map((message) => ({
    input: 'direction',
    severity: 'warning',
    message,
  }));
}

const isRatio = (ratio: unknown): ratio is Ratio => (RATIOS as readonly unknown[]).includes(ratio);
const isResolution = (resolution: unknown): resolution is Resolution =>
  (RESOLUTIONS as readonly unknown[]).includes(resolution);

/** What the clip will be like. */
export function predictDirected({ direction, audios, fps, ratio, resolution }: DirectedRequest): VideoInfo {
  const plan = planFilm(direction.shots, fps);
  const seconds = framesToSeconds(plan.count, plan.fps);
  const sound = soundTrack(direction, seconds, audios);
  return {
    ...sizeOf(ratio as Ratio, resolution as Resolution),
    fps: plan.fps,
    seconds,
    audio: sound ? { seconds, sampleRate: SAMPLE_RATE, channels: 2 } : null,
  };
}

/**
 * Films what is directed.
 *
 * @throws NodeError `media-failed` when a picture cannot be read or ffmpeg fails; rejects with the signal's reason
 */
export async function renderDirected(request: DirectedRequest, context: ProviderContext): Promise<VideoValue> {
  const { direction, style, overlay, captions, guides } = request;
  const info = predictDirected(request);
  if (!(info.seconds > 0)) throw new NodeError('input-invalid', 'the direction has no frames', { input: 'direction' });
  const film = await openFilm(direction, { style, frame: info, fps: info.fps, guide: guides }, context);
  const [note] = style === 'pictures' ? roomNotes(direction.shots, info) : [];
  const written = {
    timecode: overlay === 'timecode' || overlay === 'all',
    shots: overlay === 'shots' || overlay === 'all',
    lines: captions,
  };
  return renderFilm(film, context, {
    audio: soundTrack(direction, info.seconds, request.audios),
    note,
    finish: (pictures) => burnIn(pictures, direction, written),
  });
}
