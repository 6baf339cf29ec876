import type { Range } from '../profile/types.ts';
import type { CheckedMedia, CheckedRequest, LimitIssue, MediaPlace, Mend } from './types.ts';

type Details = Partial<Pick<LimitIssue, 'severity' | 'code'>> & { readonly mend?: Mend | undefined };

/** An issue of one row; an error about a wrong value unless told otherwise. */
export function issue(rule: number, input: string, message: string, { mend, ...more }: Details = {}): LimitIssue {
  return { rule, input, message, severity: 'error', code: 'input-invalid', ...more, ...(mend ? { mend } : {}) };
}

/** An issue about one medium: for lists its position is named, counted from 1. */
export const mediaIssue = (rule: number, place: MediaPlace, message: string, details: Details = {}): LimitIssue =>
  issue(
    rule,
    place.input,
    place.index === undefined ? message : `${place.input} ${place.index + 1}: ${message}`,
    details,
  );

/** A medium with its place. */
export interface PlacedMedia {
  readonly media: CheckedMedia;
  readonly place: MediaPlace;
}

const listed = (input: 'images' | 'videos' | 'audios', list: readonly CheckedMedia[] | undefined): PlacedMedia[] =>
  (list ?? []).map((media, index) => ({ media, place: { input, index } }));

/** Pictures of a request: first frame, last frame, images. */
export const imagesOf = ({ firstFrame, lastFrame, images }: CheckedRequest): readonly PlacedMedia[] => [
  ...(firstFrame ? [{ media: firstFrame, place: { input: 'firstFrame' } as const }] : []),
  ...(lastFrame ? [{ media: lastFrame, place: { input: 'lastFrame' } as const }] : []),
  ...listed('images', images),
];

/** Clips of a request. */
export const videosOf = ({ videos }: CheckedRequest): readonly PlacedMedia[] => listed('videos', videos);

/** Sounds of a request. */
export const audiosOf = ({ audios }: CheckedRequest): readonly PlacedMedia[] => listed('audios', audios);

/** Whether a value is in a range; the ends of an open one are not. */
export const within = (value: number, { min, max, open }: Range): boolean =>
  open ? value > min && value < max : value >= min && value <= max;

/** `300 to 6000`; `more than 300, less than 6000` for an open range. */
export const rangeText = ({ min, max, open }: Range): string =>
  open ? `more than ${min} and less than ${max}` : `${min} to ${max}`;

/** `12.5 MB`, in millions. */
export const megabytes = (bytes: number): string => `${bytes % 1e6 === 0 ? bytes / 1e6 : (bytes / 1e6).toFixed(2)} MB`;

/** Seconds without binary noise. */
export const secondsText = (seconds: number): string => `${Math.round(seconds * 1000) / 1000} s`;
