import type { PurchaseInfo } from '@shotgraph/engine';
import type { Style } from '../text/style.ts';
import { showMoney, showPrice } from '../text/units.ts';

/** States as people read them. */
export const STATE_WORDS: { readonly [state in PurchaseInfo['state']]: string } = {
  intended: 'not sent',
  sending: 'sent',
  'in-doubt': 'in doubt',
  job: 'under way',
  done: 'bought',
  free: 'not bought',
  failed: 'failed, billed',
};

/** The colour a state has everywhere. */
export const paintState = (state: PurchaseInfo['state'], { green, red, yellow, cyan, dim }: Style) =>
  ({
    intended: dim,
    sending: yellow,
    'in-doubt': red,
    job: cyan,
    done: green,
    free: dim,
    failed: red,
  })[state];

/** What a purchase costs: as the provider told, else as it was estimated; nothing where nothing was bought. */
export function priceInWords({ state, price, estimate }: PurchaseInfo): string {
  if (price) return showMoney(price);
  if (state === 'free' || state === 'intended') return '';
  return state === 'job' || state === 'sending' || state === 'in-doubt'
    ? showPrice(estimate)
    : `up to ${showMoney({ amount: estimate.max, currency: estimate.currency }, 'ceil')}`;
}
