import { isRecord, type Json } from '@shotgraph/engine';
import type { Question } from './match.ts';

/** Longest piece of a value in a message, characters. */
const LONGEST = 60;

/** Says what was asked, how the nearest recorded question differs, and what to do. */
export function describeMiss(asked: Question, recorded: readonly Question[]): string {
  const what = `the recording has no answer to ${asked.method} ${asked.address}`;
  const same = recorded.filter(({ method, address }) => method === asked.method && address === asked.address);
  const remedy = 'record again, or undo the change';
  if (same.length === 0) return `${what}: ${describeAddresses(asked, recorded)}; ${remedy}`;
  const lists = same.map(({ body }) => differences(asked.body, body)).sort((a, b) => a.length - b.length);
  const [path, is, was] = lists[0]![0] ?? ['', undefined, undefined];
  const [now, then] = showBoth(is, was);
  return `${what} with this body: ${path || 'the body'} is ${now}, recorded was ${then}; ${remedy}`;
}

function describeAddresses(asked: Question, recorded: readonly Question[]): string {
  if (recorded.length === 0) return 'it is empty';
  const nearness = ({ method, address }: Question) =>
    (method === asked.method ? 1000 : 0) + commonStart(address, asked.address);
  const nearest = recorded.reduce((best, other) => (nearness(other) > nearness(best) ? other : best));
  return `this was never asked, the nearest is ${nearest.method} ${nearest.address}`;
}

/** Path and both values, `undefined` where there is none. */
type Difference = readonly [path: string, is: Json | undefined, was: Json | undefined];

function differences(is: Json | undefined, was: Json | undefined, path = ''): readonly Difference[] {
  if (Array.isArray(is) && Array.isArray(was)) {
    const longer = is.length > was.length ? is : was;
    return longer.flatMap((_, at) => differences(is[at], was[at], `${path}[${at}]`));
  }
  if (isRecord(is) && isRecord(was)) {
    const names = [...new Set([...Object.keys(is), ...Object.keys(was)])];
    // What kind of body it is says nothing to people.
    const inside = (name: string) => (path === '' && name === 'json' ? '' : path === '' ? name : `${path}.${name}`);
    return names.flatMap((name) => differences(member(is, name), member(was, name), inside(name)));
  }
  return JSON.stringify(is) === JSON.stringify(was) ? [] : [[path, is, was]];
}

const member = (object: Record<string, unknown>, name: string) =>
  Object.hasOwn(object, name) ? (object[name] as Json) : undefined;

/** Both values from shortly before they part. */
function showBoth(is: Json | undefined, was: Json | undefined): readonly [string, string] {
  const texts = [is, was].map((value) => (value === undefined ? 'left out' : JSON.stringify(value))) as [
    string,
    string,
  ];
  const from = Math.max(0, commonStart(...texts) - 20);
  return texts.map((text) => {
    const start = text.length > LONGEST ? from : 0;
    return `${start > 0 ? '…' : ''}${text.slice(start, start + LONGEST)}${start + LONGEST < text.length ? '…' : ''}`;
  }) as [string, string];
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
