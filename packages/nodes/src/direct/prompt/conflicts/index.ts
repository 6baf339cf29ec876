import type { Brief } from '../brief.ts';
import type { Conflict } from '../types.ts';
import { exclusionConflicts, lensConflicts, lockConflicts, mediumConflicts } from './rules-film.ts';
import {
  continuesConflicts,
  ownConflicts,
  rivalConflicts,
  soundConflicts,
  sourceConflicts,
  spanConflicts,
  strangerConflicts,
} from './rules-references.ts';
import {
  appearanceConflicts,
  cameraConflicts,
  clockConflicts,
  daytimeConflicts,
  sizeConflicts,
} from './rules-texts.ts';

const RULES: readonly ((brief: Brief) => readonly Conflict[])[] = [
  appearanceConflicts,
  cameraConflicts,
  lensConflicts,
  clockConflicts,
  soundConflicts,
  rivalConflicts,
  ownConflicts,
  sourceConflicts,
  spanConflicts,
  strangerConflicts,
  continuesConflicts,
  daytimeConflicts,
  sizeConflicts,
  mediumConflicts,
  exclusionConflicts,
  lockConflicts,
];

/** Everything in a direction that says two things at once: words against references, references against each other, words against words. */
export function conflictsOf(brief: Brief): Conflict[] {
  const seen = new Set<string>();
  return RULES.flatMap((rule) => rule(brief)).filter(({ where, what }) => {
    const key = `${where}\n${what}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** One conflict as a sentence. */
export const conflictText = ({ where, what, fix }: Conflict): string => `${where}: ${what}; ${fix}`;
