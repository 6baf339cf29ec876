import { canonicalJson, isRecord, type Json } from '@shotgraph/engine';

/** A member of a request that differs between two takes, in words. */
export interface RequestChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const LONGEST = 120;
const HASH_DIGITS = 8;

/** What differs between two requests, member by member; nothing for equal ones. */
export function requestChanges(before: Json, after: Json): readonly RequestChange[] {
  if (!isRecord(before) || !isRecord(after))
    return textOf(before) === textOf(after) ? [] : [{ name: 'request', before: words(before), after: words(after) }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => textOf(before[name]) !== textOf(after[name]))
    .map((name) => ({ name, before: words(before[name]), after: words(after[name]) }));
}

const textOf = (value: Json | undefined) => (value === undefined ? '' : canonicalJson(value));

/** A value of a request: `text`, `5`, `image 3f2a81c0`; prompts with their references in brackets. */
function words(value: Json | undefined): string {
  const text = inWords(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function inWords(value: Json | undefined): string {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return 'nothing';
  if (Array.isArray(value))
    return value.some(isMention) ? value.map(partInWords).join('') : value.map(inWords).join(', ');
  if (!isRecord(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  const { kind, content } = value;
  if (typeof kind === 'string' && typeof content === 'string') return `${kind} ${content.slice(0, HASH_DIGITS)}`;
  return JSON.stringify(value);
}

interface Mention {
  readonly kind: string;
  readonly index: number;
}

const isMention = (part: Json): part is Json & Mention =>
  isRecord(part) && typeof part.kind === 'string' && typeof part.index === 'number';

const partInWords = (part: Json): string => (isMention(part) ? `[${part.kind} ${part.index + 1}]` : inWords(part));
