import type { PoseName } from '../../../values/index.ts';
import { cleanPhrase } from '../../text/clean.ts';
import { capitalised, listed, secondsText, sentence } from '../../text/english.ts';
import { type Beat, type Facing, facingOf, isParted, isSameWay, type Way, wayOf } from './beats.ts';
import type { ActionWords, TimedSentence } from './index.ts';

export const POSES_EN: { readonly [P in PoseName]: string } = {
  stand: 'stands',
  walk: 'walks',
  run: 'runs',
  sit: 'sits',
  crouch: 'crouches',
  kneel: 'kneels',
  lie: 'lies down',
  lean: 'leans back',
  reach: 'reaches out',
  point: 'points ahead',
  wave: 'waves',
  'raise-arms': 'raises both arms',
  'arms-crossed': 'stands with arms crossed',
  fight: 'fights',
  dance: 'dances',
  jump: 'jumps',
  fall: 'falls',
};
const WAYS: { readonly [W in Way]: string } = {
  none: '',
  right: 'from left to right',
  left: 'from right to left',
  away: 'away from the camera',
  toward: 'toward the camera',
  'away-right': 'away from the camera to the right',
  'away-left': 'away from the camera to the left',
  'toward-right': 'toward the camera and to the right',
  'toward-left': 'toward the camera and to the left',
};
const FACINGS: { readonly [F in Facing]: string } = {
  none: '',
  front: 'facing the camera',
  'front-right': 'turned slightly to camera right',
  right: 'facing camera right',
  'back-right': 'turned away to camera right',
  back: 'back to the camera',
  'back-left': 'turned away to camera left',
  left: 'facing camera left',
  'front-left': 'turned slightly to camera left',
};
const SAYS_WAY = /\b(?:left|right|toward|towards|away|camera)\b/iu;
/** Manners that need no comma before them. */
const LEADS_ON = /^(?:with|without|like|as|by|in|on|at|from|under|through)\b[^,]*$/iu;
const SAYS_FACING = /\b(?:face|faces|facing|back to|turns?|looks?)\b/iu;

/** Clauses in one sentence before another is begun. */
const MOST_CLAUSES = 3;

/** Beats as sentences with their full stops. */
export function actionsInEnglish(beats: readonly Beat[], words: ActionWords): TimedSentence[] {
  const open: { seconds: number; text: string }[] = [];
  let clauses = 0;
  let hasWhile = false;
  beats.forEach((beat, index) => {
    const before = beats[index - 1];
    const last = open.at(-1);
    const isOpen = clauses < MOST_CLAUSES && !isParted(before, beat, words);
    const joint = isOpen ? jointOf(beat, hasWhile) : undefined;
    const said = { ...words, ...(isSameWay(before, beat) && { way: false }) };
    if (joint !== undefined && last) {
      // After a clause with a comma of its own, a joint without one would read on with the wrong half.
      last.text +=
        (joint.startsWith(' ') && last.text.includes(',') ? `,${joint}` : joint) +
        (beat.same ? predicate(beat, said) : clause(beat, said));
      hasWhile ||= beat.link === 'while' && !beat.same;
      clauses += 1;
      return;
    }
    open.push({ seconds: beat.action.seconds, text: opening(beat, words) + clause(beat, said) });
    hasWhile = false;
    clauses = 1;
  });
  return open.map(({ seconds, text }) => ({ seconds, text: sentence(text) }));
}

/** What joins a beat to the sentence so far; `undefined` where it begins one of its own. */
function jointOf({ link, same }: Beat, hasWhile: boolean): string | undefined {
  if (link === 'while') return same ? ' and at the same time ' : hasWhile ? undefined : ' while ';
  return link === 'then' && same && !hasWhile ? ', then ' : undefined;
}

function opening({ link, action }: Beat, { clock }: ActionWords): string {
  switch (link) {
    case 'start':
      return '';
    case 'then':
      return 'Then ';
    case 'beat':
      return 'After a beat, ';
    case 'while':
      return 'At the same time, ';
    case 'during':
      return 'Meanwhile, ';
    case 'later':
      return clock ? `At ${secondsText(clock.startSeconds + action.seconds)}, ` : 'After a pause, ';
    default:
      return link satisfies never;
  }
}

/** How one beat is said: whether the way it takes is, too. */
type Said = ActionWords & { readonly way?: boolean };

function clause(beat: Beat, words: Said): string {
  const [first, ...others] = beat.subjects.map(cleanPhrase);
  const all = `${first} ${predicate(beat, words)}`;
  return others.length === 0 ? all : `${all}, and so ${others.length === 1 ? 'does' : 'do'} ${listed(others)}`;
}

/** `hesitantly walks to the window from left to right, facing the camera`. */
function predicate({ action }: Beat, { manners, way: hasWay = true }: Said): string {
  const does = cleanPhrase(action.does);
  const verb = does || POSES_EN[action.pose];
  const manner = manners ? cleanPhrase(action.manner) : '';
  const told = !hasWay || (does !== '' && SAYS_WAY.test(does));
  const way = told ? '' : WAYS[wayOf(action)];
  const facing = does !== '' && SAYS_FACING.test(does) ? '' : FACINGS[facingOf(action)];
  const before = /^\p{L}+ly$/u.test(manner) ? `${manner} ` : '';
  const after = before !== '' || manner === '' ? '' : LEADS_ON.test(manner) ? ` ${manner}` : `, ${manner}`;
  return `${before}${verb}${way && ` ${way}`}${after}${facing && `, ${facing}`}`;
}

/** For lists of what was left out: `Mara: sits`. */
export const beatLabelEn = (beat: Beat): string => capitalised(clause(beat, { manners: true }));
