import type { VideoLimits } from '../profile/types.ts';
import { resizedSize } from './fit.ts';
import { shapeIssues } from './image.ts';
import { issue, mediaIssue, megabytes, type PlacedMedia, rangeText, videosOf } from './issue.ts';
import { lengthIssues } from './length.ts';
import type { LimitIssue, LimitRule } from './types.ts';

const MP4 = { mimeType: 'video/mp4' } as const;

/** Row 11: container, codecs, frame rate, sides and ratio of a reference clip. */
export const videoRule: LimitRule = ({ request, known: { family } }) =>
  videosOf(request).flatMap((placed) => {
    const { width, height } = placed.media;
    const shape =
      width === undefined || height === undefined
        ? []
        : shapeIssues(11, placed.place, { width, height }, family.videos);
    return [...codedIssues(placed, family.videos), ...shape];
  });

/** Coding and frame rate: a clip is encoded anew once, whatever is wrong with it. */
function codedIssues({ media, place }: PlacedMedia, limits: VideoLimits): LimitIssue[] {
  const { mimeType, codec, audioCodec, fps } = media;
  const rate = fps === undefined ? undefined : allowedRate(fps, limits);
  const mend = { kind: 'transcode', ...place, to: { ...MP4, ...(rate !== undefined && { fps: rate }) } } as const;
  const problems = [
    mimeType !== undefined && !limits.mimeTypes.includes(mimeType) && `${mimeType} is not taken; use mp4 or mov`,
    codec !== undefined && !limits.codecs.includes(codec) && `video of codec ${codec} is not taken; use H.264 or H.265`,
    audioCodec !== undefined &&
      !limits.audioCodecs.includes(audioCodec) &&
      `sound of codec ${audioCodec} is not taken; use AAC or MP3`,
  ].filter((problem) => problem !== false);
  const issues = problems.length === 0 ? [] : [mediaIssue(11, place, `${problems.join('; ')}: transcode it`, { mend })];
  if (fps === undefined || rate === undefined) return issues;
  const message = `${Math.round(fps * 1000) / 1000} frames per second is out of range; use ${rangeText(limits.fps)}: transcode it to ${rate}`;
  return [...issues, mediaIssue(11, place, message, { mend })];
}

/** The nearest rate that is allowed; `undefined` for one that is. */
function allowedRate(fps: number, { fps: { min, max }, fpsTolerance }: VideoLimits): number | undefined {
  if (fps > max) return max;
  return fps < min - fpsTolerance ? min : undefined;
}

/** Row 12: width times height of a reference clip. Sides and ratio must be right before pixels can be judged. */
export const pixelsRule: LimitRule = ({ request, known: { family, name }, profile }) =>
  videosOf(request).flatMap(({ media: { width, height }, place }) => {
    if (width === undefined || height === undefined) return [];
    const limits = family.videos;
    if (shapeIssues(11, place, { width, height }, limits).length > 0) return [];
    const { pixels, pixelsContested: contested } = limits;
    const count = width * height;
    const isOut = count < pixels.min || count > pixels.max;
    if (!isOut && (contested === undefined || count <= contested)) return [];
    // To where no source objects.
    const window = { ...pixels, max: contested ?? pixels.max };
    const to = resizedSize({ width, height }, { ...limits, pixels: window });
    const resize = to ? `resize it to ${to.width}x${to.height}` : 'use another clip';
    const text = isOut
      ? `${width}x${height} is ${count} pixels; ${profile.title} takes ${rangeText(pixels)} for ${name}: ${resize}`
      : `${width}x${height} is ${count} pixels; some sources say that ${name} takes at most ${contested}: ${resize} to be safe`;
    const mend = to && ({ kind: 'resize', ...place, to } as const);
    return [mediaIssue(12, place, text, { mend, severity: isOut ? 'error' : 'warning' })];
  });

/** Row 13: lengths of reference clips. */
export const videoSecondsRule: LimitRule = ({ request, known: { family } }) =>
  lengthIssues(13, 'videos', videosOf(request), family.videos.seconds, 'clips');

/** Row 14: sizes of the files of reference clips. */
export const videoBytesRule: LimitRule = ({ request, known: { family } }) => {
  const { maxBytes, bytesContested = maxBytes, totalBytes = Infinity } = family.videos;
  const placed = videosOf(request);
  const single = placed.flatMap(({ media: { bytes }, place }) => {
    if (bytes === undefined || bytes <= bytesContested) return [];
    const mend = { kind: 'transcode', ...place, to: MP4 } as const;
    if (bytes > maxBytes)
      return [
        mediaIssue(
          14,
          place,
          `${megabytes(bytes)} is too large; at most ${megabytes(maxBytes)} are taken: transcode it`,
          { mend },
        ),
      ];
    const message = `${megabytes(bytes)} may be too large; some sources take at most ${megabytes(bytesContested)}: transcode it to be safe`;
    return [mediaIssue(14, place, message, { mend, severity: 'warning' })];
  });
  const sum = placed.reduce((all, { media }) => all + (media.bytes ?? 0), 0);
  if (sum <= totalBytes || single.length > 0) return single;
  const { place } = placed.reduce((a, b) => ((b.media.bytes ?? 0) > (a.media.bytes ?? 0) ? b : a));
  const message = `the clips are ${megabytes(sum)} together; at most ${megabytes(totalBytes)} are taken: transcode the largest, or remove some`;
  return [issue(14, 'videos', message, { mend: { kind: 'transcode', ...place, to: MP4 } })];
};
