/** `rain`, `rain and wind`, `rain, wind and thunder`. */
export function listed(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** `Mara's`, `the twins'`; names that end in s otherwise take the full form, as in `James's`. */
export const possessive = (name: string): string => (/^the .*[^s]s$/iu.test(name) ? `${name}'` : `${name}'s`);

/** First letter in upper case. Marks before it are passed over. */
export const capitalised = (text: string): string =>
  text.replace(/^(["“'‘(]?)(\p{Ll})/u, (_, mark: string, letter: string) => mark + letter.toUpperCase());

/** First letter in lower case, unless the word is a name, `I`, or all in capitals: only for words of our own. */
export const lowered = (text: string): string => text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

/** With a capital and a full stop, unless it ends in a mark of its own. */
export const sentence = (text: string): string =>
  text === '' ? '' : `${capitalised(text)}${/[.!?…:][")”’]?$/u.test(text) || /[。！？]$/u.test(text) ? '' : '.'}`;

/** Sentences one after the other; empty ones are left out. */
export const sentences = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ');

/** `0.5`, `4`: tenths at most. */
export const tenths = (value: number): number => Math.round(value * 10) / 10;

/** `1 second`, `2.5 seconds`. */
export const secondsText = (seconds: number): string =>
  `${tenths(seconds)} ${tenths(seconds) === 1 ? 'second' : 'seconds'}`;
