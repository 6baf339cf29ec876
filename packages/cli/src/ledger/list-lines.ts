import type { PurchaseInfo } from '@shotgraph/engine';
import type { Io } from '../io.ts';
import { type Style, styleFor } from '../text/style.ts';
import { table } from '../text/table.ts';
import { showAge } from '../text/units.ts';
import { toLine } from '../text/width.ts';
import { shortKeys } from './find-purchase.ts';
import { graphNameOf } from './open-ledger.ts';
import { paintState, priceInWords, STATE_WORDS } from './purchase-words.ts';

/** Purchases as a table, the newest first; the graph is left out where all are of one. */
export function purchaseTable(
  purchases: readonly PurchaseInfo[],
  { storeFolder, now }: { readonly storeFolder: string; readonly now: number },
  io: Io,
): readonly string[] {
  const style = styleFor(io.stdout, io.env);
  const short = shortKeys(purchases);
  const graphs = purchases.map((purchase) => graphNameOf(purchase, storeFolder, io.cwd));
  const isMixed = new Set(graphs.filter((name) => name !== '')).size > 1;
  const heading = ['key', 'state', 'node', 'model', 'take', 'price', 'job', 'when', ...(isMixed ? ['graph'] : [])];
  const rows = purchases.map((purchase, i) => [
    short.get(purchase.key)!,
    STATE_WORDS[purchase.state],
    toLine(purchase.place?.node ?? ''),
    toLine(purchase.model || purchase.provider),
    String(purchase.take).padStart('take'.length),
    priceInWords(purchase),
    toLine(purchase.job ?? ''),
    showAge(now - purchase.askedAt),
    ...(isMixed ? [toLine(graphs[i]!)] : []),
  ]);
  return table([heading, ...rows], (text, column, row) => {
    if (row === 0) return style.dim(text);
    return column === 1 ? paintState(purchases[row - 1]!.state, style)(text) : text;
  });
}

/** What a person has to do, or may: for purchases in doubt and those under way. */
export function hintLines(purchases: readonly PurchaseInfo[], named: string, style: Style): readonly string[] {
  const short = shortKeys(purchases);
  const doubtful = purchases.find(({ state }) => state === 'in-doubt');
  const isOpen = purchases.some(({ state }) => state === 'job' || state === 'sending');
  const command = (words: string) => style.dim(`${words} ${named}`.trimEnd());
  return [
    ...(doubtful ? [command(`What is in doubt, and why: shotgraph ledger show ${short.get(doubtful.key)}`)] : []),
    ...(isOpen ? [command('To wait for what is under way and fetch it: shotgraph ledger follow')] : []),
  ];
}
