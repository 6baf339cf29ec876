import { type Each, type Edge, edgesIn, type InputValue, isEdge, isEdgeList } from './document.ts';

/** What became of a value, in words; a side that is not there is `undefined`. */
export function inWords(before: InputValue | undefined, after: InputValue | undefined): string {
  if (before === undefined)
    return isEdge(after) || isEdgeList(after) ? `wired from ${show(after)}` : `set to ${show(after)}`;
  if (after === undefined)
    return `no longer ${isEdge(before) || isEdgeList(before) ? 'wired' : 'set'}, was ${show(before)}`;
  if (isEdgeList(before) && isEdgeList(after)) return edgesInWords(before, after);
  if (typeof before === 'string' && typeof after === 'string') return textInWords(before, after);
  return `${show(before)} became ${show(after)}`;
}

/** Lists of edges: what joined and left, else that the order changed. */
function edgesInWords(before: readonly Edge[], after: readonly Edge[]): string {
  const [was, is] = [edgesIn(before).map(showEdge), edgesIn(after).map(showEdge)];
  const [left, joined] = [leftOver(was, is), leftOver(is, was)];
  if (left.length === 0 && joined.length === 0) return `order ${was.join(', ')} became ${is.join(', ')}`;
  const parts = [
    left.length > 0 && `no longer wired from ${listed(left)}`,
    joined.length > 0 && `also wired from ${listed(joined)}`,
  ];
  return parts.filter(Boolean).join('; ');
}

/** What is in the first list more often than in the second. */
function leftOver(these: readonly string[], those: readonly string[]): readonly string[] {
  const rest = [...those];
  return these.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const SHOWN_LENGTH = 60;
const SHOWN_NAMES = 6;

/** Long texts are shown from a little before the place where they part. */
function textInWords(before: string, after: string): string {
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same++;
  let from = Math.max(before.length, after.length) > SHOWN_LENGTH ? Math.max(0, same - 16) : 0;
  while (from > 0 && from < same && before[from - 1] !== ' ') from++;
  const part = (text: string) => `${from > 0 ? '…' : ''}${showJson(text.slice(from))}`;
  return `${part(before)} became ${part(after)}`;
}

const showEdge = ({ from, as }: Edge) => (as === undefined ? `"${from}"` : `"${from}" as @${as}`);

/** A value of an input in words. */
export function show(value: InputValue | undefined): string {
  if (isEdge(value)) return showEdge(value);
  return isEdgeList(value) ? listed(value.map(showEdge)) : showJson(value);
}

function showJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH - 1)}…`;
}

/** Names in a row; of many only the first few. */
export const listed = (names: readonly string[]): string =>
  names.length <= SHOWN_NAMES
    ? names.join(', ')
    : `${names.slice(0, SHOWN_NAMES).join(', ')} and ${names.length - SHOWN_NAMES} more`;

/** Which runs `each` asks for: `each "seed" with its "prompt", times each "model"`. */
export const eachInWords = (each: Each): string =>
  each.map((group) => `each ${group.map((name) => `"${name}"`).join(' with its ')}`).join(', times ');
