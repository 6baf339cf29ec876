import type { InputIssue } from '@shotgraph/engine';
import type { Clock, ReferencesValue, ReferenceValue } from './values/index.ts';

/** References that can own time, by the clock that asks for one. */
const CLOCK_ROLES: { readonly [C in Exclude<Clock, 'shots'>]: readonly ReferenceValue['role'][] } = {
  audio: ['rhythm', 'music'],
  video: ['motion', 'camera', 'edit-source', 'extend-source'],
};

/** What is wrong with who owns time: exactly one has to. */
export function clockIssues(clock: Clock, references: ReferencesValue): InputIssue[] {
  return clock === 'shots' ? rhythmIssues(references) : ownerIssues(clock, references);
}

function ownerIssues(clock: Exclude<Clock, 'shots'>, references: ReferencesValue): InputIssue[] {
  const roles = CLOCK_ROLES[clock];
  const owners = references.filter(({ media, role }) => media.kind === clock && roles.includes(role));
  const asked = roles.map((role) => `"${role}"`).join(' or ');
  const mend = { kind: 'set', input: 'clock', value: 'shots', label: 'let the shots own time' } as const;
  if (owners.length === 0) {
    const message = `the clock is ${clock}, but no ${clock} reference has the role ${asked}; add one, or let the lengths of the shots be the clock`;
    return [{ input: 'clock', message, mend }];
  }
  if (clock === 'video' || owners.length === 1) return [];
  const names = owners.map(({ name }) => `"${name}"`).join(' and ');
  const message = `the clock is audio, but ${names} could each be it; give all but one the role "sound", or let the lengths of the shots be the clock`;
  return [{ input: 'clock', message, mend }];
}

/** A rhythm is there to be followed, which shots with lengths of their own do not. */
function rhythmIssues(references: ReferencesValue): InputIssue[] {
  const rhythm = references.find(({ role }) => role === 'rhythm');
  if (rhythm === undefined) return [];
  const message = `"${rhythm.name}" gives the rhythm, but the lengths of the shots are the clock, so that two own time; set the clock to audio, or give it the role "music"`;
  const mend = { kind: 'set', input: 'clock', value: 'audio' } as const;
  return [{ severity: 'warning', input: 'clock', message, mend }];
}
