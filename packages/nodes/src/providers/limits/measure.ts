import type { LengthLimits, PromptLimits, ReferenceLimits } from '../profile/types.ts';
import type { PromptPart } from '../request.ts';
import type { CheckedMedia, CheckedRequest } from './types.ts';

/*
 * What is counted of a request, and when it is too much: one place for the rules, which refuse, and for the meter, which shows how far
 * it is to there.
 */

/** Inputs that hold any number of references. */
export const REFERENCE_LISTS = ['images', 'videos', 'audios'] as const;
/** One of them. */
export type ReferenceList = (typeof REFERENCE_LISTS)[number];

/** Number of references, by input and in all. */
export type ReferenceCounts = { readonly [K in ReferenceList | 'total']: number };

/** Counts the references of a request. What is wired counts, whether or not more is known of it. */
export function countReferences(request: Pick<CheckedRequest, ReferenceList>): ReferenceCounts {
  const [images, videos, audios] = REFERENCE_LISTS.map((input) => request[input]?.length ?? 0) as [
    number,
    number,
    number,
  ];
  return { images, videos, audios, total: images + videos + audios };
}

/** Whether there are more references than a model takes, of one kind or in all. */
export const areTooMany = (counts: ReferenceCounts, limits: ReferenceLimits, of: keyof ReferenceCounts): boolean =>
  counts[of] > limits[of];

/** Seconds of clips or sounds together, as far as they are known. */
export const sumSeconds = (media: readonly CheckedMedia[] | undefined): number =>
  (media ?? []).reduce((sum, { seconds = 0 }) => sum + seconds, 0);

/** Whether clips or sounds are too long together. Sums of decimal lengths carry binary noise. */
export const areTooLong = (seconds: number, { total, tolerance }: LengthLimits): boolean =>
  seconds > total + tolerance + 1e-6;

/** Lengths of a prompt. Words are what spaces separate; Chinese is counted by the character. */
export type PromptLengths = { readonly [K in 'words' | 'chineseCharacters' | 'characters']: number };

/** Measures a prompt; a reference counts as long as its tag is at most of the providers. */
export function measurePrompt(prompt: readonly PromptPart[]): PromptLengths {
  const text = prompt.map((part) => (typeof part === 'string' ? part : '[Image 1]')).join('');
  return {
    words: text.match(/[^\s\p{Script=Han}]+/gu)?.length ?? 0,
    chineseCharacters: text.match(/\p{Script=Han}/gu)?.length ?? 0,
    characters: text.length,
  };
}

/** What a prompt had better not exceed; `Infinity` where nothing is said. */
export const promptBounds = ({ words, chineseCharacters, cutAt = Infinity }: PromptLimits): PromptLengths => ({
  words,
  chineseCharacters,
  characters: cutAt,
});
