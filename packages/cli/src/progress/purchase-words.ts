import { describePurchase, type LedgerEvent } from '@shotgraph/engine';
import { showMoney } from '../text/units.ts';

/** A step of a purchase in a few words, with sums as they are shown everywhere. */
export function purchaseInWords(event: LedgerEvent): string {
  if (event.type !== 'bought' || event.before) return describePurchase(event);
  const { price, estimate } = event.receipt;
  if (price) return `bought for ${showMoney(price)}`;
  return `bought for up to ${showMoney({ amount: estimate.max, currency: estimate.currency }, 'ceil')}`;
}

/** What a step of a purchase leads to: steps of one stage differ in nothing that is worth a line of its own. */
export function stageOf(event: LedgerEvent): string {
  switch (event.type) {
    case 'progress':
      return event.status;
    case 'downloading':
      return `downloading ${event.file}`;
    case 'retrying':
      return `retrying ${event.message}`;
    default:
      return event.type;
  }
}
