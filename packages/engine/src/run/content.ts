import { canonicalJson } from '../json.ts';
import { isUnknown } from '../node/define-node.ts';
import { FailedItem } from '../node/list.ts';
import type { PortType } from '../node/port-type.ts';

/** Contents up to this length stand in keys as they are; longer ones by their hash. */
const INLINE_LENGTH = 80;

/**
 * Text that is equal exactly for equal values of a type. Short canonical JSON stands as it is, everything else as
 * `#` + SHA-256, which no JSON starts with. A list's content follows from those of its items.
 */
export function contentOf(type: PortType, value: unknown, digest: (text: string) => string): string {
  if (typeof value === 'number' && type.content === undefined && Number.isFinite(value))
    return Object.is(value, -0) ? '0' : String(value);
  if (type.element) return contentOfList(itemContents(type.element, value as readonly unknown[], digest), digest);
  const text = type.content ? type.content(value) : canonicalJson(value);
  return text.length <= INLINE_LENGTH && type.content === undefined ? text : `#${digest(text)}`;
}

/** Content of a list with items of these contents. */
export function contentOfList(contents: readonly string[], digest: (text: string) => string): string {
  const text = `[${contents.join()}]`;
  return text.length <= INLINE_LENGTH ? text : `#${digest(text)}`;
}

/** Content of each item of a list; remembered as long as the list lives. */
export function itemContents(
  element: PortType,
  list: readonly unknown[],
  digest: (text: string) => string,
): readonly string[] {
  let contents = contentsOfItems.get(list);
  if (!contents) {
    contents = list.map((item) =>
      item instanceof FailedItem ? `!${item.node}` : isUnknown(item) ? '?' : contentOf(element, item, digest),
    );
    contentsOfItems.set(list, contents);
  }
  return contents;
}

/**
 * Notes the contents of a list whose items' contents are known already.
 *
 * @param expected - places of the items that are only predicted; the others are as they will be
 */
export function noteItems(list: readonly unknown[], contents: readonly string[], expected: ReadonlySet<number>): void {
  contentsOfItems.set(list, contents);
  expectedItems.set(list, expected);
}

/** Whether an item of a predicted list is itself only predicted. */
export const isExpectedItem = (list: readonly unknown[], index: number): boolean =>
  expectedItems.get(list)?.has(index) ?? true;
const expectedItems = new WeakMap<readonly unknown[], ReadonlySet<number>>();
const contentsOfItems = new WeakMap<readonly unknown[], readonly string[]>();

/** Content of an output that is only predicted: named by the key that will make it. Never equal to a real content. */
export const predictedContent = (key: string, port: string): string => `~${key}.${port}`;

/** Members of a value looked at before it counts as large anyway. */
const MOST_MEMBERS = 10_000;

/** About how many bytes a value keeps in memory: long enough a look to tell large values from small ones. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let bytes = 0;
  let seen = 0;
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const member = stack.pop();
    if (++seen > MOST_MEMBERS) return Number.POSITIVE_INFINITY;
    if (typeof member === 'string') bytes += member.length;
    else if (ArrayBuffer.isView(member)) bytes += member.byteLength;
    else if (typeof member === 'object' && member !== null)
      for (const key in member) stack.push((member as never)[key]);
    else bytes += 8;
  }
  return bytes;
}
