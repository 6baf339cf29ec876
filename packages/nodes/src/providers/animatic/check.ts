import { describeShortage, measureShortage, uprightQuad } from '../../stage/index.ts';
import type { RequestIssue, VideoRequest } from '../provider.ts';
import { checkDirected } from './directed.ts';
import { ANIMATIC_PROFILE, RATIOS, RESOLUTIONS } from './profile.ts';
import { planShot, type Shot, type ShotRequest } from './shot.ts';

/** Rules of a request beyond the ranges of single inputs. Fields that are not known yet are not judged. */
export const checkRequest = (request: Partial<VideoRequest>): RequestIssue[] => [
  ...checkDirected(request),
  ...checkWhole(request),
  ...checkLength(request),
  ...checkDepths(request),
  ...checkCuts(request),
  ...checkRoom(request),
];

function checkWhole(request: Partial<VideoRequest>): RequestIssue[] {
  return (['cuts', 'take', 'seed'] as const).flatMap((input) => {
    const value = request[input];
    if (value === undefined || Number.isInteger(value)) return [];
    return [{ input, message: `${input} ${value} is not a whole number; use ${Math.round(value)}` }];
  });
}

function checkLength({ seconds, fps }: Partial<VideoRequest>): RequestIssue[] {
  if (seconds === undefined || fps === undefined || Math.round(seconds * fps) >= 1) return [];
  return [
    {
      input: 'seconds',
      message: `${seconds} s at ${fps} frames per second is less than one frame; make the shot longer`,
    },
  ];
}

function checkDepths({ depths, images, videos }: Partial<VideoRequest>): RequestIssue[] {
  if (depths === undefined) return [];
  const { min, max } = ANIMATIC_PROFILE.depth;
  const wrong = depths.find((depth) => !(depth >= min && depth <= max));
  if (wrong !== undefined)
    return [
      { input: 'depths', message: `depth ${wrong} m is out of range; layers stand ${min} to ${max} m from the camera` },
    ];
  const pictures =
    images === undefined || videos === undefined ? undefined : Math.max(images.length, Math.min(1, videos.length));
  if (pictures === undefined || depths.length <= pictures) return [];
  return [
    {
      input: 'depths',
      severity: 'warning',
      message: `${depths.length} depths for ${pictures} pictures; the last ${depths.length - pictures} have no effect`,
    },
  ];
}

/** Only a request that names `beats` without a value lacks them: one that does not name them yet may still get some. */
function checkCuts(request: Partial<VideoRequest>): RequestIssue[] {
  const { cuts = 0, beats } = request;
  if (cuts === 0 || beats !== undefined || !('beats' in request)) return [];
  const message = `cutting every ${cuts} beats needs beats; wire them from analyze/beats, or set cuts to 0`;
  return [{ input: 'beats', message }];
}

/**
 * Warns where a move shows more than the background has: there it is extended. What stands in front is not judged: whether
 * its far edges hold anything is known only when it is read.
 */
function checkRoom(request: Partial<VideoRequest>): RequestIssue[] {
  const { camera } = request;
  // Without a wired camera the move is chosen so that it fits.
  if (camera === undefined || !isComplete(request)) return [];
  const message = describeRoom(planShot({ ...request, cuts: 0, beats: undefined }));
  return message === undefined ? [] : [{ input: 'camera', severity: 'warning', message }];
}

/** What the background of a shot lacks, in a sentence; `undefined` when it suffices or there is none. */
export function describeRoom({ placed, camera, size, count, fps }: Shot): string | undefined {
  const background = placed[0];
  if (background === undefined) return undefined;
  const missing = describeShortage(measureShortage(uprightQuad(background.placement), camera, size, count / fps));
  if (missing === undefined) return undefined;
  return `the move needs ${missing} than the background has; it is extended there. Move less, start further forward, or wire a larger picture`;
}

/** Lists of references may hold gaps for those that are not made yet. */
function isComplete(request: Partial<VideoRequest>): request is Partial<VideoRequest> & ShotRequest {
  const { images, videos, seconds, fps, ratio, resolution, take } = request;
  if (images === undefined || videos === undefined) return false;
  const known = [...images, ...videos, seconds, fps, take].every((value) => value !== undefined);
  return (
    known && (RATIOS as readonly unknown[]).includes(ratio) && (RESOLUTIONS as readonly unknown[]).includes(resolution)
  );
}
