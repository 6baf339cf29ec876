import type { PortTypeData } from '@shotgraph/engine/worker';
import { toNumber } from './scrub.ts';

/** An item of a list as it is typed. */
export type Item = string | number;

/** How the items of a list are typed: as words, numbers or files, or chosen. */
export type ItemKind = 'text' | 'number' | 'file' | 'choice';

/** How the items of lists of a type are typed; `undefined` for lists of anything else. */
export function itemKindOf({ element }: PortTypeData): ItemKind | undefined {
  switch (element?.widget) {
    case 'text':
    case 'multiline':
      return element.literal ? 'text' : undefined;
    case 'number':
    case 'file':
      return element.widget;
    case 'select':
      return 'choice';
    default:
      return undefined;
  }
}

/** The items of a value that can be typed one by one; `undefined` for one that is no list of such items. */
export function itemsOf(value: unknown, kind: ItemKind): readonly Item[] | undefined {
  const typed = kind === 'number' ? 'number' : 'string';
  return Array.isArray(value) && value.every((item) => typeof item === typed) ? value : undefined;
}

/** Reads what is typed for one item; `undefined` while it is none. */
export function toItem(text: string, kind: ItemKind): Item | undefined {
  if (text.trim() === '') return undefined;
  return kind === 'number' ? toNumber(text) : text;
}

/** Reads several items that are pasted at once: one a line, numbers also one after the other. */
export function toItems(text: string, kind: ItemKind): readonly Item[] {
  const parts = text.split(kind === 'number' ? /[\s;]+|,(?=\s)/ : /[\r\n]+/);
  return parts.flatMap((part) => toItem(kind === 'number' ? part : part.trim(), kind) ?? []);
}

/** Items with others in the place of one, or at the end. */
export const withItems = <T>(items: readonly T[], at: number, put: readonly T[]): readonly T[] => [
  ...items.slice(0, at),
  ...put,
  ...items.slice(at + 1),
];

/** Items with one a place further on or back; the same where there is no such place. */
export function moveItem<T>(items: readonly T[], at: number, by: 1 | -1): readonly T[] {
  const moved = items[at];
  const other = items[at + by];
  if (moved === undefined || other === undefined) return items;
  return items.map((item, i) => (i === at ? other : i === at + by ? moved : item));
}

/** A list with a word in it or without it. What was in it before keeps its order. */
export const toggleItem = (items: readonly Item[], word: string): readonly Item[] =>
  items.includes(word) ? items.filter((item) => item !== word) : [...items, word];
