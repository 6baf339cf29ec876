import { NodeError, type NodeErrorCode } from '../errors.ts';
import { modelOf, type Purchase } from './records.ts';
import type { Estimate, LedgerEvent } from './types.ts';

/** Codes of the ledger's own refusals. */
export const ledgerCodes: { readonly inDoubt: NodeErrorCode; readonly overBudget: NodeErrorCode } = {
  inDoubt: 'purchase-in-doubt',
  overBudget: 'over-budget',
};

/** `0.76 USD`, `0.76 to 0.8 USD` */
export const describeEstimate = ({ min, max, currency }: Estimate): string =>
  min === max ? `${round(max)} ${currency}` : `${round(min)} to ${round(max)} ${currency}`;

const round = (amount: number) => Math.round(amount * 10_000) / 10_000;

/** A purchase that may have been made: what it would have cost, and how a person settles it. */
export function inDoubt({ key, attempts }: Purchase): NodeError {
  const { intent, doubt, job } = attempts.at(-1)!;
  const { call, estimate } = intent;
  const why =
    doubt?.why === 'job-unknown'
      ? `${call.provider} does not know its job ${job?.id} any more`
      : `the answer of ${call.provider} was lost and the job could not be found`;
  return new NodeError(
    ledgerCodes.inDoubt,
    `Purchase ${key} (${[modelOf(call), `take ${call.take}`].filter(Boolean).join(', ')}, asked for ${new Date(intent.at).toISOString()}) is in doubt: ${why}. ` +
      `It may have cost ${describeEstimate(estimate)}; it is not sent again. Look for it in the provider's console, ` +
      'then resolve it in the ledger with the id of its job, or as not bought',
    { retryable: false },
  );
}

/** Text without the queries and fragments of addresses: signatures and tokens stand there. */
export const withoutQueries = (text: string): string =>
  text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/gi, '$1');

/** What was thrown, in words that may be kept. */
export const messageOf = (thrown: unknown): string =>
  withoutQueries(thrown instanceof Error ? thrown.message : 'threw something that is no error');

/** A step of a purchase in a few words, for whoever watches. */
export function describePurchase(event: LedgerEvent): string {
  switch (event.type) {
    case 'waiting':
      return event.for === 'place' ? 'waits for a place at the provider' : 'waits until another purchase is sent';
    case 'sent':
      return `sent, job ${event.job}`;
    case 'looking':
      return 'the answer was lost, looking for the job';
    case 'found':
      return `found, job ${event.job}`;
    case 'progress':
      return event.note === undefined ? event.status : `${event.status}, ${event.note}`;
    case 'downloading':
      return `downloading ${event.file}`;
    case 'retrying':
      return event.delayMs === 0 ? event.message : `${event.message}; again in ${Math.ceil(event.delayMs / 1000)} s`;
    case 'bought': {
      const { price, estimate } = event.receipt;
      const cost = price ? `${round(price.amount)} ${price.currency}` : `about ${describeEstimate(estimate)}`;
      return event.before ? 'bought before' : `bought for ${cost}`;
    }
    default:
      return event satisfies never;
  }
}
