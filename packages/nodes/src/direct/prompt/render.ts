import { defuse } from '../../providers/profile/written-references.ts';
import type { Lock } from '../values/index.ts';
import { type Brief, filmSeconds, hasOnlyThings } from './brief.ts';
import { exclusionsPhrase, locksPhrase, openingPhrase } from './phrases/continuity.ts';
import { LOOK_PARTS, lookPhrase } from './phrases/look.ts';
import { openerInChinese, referencesInChinese } from './references/chinese.ts';
import { openerInEnglish, referencesInEnglish } from './references/english.ts';
import { toGroups } from './references/groups.ts';
import { merged, type ReferenceWords, weave } from './references/weave.ts';
import { shotBlocks } from './shots.ts';
import type { Skip } from './skip.ts';
import { sentenceZh } from './text/chinese.ts';
import { sentence } from './text/english.ts';
import { type Piece, SECTIONS, type Section } from './types.ts';

/** One part of a prompt, in pieces. */
export interface RenderedSection {
  readonly section: Section;
  readonly pieces: readonly Piece[];
}

/** A direction in words, part by part; parts with nothing to say are left out. */
export function renderSections(brief: Brief, skip: Skip): RenderedSection[] {
  const text = (words: string): Piece[] => (words === '' ? [] : [words]);
  const parts: { readonly [S in Section]: readonly Piece[] } = {
    ...referenceParts(brief),
    opening: text(openingText(brief, skip)),
    shots: text(shotBlocks(brief, skip).join('\n')),
    look: text(lookText(brief, skip)),
    locks: text(locksText(brief, skip)),
    exclusions: text(exclusionsText(brief, skip)),
  };
  return SECTIONS.flatMap((section) => {
    const pieces = merged(parts[section]).map((piece) => (typeof piece === 'string' ? defuse(piece) : piece));
    return pieces.length === 0 ? [] : [{ section, pieces }];
  });
}

/** The whole prompt: parts on lines of their own. */
export const toPieces = (sections: readonly RenderedSection[]): Piece[] =>
  merged(
    weave(
      sections.map(({ pieces }) => pieces),
      '\n',
    ),
  ).map((piece) => (typeof piece === 'string' ? defuse(piece) : piece));

function referenceParts(brief: Brief): { readonly task: readonly Piece[]; readonly references: readonly Piece[] } {
  const { sent, sources, cast, task, timed, options } = brief;
  const isChinese = options.language === 'zh';
  const words: ReferenceWords = { task, opens: task === 'reference', timed, filmSeconds: filmSeconds(brief) };
  const source = toGroups(sources, cast);
  const others = toGroups(
    sent.filter((reference) => !sources.includes(reference)),
    cast,
  );
  // Clips to be edited or extended are one thing whatever is said of each.
  const whole = source[0] && { ...source[0], members: source.flatMap(({ members }) => members) };
  return {
    task: isChinese ? openerInChinese(whole, words) : openerInEnglish(whole, words),
    references: isChinese ? referencesInChinese(others, words) : referencesInEnglish(others, words),
  };
}

const endOf = ({ options: { language } }: Brief) => (language === 'zh' ? sentenceZh : sentence);

function openingText(brief: Brief, skip: Skip): string {
  const { continuity } = brief.direction;
  const { language } = brief.options;
  if (!continuity) return '';
  const state = skip.has('opening') ? '' : openingPhrase(continuity.openingState, language);
  const goesOn = continuity.continues && hasFirstFrame(brief);
  const on =
    language === 'zh' ? '动作从首帧自然延续，中间不停顿' : 'The movement goes on from that first frame without a pause';
  return [endOf(brief)(state), goesOn ? endOf(brief)(on) : '']
    .filter((text) => text !== '')
    .join(language === 'zh' ? '' : ' ');
}

/** Whether there is a picture that the film can go on from; an extension says so by itself. */
export const hasFirstFrame = ({ task, sent }: Brief): boolean =>
  task === 'first-frame' ||
  task === 'first-last-frame' ||
  sent.some(({ reference }) => reference.role === 'opening-frame');

function lookText(brief: Brief, skip: Skip): string {
  const { look } = brief.direction;
  if (!look) return '';
  const without = new Set(LOOK_PARTS.filter((part) => skip.has(`look.${part}`)));
  return endOf(brief)(lookPhrase(look, brief.options.language, without));
}

function locksText(brief: Brief, skip: Skip): string {
  const locks: readonly Lock[] = brief.direction.continuity?.locks ?? [];
  const said = locks.filter((lock) => !skip.has(`lock.${lock}`));
  return endOf(brief)(locksPhrase(said, brief.options.language, hasOnlyThings(brief)));
}

function exclusionsText(brief: Brief, skip: Skip): string {
  const exclude = brief.direction.continuity?.exclude ?? [];
  const said = exclude.filter((_, index) => !skip.has(`exclude.${index}`));
  return endOf(brief)(exclusionsPhrase(said, brief.options.language));
}
