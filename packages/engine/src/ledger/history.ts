import { type LedgerContext, readPurchase } from './context.ts';
import { readIndex } from './opened.ts';
import { type AttemptState, modelOf } from './records.ts';
import type { Traffic } from './types.ts';

/** What every attempt so far tells of how busy a provider was. */
export async function readTraffic(context: LedgerContext): Promise<readonly Traffic[]> {
  const keys = new Set((await readIndex(context)).map(({ key }) => key));
  const purchases = await Promise.all([...keys].map((key) => readPurchase(context, key)));
  return purchases.flatMap(({ attempts }) => attempts.flatMap(toTraffic)).sort((a, b) => a.at - b.at);
}

function toTraffic({ intent, sendingAt, status, end }: AttemptState): readonly Traffic[] {
  if (sendingAt === undefined) return [];
  const { call } = intent;
  const common = { provider: call.provider, account: call.account, model: modelOf(call), at: sendingAt };
  if (status === 'refused' && end?.type === 'refused')
    return end.retryable ? [{ ...common, outcome: 'refused' as const }] : [];
  if (status !== 'done' || end?.type !== 'done') return [];
  const { startedAt } = end;
  return [
    {
      ...common,
      outcome: 'done',
      totalMs: Math.max(0, end.at - sendingAt),
      ...(startedAt !== undefined && { queueMs: Math.max(0, startedAt - sendingAt) }),
    },
  ];
}
