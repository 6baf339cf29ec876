import { canonicalJson, isRecord, type Json } from '@shotgraph/engine';
import { toLine, truncate } from '../text/width.ts';

const TEXT_COLUMNS = 80;
const HASH_DIGITS = 8;

/** Members of a request in words, in their order; what is empty is left out. */
export function requestRows(request: Json): readonly (readonly [name: string, value: string])[] {
  if (!isRecord(request)) return [['request', valueInWords(request)]];
  return Object.entries(request)
    .map(([name, value]) => [name, valueInWords(value)] as const)
    .filter(([, words]) => words !== '');
}

/** A value of a request: `"text"`, `5`, `image 3f2a81c0…`; prompts with their references, empty lists as nothing. */
export function valueInWords(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (isPrompt(value)) return value.length === 0 ? '' : quoted(value.map(partInWords).join(''));
  if (Array.isArray(value)) return value.map(valueInWords).join(', ');
  const media = mediaInWords(value);
  if (media !== undefined) return media;
  return typeof value === 'string' ? quoted(value) : truncate(toLine(JSON.stringify(value)), TEXT_COLUMNS);
}

const quoted = (text: string) => `"${truncate(toLine(text), TEXT_COLUMNS)}"`;

type Part = string | { readonly kind: string; readonly index: number };

/** Texts, and references by kind and place. */
const isPrompt = (value: Json): value is Part[] & Json[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((part) => typeof part === 'string' || (isRecord(part) && typeof part.index === 'number'));

const partInWords = (part: Part): string => (typeof part === 'string' ? part : `[${part.kind} ${part.index + 1}]`);

/** A reference, named by the beginning of its content. */
function mediaInWords(value: Json): string | undefined {
  if (!isRecord(value) || typeof value.kind !== 'string') return undefined;
  const content = value.content ?? value.hash;
  return typeof content === 'string' ? `${value.kind} ${content.slice(0, HASH_DIGITS)}…` : undefined;
}

/** What differs between two requests, a line for each member: `seconds: 5 became 8`. Empty when they are equal. */
export function requestChanges(before: Json, after: Json): readonly string[] {
  if (!isRecord(before) || !isRecord(after))
    return canonicalJson(before) === canonicalJson(after) ? [] : ['another request'];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (contentOf(was) === contentOf(is)) return [];
    const words = (value: Json | undefined) => valueInWords(value) || 'nothing';
    return [`${name}: ${words(was)} became ${words(is)}`];
  });
}

const contentOf = (value: Json | undefined) => (value === undefined ? '' : canonicalJson(value));
