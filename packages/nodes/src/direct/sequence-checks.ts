import type { InputIssue } from '@shotgraph/engine';
import { findRepeated, unknownName } from './names.ts';
import { strangersIn } from './shot-checks.ts';
import type { CastValue, ReferencesValue, ShotValue, SubjectValue } from './values/index.ts';

/** `shot 2 "Chase"`. */
export const shotTitle = (shots: readonly ShotValue[], at: number): string => {
  const name = shots[at]!.name;
  return name === `shot ${at + 1}` ? name : `shot ${at + 1} "${name}"`;
};

/** Transitions that take more than half of a shot, and one that has nothing to begin from. */
export function transitionIssues(shots: readonly ShotValue[]): InputIssue[] {
  return shots.flatMap(({ transition: { kind, seconds } }, at): InputIssue[] => {
    if (kind === 'cut') return [];
    const title = shotTitle(shots, at);
    if (at === 0) {
      const message = `${title} is the first and begins with a cut, so that its ${kind} of ${seconds} s is left out; set its transition to cut`;
      return [{ severity: 'warning', input: 'shots', message }];
    }
    const shorter = shots[at - 1]!.seconds <= shots[at]!.seconds ? at - 1 : at;
    const most = shots[shorter]!.seconds / 2;
    if (seconds <= most) return [];
    const message = `the ${kind} into ${title} takes ${seconds} s, more than half of ${shotTitle(shots, shorter)} with its ${shots[shorter]!.seconds} s; use ${most} s at most, or lengthen the shot`;
    return [{ input: 'shots', message }];
  });
}

/** Shots that lists and takes could not tell apart. */
export const repeatedShots = (shots: readonly ShotValue[]): InputIssue[] =>
  findRepeated(shots.map(({ name }) => name)).map(({ name, first, again }) => ({
    severity: 'warning',
    input: 'shots',
    message: `shots ${first + 1} and ${again + 1} are both called "${name}"; rename one, so that lists tell them apart`,
  }));

/** Members of casts by name, of each the first that is met. */
export function joinCasts(casts: readonly CastValue[]): CastValue {
  const byName = new Map<string, SubjectValue>();
  for (const { subjects } of casts)
    for (const subject of subjects) if (!byName.has(subject.name)) byName.set(subject.name, subject);
  return { subjects: [...byName.values()] };
}

/** Names that nobody of the whole cast has, said once each. A direction without any cast names whom it likes. */
export function strangersInShots(shots: readonly ShotValue[], cast: CastValue): InputIssue[] {
  if (cast.subjects.length === 0) return [];
  const names = cast.subjects.map(({ name }) => name);
  return shots.flatMap((shot, at) =>
    strangersIn(shot, cast).map(({ name, use }) => ({
      input: 'shots',
      message: `${shotTitle(shots, at)} has as ${use} somebody unknown: ${unknownName(name, names, 'the cast')}`,
    })),
  );
}

/** References that show somebody nobody knows. */
export function strangersInReferences(references: ReferencesValue, cast: CastValue): InputIssue[] {
  const names = cast.subjects.map(({ name }) => name);
  if (names.length === 0) return [];
  return references
    .filter(({ subject }) => subject !== '' && !names.includes(subject))
    .map(({ name, subject }) => ({
      input: 'references',
      message: `the reference "${name}" shows somebody unknown: ${unknownName(subject, names, 'the cast')}`,
    }));
}

/** The same name for different people in the casts of different shots. Colours differ by place and say nothing. */
export function doubles(shots: readonly ShotValue[], cast: CastValue): InputIssue[] {
  const byName = new Map(cast.subjects.map((subject) => [subject.name, subject]));
  const issues = new Map<string, InputIssue>();
  for (const [at, shot] of shots.entries())
    for (const subject of shot.cast.subjects) {
      const [known, other] = [factsOf(byName.get(subject.name) ?? subject), factsOf(subject)];
      if (known === other || issues.has(subject.name)) continue;
      const message = `"${subject.name}" is ${other} in ${shotTitle(shots, at)}, but ${known} elsewhere; wire one cast into all shots`;
      issues.set(subject.name, { severity: 'warning', input: 'shots', message });
    }
  return [...issues.values()];
}

const factsOf = ({ kind, heightMetres, description }: SubjectValue): string =>
  [kind, `${heightMetres} m`, description && `"${description}"`].filter(Boolean).join(', ');
