import type { PurchaseInfo } from '@shotgraph/engine';
import { table } from '../text/table.ts';
import { showPrice } from '../text/units.ts';
import { toLine } from '../text/width.ts';
import { isUnderWay } from './companion.ts';

const KEY_DIGITS = 12;

/**
 * Says of purchases that outlive a run what is true: they go on, they are billed, and how their results are had.
 *
 * @param store - what names the store in a command: `film.json`, `--store kept`
 */
export function underWayLines(purchases: readonly PurchaseInfo[], store: string): readonly string[] {
  const open = purchases.filter(isUnderWay);
  const jobs = open.filter(({ state }) => state === 'job');
  const sent = open.filter(({ state }) => state === 'sending');
  const doubtful = open.filter(({ state }) => state === 'in-doubt');
  return [
    ...section('Still under way; nothing of it was stopped, and it is billed:', jobs),
    ...(jobs.length > 0 ? [`The next run fetches it, and so does: shotgraph ledger follow ${store}`] : []),
    ...section('Sent, but the answer is not known yet:', sent),
    ...(sent.length > 0 ? [`The next run looks for it, and so does: shotgraph ledger follow ${store}`] : []),
    ...section('In doubt: it may have been bought, and is not sent again before somebody has looked:', doubtful),
    ...doubtful.map(({ key }) => `What to look for: shotgraph ledger show ${key.slice(0, KEY_DIGITS)} ${store}`),
  ];
}

function section(heading: string, purchases: readonly PurchaseInfo[]): readonly string[] {
  if (purchases.length === 0) return [];
  const rows = purchases.map(({ place, provider, model, take, job, estimate, key }) => [
    toLine(place?.node ?? key.slice(0, KEY_DIGITS)),
    toLine(`${model || provider}, take ${take}`),
    job === undefined ? '' : toLine(`job ${job}`),
    showPrice(estimate),
  ]);
  return [heading, ...table(rows, undefined, { indent: 2 })];
}
