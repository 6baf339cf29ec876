import { ANIMATIC_PROFILE } from '../providers/animatic/profile.ts';
import { checkLimits } from '../providers/limits/index.ts';
import {
  areTooLong,
  areTooMany,
  countReferences,
  measurePrompt,
  promptBounds,
  REFERENCE_LISTS,
  sumSeconds,
} from '../providers/limits/measure.ts';
import type { CheckedMedia, CheckedRequest } from '../providers/limits/types.ts';
import { findModel } from '../providers/profile/lookup.ts';
import { renderPrompt } from '../providers/profile/render-prompt.ts';
import type { LengthLimits, PromptLimits, VideoTask } from '../providers/profile/types.ts';
import type { PromptPart } from '../providers/request.ts';
import type { Route } from '../providers/setup/types.ts';
import { findLocal } from './local-video.ts';
import { type Meter, type MeterRow, row } from './meter-types.ts';
import { toKnownRequest, type WithMedia } from './order.ts';

const LABELS = { images: 'Images', videos: 'Videos', audios: 'Sounds', total: 'References in all' } as const;
const MODES: { readonly [T in VideoTask]: string } = {
  text: 'from words alone',
  'first-frame': 'from a first frame',
  'first-last-frame': 'from a first and a last frame',
  reference: 'from references',
  edit: 'edits a clip',
  extend: 'extends a clip',
};
/** Rows of the limits table that say what goes together: frames and references, frames, sounds alone. */
const CONFLICTS: readonly number[] = [5, 6, 8];

/**
 * What a shot uses of what its model takes, by the very rules that refuse it.
 *
 * @param route - the way to a paid model; left out for one that runs here
 */
export function meterVideo(values: WithMedia<CheckedMedia>, route: Route | undefined): Meter | undefined {
  const { request, pending } = toKnownRequest(values, (media) => media ?? {});
  if (findLocal(request.model)) return meterLocal(request);
  const known = route && request.model !== undefined ? findModel(route.profile, request.model) : undefined;
  if (!route || !known) return undefined;
  const { profile, facts } = route;
  const { family, name } = known;
  const counts = countReferences(request);
  const limits = family.references;
  const over = (of: keyof typeof counts) => areTooMany(counts, limits, of) && ({ state: 'over' } as const);
  const issues = checkLimits(request, profile, { ...facts, pending });
  return {
    taker: `${name} at ${profile.title}`,
    ...(request.task !== undefined && { mode: MODES[request.task] }),
    rows: [
      ...REFERENCE_LISTS.map((input) => row(input, LABELS[input], counts[input], limits[input], { ...over(input) })),
      row('total', LABELS.total, counts.total, limits.total, { ...over('total') }),
      secondsRow('videoSeconds', 'Videos together', request.videos, family.videos.seconds),
      secondsRow('audioSeconds', 'Sounds together', request.audios, family.audios.seconds),
      ...promptRows(request.prompt ?? [], family.prompt),
    ],
    conflicts: issues.filter(({ rule }) => CONFLICTS.includes(rule)).map(({ input, message }) => ({ input, message })),
    ...(request.prompt && { sent: renderPrompt(request.prompt, profile) }),
    verifiedOn: profile.verifiedOn,
  };
}

function secondsRow(
  id: string,
  label: string,
  media: readonly CheckedMedia[] | undefined,
  limits: LengthLimits,
): MeterRow {
  const seconds = sumSeconds(media);
  const used = Math.round(seconds * 100) / 100;
  // Within the tolerance it is full, and not too much.
  const state = areTooLong(seconds, limits) ? 'over' : used >= limits.total ? 'full' : 'free';
  return row(id, label, used, limits.total, { unit: 'seconds', state });
}

/** Lengths of a prompt against what is advised: those that are bounded, Chinese only where there is some. */
export function promptRows(prompt: readonly PromptPart[], limits: PromptLimits): readonly MeterRow[] {
  const lengths = measurePrompt(prompt);
  const most = promptBounds(limits);
  const advised = { advised: true } as const;
  return [
    row('words', 'Words', lengths.words, most.words, { unit: 'words', ...advised }),
    ...(lengths.chineseCharacters > 0
      ? [
          row('chineseCharacters', 'Chinese characters', lengths.chineseCharacters, most.chineseCharacters, {
            unit: 'characters',
            ...advised,
          }),
        ]
      : []),
    ...(Number.isFinite(most.characters)
      ? [
          row('characters', 'Characters', lengths.characters, most.characters, {
            unit: 'characters',
            ...advised,
          }),
        ]
      : []),
  ];
}

/** What runs here shows pictures and plays a sound; it reads no prompt. */
function meterLocal(request: CheckedRequest): Meter {
  const counts = countReferences(request);
  return {
    taker: `${request.model}, free and here`,
    rows: REFERENCE_LISTS.map((input) => row(input, LABELS[input], counts[input], ANIMATIC_PROFILE[input].max)),
    conflicts: [],
  };
}
