import type { Io } from '../io.ts';
import { paintState, priceInWords, STATE_WORDS } from '../ledger/purchase-words.ts';
import { styleFor } from '../text/style.ts';
import { table } from '../text/table.ts';
import { showAge } from '../text/units.ts';
import { toLine } from '../text/width.ts';
import type { NodeTake } from './find-takes.ts';

/** Takes as a table: a star at the one that is used, and below each what changed in the request. */
export function takeTable(takes: readonly NodeTake[], now: number, io: Io): readonly string[] {
  const style = styleFor(io.stdout, io.env);
  const heading = ['', 'take', 'state', 'model', 'seed', 'price', 'when'];
  const rows = takes.map(({ isUsed, ...take }) => [
    isUsed ? '*' : '',
    String(take.take).padStart('take'.length),
    STATE_WORDS[take.state],
    toLine(take.model || take.provider),
    String(take.tag),
    priceInWords(take),
    showAge(now - take.askedAt),
  ]);
  const lines = table([heading, ...rows], (text, column, row) => {
    if (row === 0) return style.dim(text);
    return column === 2 ? paintState(takes[row - 1]!.state, style)(text) : text;
  });
  return lines.flatMap((line, row) => [
    line,
    ...changeLines(takes[row - 1]).map((text) => style.dim(`         ${text}`)),
  ]);
}

/** Of the heading, which comes first, nothing. */
function changeLines(take: NodeTake | undefined): readonly string[] {
  const { changes, message, state } = take ?? {};
  const told = changes?.length === 0 ? ['the same request'] : (changes ?? []);
  return [...told.map(toLine), ...(message !== undefined && state !== 'done' ? [toLine(message)] : [])];
}
