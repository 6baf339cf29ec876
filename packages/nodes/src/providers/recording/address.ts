import { sha256Text } from '@shotgraph/engine';
import { isSigning } from './names.ts';

/** Stands for everything in a query that signs: eight digits of its hash, enough to tell two addresses of one path apart. */
const MARK = 'signed';
/** Longer values of a query are kept as hashes: whatever they are, they are too long to be mere settings. */
const LONGEST = 24;

/**
 * An address with nothing in it that gives a right: signing parameters become one short hash, user, password and fragment go. What
 * needs no change stays as it is, character by character; doing it twice changes nothing.
 */
export function reduceUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  const parts = sift(url.searchParams);
  const isPlain = !(url.username || url.password || url.hash || parts.signing.length > 0 || parts.isShortened);
  return isPlain ? text : write(url, parts.kept, parts.mark);
}

/** An address in two parts: what must be equal to be the same question, and what tells equal questions apart. */
export function splitAddress(text: string): { readonly address: string; readonly mark: string } {
  if (!URL.canParse(text)) return { address: text, mark: '' };
  const url = new URL(text);
  const { kept, mark = '' } = sift(url.searchParams);
  return { address: write(url, kept.toSorted()), mark };
}

interface Query {
  /** Encoded `name=value` that stay, in their order. */
  readonly kept: readonly string[];
  readonly signing: readonly string[];
  readonly mark: string | undefined;
  readonly isShortened: boolean;
}

function sift(query: URLSearchParams): Query {
  const kept: string[] = [];
  const signing: string[] = [];
  const marks: string[] = [];
  let isShortened = false;
  for (const [name, value] of query) {
    if (isSigning(name)) signing.push(`${name}=${value}`);
    else if (name === MARK) marks.push(value);
    else {
      const long = value.length > LONGEST;
      isShortened ||= long;
      kept.push(new URLSearchParams([[name, long ? `~${hash(value)}` : value]]).toString());
    }
  }
  const isMarked = signing.length === 0 && marks.length === 1 && /^[0-9a-f]{8}$/.test(marks[0]!);
  if (!isMarked) signing.push(...marks);
  const mark = isMarked ? marks[0] : signing.length > 0 ? hash(signing.toSorted().join('&')) : undefined;
  return { kept, signing, mark, isShortened };
}

const hash = (text: string): string => sha256Text(text).slice(0, 8);

function write({ protocol, host, pathname }: URL, kept: readonly string[], mark?: string): string {
  const query = [...kept, ...(mark === undefined ? [] : [`${MARK}=${mark}`])].join('&');
  return `${protocol}//${host}${pathname}${query && `?${query}`}`;
}
