import type { ErrorData } from '../errors.ts';
import type { PortType } from './port-type.ts';

/** Stands in a list for an item that could not be made. Only inputs declared `tolerant` receive lists with such items. */
export class FailedItem {
  /** Path of the node that gave nothing. */
  readonly node: string;
  readonly error: ErrorData;
  constructor(node: string, error: ErrorData) {
    this.node = node;
    this.error = error;
  }
}

/** The type of lists of one type; the same object for the same element type. In documents it is written `name[]`. */
export function listOf<V, L, N extends string, A extends string>(
  element: PortType<V, L, N, A>,
): PortType<readonly V[], readonly L[], `${N}[]`, `${A}[]`> {
  const known = lists.get(element);
  if (known) return known as never;
  // Of what type the items are makes no difference in here.
  const erased: PortType = element as never;
  const { literal, resolve, materialise, convert } = erased;
  const made: PortType = {
    name: `${element.name}[]`,
    schema: element.schema === ANYTHING ? element.schema : element.schema.array(),
    accepts: element.accepts.map((name) => `${name}[]`),
    element: erased,
    colour: element.colour,
    ...(literal && { literal: literal.array(), widget: 'json' as const }),
    ...(element.unit !== undefined && { unit: element.unit }),
    ...(resolve && {
      resolve: (literals: readonly unknown[], context) =>
        Promise.all(literals.map((item) => resolve.call(erased, item, context))),
    }),
    assets: (items: readonly unknown[]) =>
      items.flatMap((item) => (item instanceof FailedItem ? [] : (erased.assets?.(item) ?? []))),
    ...(materialise && {
      async materialise(items: readonly unknown[], context) {
        const made: unknown[] = [];
        // One after the other: each render uses the whole machine already.
        for (const item of items)
          made.push(item instanceof FailedItem ? item : await materialise.call(erased, item, context));
        return made;
      },
    }),
    ...(convert && {
      convert: (items: unknown, from: string) =>
        (items as readonly unknown[]).map((item) => convert(item, from.replace(/\[\]$/, ''))),
    }),
  };
  lists.set(element, made);
  return made as never;
}
const lists = new WeakMap<PortType, PortType>();

/**
 * A type that stands for whatever is wired: outputs of the same variable have the type of the first edge into an input of that
 * variable. Has no literals.
 */
export const typeVariable = (name: string): PortType<unknown, never, 'any', string> => ({
  name: 'any',
  // Checked where the value was made; here any value passes.
  schema: ANYTHING,
  accepts: ['any'],
  variable: name,
  colour: '#9e9e9e',
});

/** A schema that lets every value pass. */
export const ANYTHING = { safeParse: (data: unknown) => ({ success: true, data }) } as never;
