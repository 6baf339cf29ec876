import { canonicalJson, type Json } from '../json.ts';
import type { Frame, GraphBody, Note } from './document.ts';
import { readList } from './looks.ts';
import { inWords, listed } from './words.ts';

/** A difference in what is only looked at: nothing runs again because of it. */
export type LooksChange =
  /** Nodes that stand elsewhere on the canvas. */
  | { readonly kind: 'moved'; readonly nodes: readonly string[] }
  | { readonly kind: 'frame'; readonly frame: string; readonly before?: Frame; readonly after?: Frame }
  | { readonly kind: 'note'; readonly note: string; readonly before?: Note; readonly after?: Note }
  /** Edges that are drawn through other points, by their ids. */
  | { readonly kind: 'bent'; readonly edges: readonly string[] }
  /** Takes that people think otherwise of, by the keys of their purchases. */
  | { readonly kind: 'marked'; readonly takes: readonly string[] }
  /** Takes that belong to another node, by the keys of their purchases. */
  | { readonly kind: 'owned'; readonly takes: readonly string[] };

/** Positions of nodes that both graphs have (what came or went is told already), frames, notes, bends and takes. */
export function diffLooks(a: GraphBody, b: GraphBody): readonly LooksChange[] {
  const changes: LooksChange[] = [];
  const [before, after] = [a.layout ?? {}, b.layout ?? {}];
  const nodes = different(before.nodes, after.nodes).filter(
    (node) => Object.hasOwn(a.nodes, node) && Object.hasOwn(b.nodes, node),
  );
  if (nodes.length > 0) changes.push({ kind: 'moved', nodes });
  for (const [frame, sides] of pairs(readList(a, 'frames').good, readList(b, 'frames').good))
    changes.push({ kind: 'frame', frame, ...sides });
  for (const [note, sides] of pairs(readList(a, 'notes').good, readList(b, 'notes').good))
    changes.push({ kind: 'note', note, ...sides });
  const edges = different(before.bends, after.bends);
  if (edges.length > 0) changes.push({ kind: 'bent', edges });
  const takes = different(before.takes, after.takes);
  if (takes.length > 0) changes.push({ kind: 'marked', takes });
  const owned = different(before.owners, after.owners);
  if (owned.length > 0) changes.push({ kind: 'owned', takes: owned });
  return changes;
}

/** What this version gives no meaning to in the layout of a graph: unknown members, and what is in a list without belonging there. */
export function unknownLooks(body: GraphBody): { readonly [member: string]: Json } {
  const { nodes: _, frames: __, notes: ___, bends: ____, takes: _____, owners: ______, ...rest } = body.layout ?? {};
  const strays = (['frames', 'notes'] as const).flatMap((member) => {
    const { bad } = readList(body, member);
    return bad.length > 0 ? [[member, bad.map(({ value }) => value as Json)] as const] : [];
  });
  return { ...(rest as { readonly [member: string]: Json }), ...Object.fromEntries(strays) };
}

type Members = { readonly [name: string]: unknown };

/** Names whose values differ: those of the first record in its order, then those only the second has. */
const different = (before: Members = {}, after: Members = {}): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => contentOf(before, name) !== contentOf(after, name),
  );

const contentOf = (record: Members, name: string) =>
  Object.hasOwn(record, name) ? canonicalJson(record[name]) : undefined;

type Sides<T> = { readonly before?: T; readonly after?: T };

function pairs<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly (readonly [string, Sides<T>])[] {
  const [was, is] = [byId(before), byId(after)];
  return different(was, is).map((id) => [
    id,
    { ...(was[id] !== undefined && { before: was[id] }), ...(is[id] !== undefined && { after: is[id] }) },
  ]);
}

const byId = <T extends { readonly id: string }>(marks: readonly T[]): { readonly [id: string]: T } =>
  Object.fromEntries(marks.map((mark) => [mark.id, mark]));

/** A change of looks in words. */
export function looksInWords(change: LooksChange): string {
  switch (change.kind) {
    case 'moved':
      return `layout only: ${listed(change.nodes.map((node) => `"${node}"`))} moved`;
    case 'frame':
      return `layout only: frame "${change.frame}" ${markInWords(change.before, change.after, ['title', 'colour'])}`;
    case 'note':
      return `layout only: note "${change.note}" ${markInWords(change.before, change.after, ['text'])}`;
    case 'bent':
      return `layout only: ${listed(change.edges.map((edge) => `"${edge}"`))} bent otherwise`;
    case 'marked':
      return `layout only: ${takesInWords(change.takes)} marked otherwise`;
    case 'owned':
      return `layout only: ${takesInWords(change.takes)} followed a node to its new place`;
    default:
      return change satisfies never;
  }
}

const takesInWords = ({ length }: readonly string[]) => (length === 1 ? '1 take' : `${length} takes`);

function markInWords(before: Frame | Note | undefined, after: Frame | Note | undefined, words: readonly string[]) {
  if (!before) return 'added';
  if (!after) return 'removed';
  const [was, is] = [before, after].map((mark) => mark as unknown as { readonly [member: string]: Json });
  const changed = different(was, is!);
  const told = changed.filter((member) => words.includes(member));
  const parts = [
    ...told.map((member) => `${member} ${inWords(was![member], is![member])}`),
    ...(changed.includes('at') ? ['moved'] : []),
    ...(changed.includes('size') ? ['resized'] : []),
    ...(told.length === 0 && !changed.includes('at') && !changed.includes('size') ? ['changed'] : []),
  ];
  return parts.join('; ');
}
