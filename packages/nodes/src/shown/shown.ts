import { FailedItem, isUnknown, type Json, type NodeValue, type PortType } from '@shotgraph/engine';
import type { PickChoice } from '../flow/pick.ts';

/** A media value as cards show it: what it is, and the asset that holds its bytes once it is rendered. */
export interface ShownMedia {
  readonly kind: 'image' | 'video' | 'audio';
  /** Content of the value: equal ids are equal pictures and sounds. */
  readonly id: string;
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  readonly seconds?: number;
  /** Whether a video has sound. */
  readonly audio?: boolean;
  /** Asset hash; left out while the value is only an expression. */
  readonly hash?: string;
}

/** A file that the graph wrote: a table, an edit list, a document. */
export interface ShownWritten {
  readonly kind: 'written';
  readonly hash: string;
  /** Also the ending of its name. */
  readonly format: string;
  readonly bytes: number;
  /** Whether it can be read as text. */
  readonly isText: boolean;
}

/** A value made fit for showing. */
export type Shown =
  | ShownMedia
  | ShownWritten
  | { readonly kind: 'file'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'data'; readonly text: string }
  /** An item of a list that could not be made. */
  | { readonly kind: 'failed'; readonly node: string; readonly text: string }
  | ShownList;

/** A list, as far as it is worth showing. */
export interface ShownList {
  readonly kind: 'list';
  readonly count: number;
  /** The first of them. */
  readonly items: readonly Exclude<Shown, ShownList>[];
  /** For each of these what picks it, as `flow/pick` has it in its input; `null` for one that cannot be picked. */
  readonly picks: readonly (PickChoice | null)[];
}

/** The values in a value: the items of a list, else itself. */
export const itemsIn = (shown: Shown | undefined): readonly Exclude<Shown, ShownList>[] =>
  shown === undefined ? [] : shown.kind === 'list' ? shown.items : [shown];

/** Longest text sent to cards, in UTF-16 code units. */
const MAX_TEXT = 600;
/** Items of a list sent to cards. */
const MAX_ITEMS = 24;

interface MediaLike {
  readonly kind: 'image' | 'video' | 'audio';
  readonly expr: { readonly op: string; readonly id: string; readonly args: { readonly hash?: unknown } };
  readonly info: {
    readonly width?: number;
    readonly height?: number;
    readonly fps?: number;
    readonly seconds?: number;
    readonly audio?: unknown;
  };
}

/**
 * Makes any value that travels between nodes small and plain. Runs where the engine does.
 *
 * @param toPick - names an item of a list so that it can be picked; throws for one that cannot
 */
export function show(
  value: NodeValue['value'],
  type: PortType,
  toPick: (list: readonly unknown[], item: number) => PickChoice = (_, item) => item,
): Json {
  const shown = type.element && Array.isArray(value) ? showList(value, type.element, toPick) : toShown(value, type);
  return shown as unknown as Json;
}

function showList(
  list: readonly unknown[],
  element: PortType,
  toPick: (list: readonly unknown[], item: number) => PickChoice,
): ShownList {
  const items = list.slice(0, MAX_ITEMS);
  return {
    kind: 'list',
    count: list.length,
    items: items.map((item) =>
      item instanceof FailedItem
        ? { kind: 'failed', node: item.node, text: cut(item.error.message) }
        : toShown(item, element),
    ),
    picks: items.map((item, i) =>
      item instanceof FailedItem || isUnknown(item) || isNothing(item) ? null : toPick(list, i),
    ),
  };
}

function toShown(value: unknown, type: PortType): Exclude<Shown, ShownList> {
  if (isUnknown(value)) return { kind: 'data', text: 'known after a run' };
  if (isNothing(value)) return { kind: 'data', text: 'nothing' };
  if (isMedia(value)) return showMedia(value);
  if (type.name === 'file') {
    const { name, bytes } = value as { readonly name: string; readonly bytes: number };
    return { kind: 'file', name, bytes };
  }
  if (isWritten(value)) {
    const { hash, format, bytes } = value;
    return { kind: 'written', hash, format, bytes, isText: format !== 'pdf' };
  }
  if (typeof value === 'string') return { kind: 'text', text: cut(value) };
  if (typeof value === 'number') return { kind: 'data', text: String(Math.round(value * 1000) / 1000) };
  return { kind: 'data', text: cut(SUMMARIES[type.name]?.(value) ?? summarise(value)) };
}

interface Move {
  readonly move: string;
  readonly amount: number;
  readonly unit: string;
}

/** What matters about values of some port types, in one line. */
const SUMMARIES: { readonly [type: string]: (value: unknown) => string } = {
  camera: (value) => {
    const { seconds, moves } = value as { readonly seconds: number; readonly moves: readonly Move[] };
    const words = moves.map(({ move, amount, unit }) => `${move} ${round(amount)} ${unit}`.trim());
    return [...words, `${round(seconds)} s`].join(' · ');
  },
  beats: (value) => {
    const { tempo, times } = value as { readonly tempo: number; readonly times: readonly number[] };
    return `${round(tempo)} bpm · ${times.length} beats`;
  },
};

/**
 * A value of direction in full, as plain data; media within it become what cards show of them. Runs where the engine does.
 */
export function toPlain(value: unknown): Json {
  if (value === undefined || value === null || isUnknown(value) || value instanceof FailedItem) return null;
  if (typeof value !== 'object') return value as Json;
  if (isMedia(value)) return showMedia(value) as unknown as Json;
  if (Array.isArray(value)) return value.map(toPlain);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, toPlain(member)]])),
  );
}

/** What a bypassed node hands on that was given nothing. */
const isNothing = (value: unknown): value is undefined | null => value === undefined || value === null;

const round = (value: number) => Math.round(value * 100) / 100;

const isWritten = (value: unknown): value is Pick<ShownWritten, 'hash' | 'format' | 'bytes'> =>
  (value as { readonly kind?: unknown } | null)?.kind === 'written-file';

const isMedia = (value: unknown): value is MediaLike => {
  const { kind, expr } = (value ?? {}) as Partial<MediaLike>;
  return (kind === 'image' || kind === 'video' || kind === 'audio') && typeof expr?.op === 'string';
};

function showMedia({ kind, expr, info }: MediaLike): ShownMedia {
  const { width, height, fps, seconds, audio } = info;
  const hash = expr.op === 'asset' && typeof expr.args.hash === 'string' ? expr.args.hash : undefined;
  return {
    kind,
    id: expr.id,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(fps !== undefined && { fps }),
    ...(seconds !== undefined && { seconds }),
    ...(kind === 'video' && { audio: Boolean(audio) }),
    ...(hash !== undefined && { hash }),
  };
}

/** Data in one line: the plain members of a record, the length of lists. */
function summarise(value: unknown): string {
  if (Array.isArray(value))
    return value.length <= 4 && value.every((item) => typeof item !== 'object')
      ? value.join(', ')
      : `${value.length} items`;
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Object.entries(value).flatMap(([name, member]) => {
    if (Array.isArray(member)) return [`${member.length} ${member.length === 1 ? name.replace(/s$/, '') : name}`];
    if (typeof member === 'number') return [`${name} ${round(member)}`];
    return typeof member === 'string' ? [`${name} ${member}`] : [];
  });
  return parts.join(' · ');
}

const cut = (text: string) => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);
