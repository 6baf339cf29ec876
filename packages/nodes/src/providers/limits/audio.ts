import { audiosOf, mediaIssue, megabytes } from './issue.ts';
import { lengthIssues } from './length.ts';
import type { LimitIssue, LimitRule } from './types.ts';

const MP3 = { mimeType: 'audio/mpeg' } as const;

/** Row 16: format, size and length of reference sounds. */
export const audioRule: LimitRule = ({ request, known: { family } }) => {
  const { mimeTypes, bytesBelow, seconds } = family.audios;
  const placed = audiosOf(request);
  const files = placed.flatMap(({ media: { mimeType, bytes }, place }) => {
    const issues: LimitIssue[] = [];
    const mend = { kind: 'convert', ...place, to: MP3 } as const;
    if (mimeType !== undefined && !mimeTypes.includes(mimeType))
      issues.push(mediaIssue(16, place, `${mimeType} is not taken; use wav or mp3: convert it`, { mend }));
    if (bytes !== undefined && bytes >= bytesBelow)
      issues.push(
        mediaIssue(
          16,
          place,
          `${megabytes(bytes)} is too large; it must be less than ${megabytes(bytesBelow)}: convert it to mp3`,
          { mend },
        ),
      );
    return issues;
  });
  return [...files, ...lengthIssues(16, 'audios', placed, seconds, 'sounds')];
};
