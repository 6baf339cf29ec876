import { goOn } from './buy.ts';
import { type LedgerContext, purchaseClaim, readPurchase, type Work } from './context.ts';
import { readIndex } from './opened.ts';
import { stateOf } from './records.ts';
import type { Followed } from './types.ts';
import { LostClaim, release } from './waiting.ts';
import { messageOf } from './wording.ts';

/** Finishes every purchase that is under way and that nobody else works on. Makes no new attempt. */
export async function followAll(context: LedgerContext, signal: AbortSignal): Promise<Followed> {
  signal.throwIfAborted();
  const keys = [...new Set((await readIndex(context)).map(({ key }) => key))];
  const results = await Promise.all(keys.map((key) => followOne(context, key, signal)));
  signal.throwIfAborted();
  const having = (kind: End) => keys.filter((_, i) => results[i]?.end === kind);
  const left = keys.flatMap((key, i) =>
    results[i]?.end === 'left' ? [{ key, message: results[i].message ?? '' }] : [],
  );
  return { finished: having('done'), ended: having('ended'), inDoubt: having('in-doubt'), left };
}

type End = 'done' | 'ended' | 'in-doubt' | 'left';

/** @returns `undefined` when there was nothing to do */
async function followOne(
  context: LedgerContext,
  key: string,
  signal: AbortSignal,
): Promise<{ readonly end: End; readonly message?: string } | undefined> {
  try {
    if (!isUnderWay(stateOf(await readPurchase(context, key)))) return undefined;
    const claim = await context.host.claims.claim(purchaseClaim(key));
    if (!claim) return { end: 'left', message: 'Somebody else works on it' };
    try {
      await finish(context, { key, claim, signal, emit: () => {} });
    } finally {
      await release(context.host.clock, claim);
    }
  } catch (error) {
    const state = await readPurchase(context, key).then(stateOf, () => undefined);
    if (state === 'in-doubt' && !(error instanceof LostClaim)) return { end: 'in-doubt' };
    return { end: 'left', message: messageOf(error) };
  }
  return { end: stateOf(await readPurchase(context, key)) === 'done' ? 'done' : 'ended' };
}

const isUnderWay = (state: ReturnType<typeof stateOf>) =>
  state === 'job' || state === 'sending' || state === 'in-doubt';

async function finish(context: LedgerContext, work: Work): Promise<void> {
  while (await goOn(context, work, await readPurchase(context, work.key))) work.signal.throwIfAborted();
}
