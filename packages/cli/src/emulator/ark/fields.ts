import { isRecord } from '@shotgraph/engine';
import { invalid, missing } from './errors.ts';

/** A JSON object whose members are read one by one; what nobody asked for is refused. */
export interface Fields {
  /** A member that must be there. */
  need(name: string): unknown;
  text(name: string): string | undefined;
  flag(name: string, preset: boolean): boolean;
  /** A whole number from `min` to `max`. */
  whole(name: string, preset: number, range: { readonly min: number; readonly max: number }): number;
  choice<const W extends string>(name: string, preset: W, words: readonly W[]): W;
  raw(name: string): unknown;
  /** @throws Refusal for a member nobody has asked for */
  done(): void;
}

/**
 * Reads a JSON object.
 *
 * @param at - where it stands in the body, for messages: `content[0].`
 * @throws Refusal when it is no object; every reader throws one for a value that is not allowed
 */
export function readFields(value: unknown, at = ''): Fields {
  if (!isRecord(value)) throw invalid(at.replace(/\.$/, '') || 'body', 'it must be a JSON object');
  const asked = new Set<string>();
  const raw = (name: string): unknown => {
    asked.add(name);
    return Object.hasOwn(value, name) ? value[name] : undefined;
  };
  const need = (name: string) => {
    const found = raw(name);
    if (found === undefined) throw missing(`${at}${name}`);
    return found;
  };
  const typed = <T>(name: string, is: (found: unknown) => found is T, what: string): T | undefined => {
    const found = raw(name);
    if (found === undefined || is(found)) return found;
    throw invalid(`${at}${name}`, `it must be ${what}`);
  };
  const isText = (found: unknown): found is string => typeof found === 'string';
  return {
    raw,
    need,
    text: (name) => typed(name, isText, 'a string'),
    flag: (name, preset) => typed(name, (found) => typeof found === 'boolean', 'a boolean') ?? preset,
    whole: (name, preset, { min, max }) =>
      typed(
        name,
        (found): found is number => Number.isInteger(found) && Number(found) >= min && Number(found) <= max,
        `an integer from ${min} to ${max}`,
      ) ?? preset,
    choice(name, preset, words) {
      const isWord = (found: unknown): found is typeof preset => (words as readonly unknown[]).includes(found);
      return typed(name, isWord, `one of ${words.join(', ')}`) ?? preset;
    },
    done() {
      const unknown = Object.keys(value).find((name) => !asked.has(name));
      if (unknown !== undefined) throw invalid(`${at}${unknown}`, 'there is no such parameter');
    },
  };
}

/** A member that must be a text with something in it. */
export function needText(fields: Fields, name: string): string {
  const text = fields.text(name);
  if (text === undefined || text.trim() === '') throw missing(name);
  return text;
}
