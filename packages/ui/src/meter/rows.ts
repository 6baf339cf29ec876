import type { Meter, MeterRow } from '@shotgraph/nodes';

/** Most that is drawn as one block each; more is a bar. */
const MOST_BLOCKS = 10;

/** How a row is drawn: blocks for few things, else a bar. */
export const blocksOf = ({ allowed, unit }: Pick<MeterRow, 'allowed' | 'unit'>): number | undefined =>
  unit === undefined && allowed > 0 && allowed <= MOST_BLOCKS ? allowed : undefined;

/** Part of a row that is used, 0..1. */
export const partOf = ({ used, allowed }: Pick<MeterRow, 'used' | 'allowed'>): number =>
  allowed === 0 ? Number(used > 0) : Math.min(1, used / allowed);

/** Rows a card shows: what is used, and whatever is too much. The sum says nothing more while it is far away. */
export const cardRows = ({ rows, verifiedOn }: Pick<Meter, 'rows' | 'verifiedOn'>): readonly MeterRow[] =>
  rows.filter((row) => {
    if (row.state === 'over') return true;
    // What runs here has limits so wide that they are no concern.
    if (verifiedOn === undefined) return false;
    if (row.used === 0) return row.id === 'images';
    return row.id === 'total' ? row.state === 'full' : !row.advised;
  });

const UNITS: { readonly [U in NonNullable<MeterRow['unit']>]: string } = {
  seconds: ' s',
  words: '',
  characters: '',
  tokens: '',
};

/** `2 of 9`, `10.5 of 15 s`. */
export const usedInWords = ({ used, allowed, unit }: Pick<MeterRow, 'used' | 'allowed' | 'unit'>): string =>
  `${used.toLocaleString('en')} of ${allowed.toLocaleString('en')}${unit ? UNITS[unit] : ''}`;

/** What there is too much of, in a sentence; `undefined` where everything fits. */
export function overInWords({ rows, conflicts }: Pick<Meter, 'rows' | 'conflicts'>): string | undefined {
  const over = rows.filter(({ state, advised }) => state === 'over' && !advised);
  const [first] = over;
  if (first) return `${first.label}: ${usedInWords(first)}`;
  return conflicts[0]?.message;
}
