import type { PurchaseInfo } from '@shotgraph/engine';
import type { Io } from '../io.ts';
import { styleFor } from '../text/style.ts';
import { table } from '../text/table.ts';
import { showAge, showDuration, showPrice, showTime } from '../text/units.ts';
import { toLine } from '../text/width.ts';
import { graphNameOf } from './open-ledger.ts';
import { paintState, priceInWords, STATE_WORDS } from './purchase-words.ts';
import { requestRows } from './request-words.ts';

/** Everything that is known of a purchase, and what a person may do about it. */
export function purchaseLines(
  purchase: PurchaseInfo,
  { storeFolder, now, named }: { readonly storeFolder: string; readonly now: number; readonly named: string },
  io: Io,
): readonly string[] {
  const style = styleFor(io.stdout, io.env);
  const { key, state, place, provider, account, model, take, attempts, tag, job, run, askedAt, endedAt } = purchase;
  const { estimate, assets = {}, strays, message } = purchase;
  const graph = graphNameOf(purchase, storeFolder, io.cwd);
  const took = endedAt === undefined ? '' : `, took ${showDuration(endedAt - askedAt)}`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['node', place && `${place.node} of ${graph}`],
    ['model', `${model || 'no model'}, take ${take}`],
    ['provider', `${provider}, account ${account}`],
    ['price', priceInWords(purchase)],
    ['estimate', showPrice(estimate)],
    ['asked', `${showTime(new Date(askedAt))} (${showAge(now - askedAt)})${took}`],
    ['attempts', `${attempts}, the last one with seed ${tag}`],
    ['job', job],
    ['run', run],
    ...Object.entries(assets).map(([name, hash]) => [name, hash] as const),
    ['strays', strays.join(', ')],
  ];
  return [
    `${style.bold(key)}: ${paintState(state, style)(STATE_WORDS[state])}`,
    ...(message === undefined ? [] : [toLine(message)]),
    ...table(rowsOf(facts), undefined, { indent: 2 }),
    style.dim('asked for'),
    ...table(requestRows(purchase.request), undefined, { indent: 2 }),
    ...adviceLines(purchase, named),
  ];
}

const rowsOf = (facts: readonly (readonly [string, string | undefined])[]) =>
  facts.flatMap(([name, value]) => (value ? [[name, toLine(value)]] : []));

/** What can be done about a purchase that is not settled. */
function adviceLines(
  { key, state, provider, tag, job, strays, askedAt }: PurchaseInfo,
  named: string,
): readonly string[] {
  const command = (words: string) => `  shotgraph ledger ${words} ${named}`.trimEnd();
  const short = key.slice(0, 12);
  const stray = strays.length === 0 ? [] : [`Jobs that nothing came of: look for ${strays.join(', ')} at ${provider}.`];
  switch (state) {
    case 'in-doubt':
    case 'sending':
      return [
        job === undefined
          ? `It may have been bought, and is not sent again before that is clear. Look for it at ${provider}: sent after ${showTime(new Date(askedAt))}, with seed ${tag} where seeds are shown.`
          : `${provider} does not know job ${job} any more. Look for it there.`,
        'Then say what you found:',
        command(`resolve ${short} --job ID`),
        command(`resolve ${short} --not-bought`),
        ...stray,
      ];
    case 'job':
      return [
        'It goes on and is billed. To wait for it, or to have it stopped if that is still possible:',
        command('follow'),
        command(`cancel ${short}`),
        ...stray,
      ];
    default:
      return stray;
  }
}
