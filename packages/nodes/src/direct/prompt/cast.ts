import type { CastValue, SubjectValue } from '../values/index.ts';
import { cleanPhrase } from './text/clean.ts';
import type { Language } from './types.ts';

/** Says what members of the cast look like where they are named first, as scripts do: `Mara (tall, yellow raincoat) sits`. */
export interface Introductions {
  /** The text with traits behind the first name of everybody who was not introduced yet. */
  readonly into: (text: string) => string;
  /** Sentences about those of these who are still not introduced. */
  readonly rest: (names: readonly string[]) => string[];
}

/**
 * @param without - names of those whose traits are left out
 */
export function createIntroductions(cast: CastValue, language: Language, without: ReadonlySet<string>): Introductions {
  const waiting = new Map(
    cast.subjects
      .filter(({ name, description }) => cleanPhrase(description) !== '' && !without.has(name))
      .map((subject) => [subject.name, subject]),
  );
  const traits = (subject: SubjectValue) => cleanPhrase(subject.description);

  const into = (text: string) => {
    // Longer names first: "Mara's mother" is not Mara.
    const subjects = [...waiting.values()].sort((a, b) => b.name.length - a.name.length);
    // Found in the text as it was, so that nobody is introduced inside the traits of another.
    const places = subjects.flatMap((subject) => {
      const end = findName(text, cleanPhrase(subject.name));
      return end === undefined ? [] : [{ subject, end }];
    });
    const taken = new Set<number>();
    let out = text;
    for (const { subject, end } of places.sort((a, b) => b.end - a.end)) {
      if (taken.has(end)) continue;
      taken.add(end);
      waiting.delete(subject.name);
      const aside = language === 'zh' ? `（${traits(subject)}）` : ` (${traits(subject)})`;
      out = out.slice(0, end) + aside + out.slice(end);
    }
    return out;
  };

  const rest = (names: readonly string[]) =>
    [...new Set(names)].flatMap((name) => {
      const subject = waiting.get(name);
      waiting.delete(name);
      if (!subject) return [];
      const who = cleanPhrase(name);
      return [language === 'zh' ? `${who}：${traits(subject)}` : `${who}: ${traits(subject)}`];
    });
  return { into, rest };
}

/** Where the first use of a name ends, as a word of its own and not as an owner. */
function findName(text: string, name: string): number | undefined {
  if (name === '') return undefined;
  const isHan = /^\p{Script=Han}+$/u.test(name);
  const before = isHan
    ? [...name].length > 1
      ? ''
      : '(?<!\\p{Script=Han}(?<![和与跟时]))'
    : '(?<![\\p{Script=Latin}\\p{N}])';
  const after = isHan ? '(?!的|（)' : "(?![\\p{Script=Latin}\\p{N}]|['’]|\\s?\\(|的|（)";
  const found = new RegExp(`${before}${spelled(name)}${after}`, 'u').exec(text);
  return found ? found.index + found[0].length : undefined;
}

/** As it is written; a name that begins small may begin a sentence. Rose is no rose. */
function spelled(name: string): string {
  const first = [...name][0]!;
  const start =
    first.toUpperCase() === first ? escaped(first) : `(?:${escaped(first)}|${escaped(first.toUpperCase())})`;
  return start + escaped(name.slice(first.length));
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
