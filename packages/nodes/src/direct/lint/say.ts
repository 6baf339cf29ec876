/** `1`, `1 and 2`, `1, 2 and 3`. */
export function listed(words: readonly (string | number)[]): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  const rest = words.slice(0, -1);
  return rest.length === 0 ? `${last}` : `${rest.join(', ')} and ${last}`;
}

/** `shot 2`, `shots 2 and 5`: places counted from 0. */
export const shotList = (places: readonly number[]): string =>
  `${places.length === 1 ? 'shot' : 'shots'} ${listed(places.map((place) => place + 1))}`;

/** `"a" and "b"`. */
export const quoted = (names: readonly string[]): string => listed(names.map((name) => `"${name}"`));

/** A tenth at most. */
export const tenth = (value: number): number => Math.round(value * 10) / 10 + 0;

/** `[0.5, 4]`: a place on the floor. */
export const placeText = ([right, ahead]: readonly [number, number]): string => `[${tenth(right)}, ${tenth(ahead)}]`;

/** The beginning of a text, to be quoted. */
export const shortened = (text: string, length = 40): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= length
    ? line
    : `${letters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
};
