import { isRecord, type Json } from '@shotgraph/engine';

/** A member of a JSON object; `undefined` when there is none. */
export const field = (json: unknown, name: string): unknown => (isRecord(json) ? json[name] : undefined);

/** A member that is a text with something in it. */
export function textField(json: unknown, name: string): string | undefined {
  const value = field(json, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The members of an object that are there, under new names: `{ new: [json, 'old'] }`. */
export function pickFacts(names: { readonly [fact: string]: readonly [json: unknown, name: string] }): {
  readonly [fact: string]: Json;
} {
  const facts: { [fact: string]: Json } = {};
  for (const [fact, [json, name]] of Object.entries(names)) {
    const value = field(json, name);
    if (value !== undefined && value !== null) facts[fact] = value as Json;
  }
  return facts;
}
