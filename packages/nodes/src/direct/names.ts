import { type InputIssue, nearNames } from '@shotgraph/engine';

/** A text as a name: without spaces around it; `undefined` for none. */
export const toName = (text: string | undefined): string | undefined => text?.trim() || undefined;

/** Texts without spaces around them, each once, and without empty ones. */
export const toTexts = (texts: readonly string[]): string[] => [
  ...new Set(texts.map((text) => text.trim()).filter(Boolean)),
];

/** Issue of a name that is required and says nothing. */
export const nameIssues = (name: string | undefined, input: string, what: string): InputIssue[] =>
  name === undefined || toName(name) !== undefined
    ? []
    : [{ input, message: `the ${what} has no name; type in what prompts and messages shall call it` }];

/** Two of a list that have the same name: places counted from 0, the first that has it and one after it. */
export interface Repeated {
  readonly name: string;
  readonly first: number;
  readonly again: number;
}

/** Every name that was there before, in order. */
export function findRepeated(names: readonly string[]): Repeated[] {
  return names.flatMap((name, again) => {
    const first = names.indexOf(name);
    return first < again ? [{ name, first, again }] : [];
  });
}

/** The first of `name 2`, `name 3` and so on that is free. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let n = 2; ; n++) if (!taken.has(`${name} ${n}`)) return `${name} ${n}`;
}

/** Members with names nobody typed made different by numbers: `key`, `key 2`. Names that were typed stay. */
export function numberUsual<T extends { readonly name: string }>(
  members: readonly T[],
  isUsual: (member: T) => boolean,
): T[] {
  const taken = new Set<string>();
  const all = new Set(members.map(({ name }) => name));
  return members.map((member) => {
    const isFree = !taken.has(member.name);
    const name = isFree || !isUsual(member) ? member.name : freeName(member.name, all);
    taken.add(name);
    all.add(name);
    return name === member.name ? member : { ...member, name };
  });
}

/** No more names than these are listed in a message. */
const MOST_LISTED = 12;

/** `"Mra" is not in the cast (Mara, Fox); did you mean "Mara"?` */
export function unknownName(asked: string, known: readonly string[], where: string): string {
  const [near] = nearNames(asked, known);
  const advice = near === undefined ? 'add it there, or use a name that is' : `did you mean "${near}"?`;
  const listed = [...known.slice(0, MOST_LISTED), ...(known.length > MOST_LISTED ? ['…'] : [])].join(', ');
  return `"${asked}" is not in ${where} (${listed || 'nobody yet'}); ${advice}`;
}
