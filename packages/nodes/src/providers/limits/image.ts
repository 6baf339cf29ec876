import { fits, paddedSize, resizedSize, type Size, type SizeLimits } from './fit.ts';
import { imagesOf, issue, mediaIssue, megabytes, type PlacedMedia, rangeText, within } from './issue.ts';
import type { LimitIssue, LimitRule, MediaPlace } from './types.ts';

/** Shape first: bars change the sides, so that the size is judged after them. */
export function shapeIssues(rule: number, place: MediaPlace, size: Size, limits: SizeLimits): readonly LimitIssue[] {
  const { width, height } = size;
  const { ratio, side } = limits;
  const padded = paddedSize(size, ratio);
  if (padded) {
    const value = Math.round((width / height) * 1000) / 1000;
    const message = `${width}x${height} px is ${value} wide for 1 high; the allowed ratio is ${rangeText(ratio)}: pad it to ${padded.width}x${padded.height}, or crop it`;
    return [mediaIssue(rule, place, message, { mend: { kind: 'pad', ...place, to: padded } })];
  }
  if (within(width, side) && within(height, side)) return [];
  const to = fits(size, limits) ? undefined : resizedSize(size, limits);
  const message = `${width}x${height} px is out of range; each side may be ${rangeText(side)} px: resize it${to ? ` to ${to.width}x${to.height}` : ''}`;
  return [mediaIssue(rule, place, message, { mend: to && { kind: 'resize', ...place, to } })];
}

/** Row 10: format, sides, ratio and size of a picture. */
export const imageRule: LimitRule = ({ request, known, profile }) => {
  const limits = known.family.images;
  return imagesOf(request).flatMap(({ media, place }) => {
    const { mimeType, width, height, bytes } = media;
    const issues: LimitIssue[] = [];
    if (mimeType !== undefined && !limits.mimeTypes.includes(mimeType)) {
      const message = `${mimeType} is not taken by ${profile.title}; convert it to ${limits.mimeTypes.join(', ')}`;
      const to = { mimeType: mimeType === 'image/heic' || mimeType === 'image/heif' ? 'image/jpeg' : 'image/png' };
      issues.push(mediaIssue(10, place, message, { mend: { kind: 'convert', ...place, to } }));
    }
    if (width !== undefined && height !== undefined) issues.push(...shapeIssues(10, place, { width, height }, limits));
    if (bytes !== undefined && bytes >= limits.bytesBelow) {
      const message = `${megabytes(bytes)} is too large; it must be less than ${megabytes(limits.bytesBelow)}: convert it to jpeg or make it smaller`;
      issues.push(
        mediaIssue(10, place, message, { mend: { kind: 'convert', ...place, to: { mimeType: 'image/jpeg' } } }),
      );
    }
    return issues;
  });
};

/** Bytes of something as base64. */
export const base64Bytes = (bytes: number): number => 4 * Math.ceil(bytes / 3);

/** Room for everything of a body but media and prompt. */
const REST_BYTES = 4096;

/** Row 17: what travels inside the request, as base64, with its JSON. */
export function bodyIssues(
  inline: readonly PlacedMedia[],
  promptBytes: number,
  maxBytes: number,
): readonly LimitIssue[] {
  const sum = inline.reduce((total, { media }) => total + base64Bytes(media.bytes ?? 0), promptBytes + REST_BYTES);
  if (sum <= maxBytes || inline.length === 0) return [];
  const largest = inline.reduce((a, b) => ((b.media.bytes ?? 0) > (a.media.bytes ?? 0) ? b : a));
  const { input } = largest.place;
  const message = `the request would be ${megabytes(sum)} with its media inside; at most ${megabytes(maxBytes)} are taken: make media smaller, or set up publishing so that they travel as addresses`;
  const mimeType = input === 'audios' ? 'audio/mpeg' : 'image/jpeg';
  if (largest.media.mimeType === mimeType) return [issue(17, input, message)];
  return [issue(17, input, message, { mend: { kind: 'convert', ...largest.place, to: { mimeType } } })];
}
