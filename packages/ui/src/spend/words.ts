import type { PurchaseInfo, PurchaseState } from '@shotgraph/engine';
import { showMoney, showMost, showPrice } from './money.ts';

/** States of purchases as people read them. */
export const STATE_WORDS: { readonly [state in PurchaseState]: string } = {
  intended: 'not sent',
  sending: 'sent',
  'in-doubt': 'in doubt',
  job: 'under way',
  done: 'bought',
  free: 'not bought',
  failed: 'failed, billed',
};

/** Whether it was sent, or may have been, and what became of it is not known yet. */
export const isUnderWay = ({ state }: Pick<PurchaseInfo, 'state'>): boolean =>
  state === 'job' || state === 'sending' || state === 'in-doubt';

/** What a purchase costs: as the provider told, else as it was estimated; nothing where nothing was bought. */
export function priceInWords({ state, price, estimate }: PurchaseInfo): string {
  if (price) return showMoney(price);
  if (state === 'free' || state === 'intended') return '';
  return isUnderWay({ state }) ? showPrice(estimate) : `up to ${showMost(estimate)}`;
}
