import type { SubjectKind, SubjectValue } from '../values/index.ts';

/** Heights when nothing is said, metres: an adult, a child of six, a large dog, a car, something to hold. */
export const USUAL_HEIGHTS: { readonly [K in SubjectKind]: number } = {
  person: 1.7,
  child: 1.15,
  animal: 0.7,
  vehicle: 1.5,
  object: 0.4,
};

/** Colour of a subject nobody gave one: a cast gives it one of its own. */
export const NO_COLOUR = '#9e9e9e';

/**
 * Colours of stand-ins by place in a cast: told apart by everybody, then darker variants of them.
 *
 * @see https://jfly.uni-koeln.de/color/ (Okabe and Ito, colours for all kinds of sight)
 */
export const CAST_COLOURS = [
  '#e69f00',
  '#56b4e9',
  '#009e73',
  '#cc79a7',
  '#f0e442',
  '#d55e00',
  '#0072b2',
  '#946500',
  '#2f7fae',
  '#00694d',
  '#8f4a72',
  '#a39a1c',
  '#8f3f00',
  '#004d78',
] as const;

/** Subjects with colours of their own; those that have one keep it, the others get the first free ones in their order. */
export function coloured(subjects: readonly SubjectValue[]): SubjectValue[] {
  const taken = new Set(subjects.map(({ colour }) => colour));
  const free = CAST_COLOURS.filter((colour) => !taken.has(colour));
  const palette: readonly string[] = free.length > 0 ? free : CAST_COLOURS;
  let next = 0;
  return subjects.map((subject) =>
    subject.colour === NO_COLOUR ? { ...subject, colour: palette[next++ % palette.length]! } : subject,
  );
}
