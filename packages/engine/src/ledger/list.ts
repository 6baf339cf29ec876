import { type LedgerContext, readPurchase } from './context.ts';
import { readIndex } from './opened.ts';
import { type AttemptState, modelOf, type Purchase, stateOf } from './records.ts';
import type { PurchaseInfo } from './types.ts';

/** All purchases that were ever asked for, the newest first. One that got no further than its reservation is left out. */
export async function listPurchases(context: LedgerContext): Promise<readonly PurchaseInfo[]> {
  const keys = new Set((await readIndex(context)).map(({ key }) => key));
  const purchases = await Promise.all([...keys].map((key) => readPurchase(context, key)));
  return purchases
    .filter(({ attempts }) => attempts.length > 0)
    .map(toInfo)
    .sort((a, b) => b.askedAt - a.askedAt || (a.key < b.key ? -1 : 1));
}

/** A purchase with at least one attempt, as people see it. */
export function toInfo(purchase: Purchase): PurchaseInfo {
  const { key, attempts, strays } = purchase;
  const first = attempts[0]!.intent;
  const last = attempts.at(-1)!;
  const { call, estimate, run, tag } = last.intent;
  const done = last.end?.type === 'done' ? last.end : undefined;
  const end = last.end?.type === last.status ? last.end : undefined;
  const message = messageOfAttempt(last);
  return {
    key,
    provider: call.provider,
    account: call.account,
    model: modelOf(call),
    take: call.take,
    request: call.request,
    run,
    ...(first.place && { place: first.place }),
    state: stateOf(purchase)!,
    attempts: attempts.length,
    tag,
    estimate,
    ...(done?.price && { price: done.price }),
    ...(last.job && { job: last.job.id }),
    ...(done && { assets: done.assets }),
    strays: strays.map(({ id }) => id),
    ...(message !== undefined && { message }),
    askedAt: first.at,
    ...(end && { endedAt: end.at }),
  };
}

function messageOfAttempt({ status, doubt, end }: AttemptState): string | undefined {
  if (status === 'doubt') return doubt?.message;
  if (status !== end?.type) return undefined;
  switch (end.type) {
    case 'refused':
    case 'failed':
      return `${end.code}: ${end.message}`;
    case 'cancelled':
      return 'Cancelled';
    case 'none':
      return 'Not accepted';
    default:
      return undefined;
  }
}
