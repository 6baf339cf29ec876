import type { Patch } from 'immer';
import { isRecord } from '../json.ts';
import type { Layout } from './document.ts';
import { inFrontOf, memberPlace } from './edit-record.ts';
import type { GraphPart } from './graph.ts';
import { isEdgeId, isTakeKey } from './looks.ts';
import type { LooksOp } from './op.ts';

/**
 * Applies one op on frames, notes, bends or takes to one graph in place and returns the op that undoes it.
 *
 * @param path - where the graph stands in the document, for the patches
 * @throws RangeError naming the id when what should be removed does not exist; nothing has changed then
 */
export function applyLooksOp(
  part: GraphPart,
  op: Exclude<LooksOp, { op: 'move-node' }>,
  path: readonly string[],
  patches: Patch[],
): readonly LooksOp[] {
  switch (op.op) {
    case 'set-bends':
      return setBends(part, op, path, patches);
    case 'set-take':
      return setTake(part, op, 'takes', path, patches);
    case 'set-owner':
      return setTake(part, op, 'owners', path, patches);
    default:
      return setInList(part, op, path, patches);
  }
}

type ListOp = Extract<LooksOp, { op: 'set-frame' | 'set-note' }>;

function setInList(part: GraphPart, op: ListOp, path: readonly string[], patches: Patch[]): readonly LooksOp[] {
  const member = op.op === 'set-frame' ? 'frames' : 'notes';
  const list: readonly unknown[] = part.header.layout?.[member] ?? [];
  const at = list.findIndex((item) => isRecord(item) && item.id === op.id);
  const undo = (rest: object): readonly LooksOp[] => [{ op: op.op, id: op.id, ...rest } as LooksOp];
  const { id: _, ...old } = (list[at] ?? {}) as Record<string, unknown>;
  if (op.value === undefined) {
    if (at < 0) throw new RangeError(`there is no ${op.op === 'set-frame' ? 'frame' : 'note'} "${op.id}"`);
    setLayout(part, member, list.toSpliced(at, 1), path, patches);
    return undo({ value: old, index: at });
  }
  const made = { id: op.id, ...op.value };
  if (at < 0) {
    setLayout(part, member, list.toSpliced(op.index ?? list.length, 0, made), path, patches);
    return undo({});
  }
  const next = list.with(at, made);
  patches.push({ op: 'replace', path: [...path, 'layout', member, at], value: made });
  part.header = { ...part.header, layout: { ...part.header.layout, [member]: next as never } };
  return undo({ value: old });
}

type BendsOp = Extract<LooksOp, { op: 'set-bends' }>;

function setBends(part: GraphPart, op: BendsOp, path: readonly string[], patches: Patch[]): readonly LooksOp[] {
  if (!isEdgeId(op.edge)) throw new RangeError(`"${op.edge}" names no edge; write "node.port>node.input"`);
  const old = part.header.layout?.bends ?? {};
  const value = op.value && op.value.length > 0 ? op.value : undefined;
  setLayout(part, 'bends', withMember(old, op.edge, value, op.before), path, patches);
  return [{ op: 'set-bends', edge: op.edge, ...memberPlace(old, op.edge, value) } as LooksOp];
}

type TakeOp = Extract<LooksOp, { readonly take: string }>;

function setTake(
  part: GraphPart,
  op: TakeOp,
  member: 'takes' | 'owners',
  path: readonly string[],
  patches: Patch[],
): readonly LooksOp[] {
  if (!isTakeKey(op.take)) throw new RangeError(`"${op.take}" is no key of a purchase: 64 hexadecimal digits`);
  const old: { readonly [take: string]: string } = part.header.layout?.[member] ?? {};
  setLayout(part, member, withMember<string>(old, op.take, op.value, op.before), path, patches);
  return [{ op: op.op, take: op.take, ...memberPlace(old, op.take, op.value) } as LooksOp];
}

/** The record with a member written, or taken away. One that is there keeps its place. */
function withMember<T>(
  old: { readonly [name: string]: T },
  name: string,
  value: T | undefined,
  before: string | undefined,
): { readonly [name: string]: T } {
  const rest = Object.entries(old).filter(([other]) => other !== name);
  if (value === undefined) return Object.fromEntries(rest);
  if (Object.hasOwn(old, name)) return { ...old, [name]: value };
  const next = Object.fromEntries([...rest, [name, value] as const]);
  return before === undefined ? next : inFrontOf(next, name, before);
}

/** Writes a whole member of the layout. The document has it, and the layout, only where there is something in them. */
function setLayout(
  part: GraphPart,
  member: Exclude<keyof Layout, 'nodes'>,
  value: readonly unknown[] | object,
  path: readonly string[],
  patches: Patch[],
): void {
  const { layout, ...header } = part.header;
  const { [member]: old, ...rest } = layout ?? {};
  const isEmpty = Object.keys(value).length === 0;
  if (isEmpty && old === undefined) return;
  const place = [...path, 'layout'];
  const isAlone = Object.keys(rest).length === 0 && part.positions.size === 0;
  if (isEmpty) {
    patches.push({ op: 'remove', path: isAlone ? place : [...place, member] });
    part.header = Object.keys(rest).length === 0 ? header : { ...header, layout: rest };
    return;
  }
  if (isAlone && old === undefined) patches.push({ op: 'add', path: place, value: { [member]: value } });
  else patches.push({ op: old === undefined ? 'add' : 'replace', path: [...place, member], value });
  part.header = { ...header, layout: { ...rest, [member]: value as never } };
}
