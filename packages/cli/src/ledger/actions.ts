import type { Followed, PurchaseInfo } from '@shotgraph/engine';
import { EXIT, UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { isUnderWay } from '../spending/companion.ts';
import { styleFor } from '../text/style.ts';
import { count } from '../text/units.ts';
import { toLine } from '../text/width.ts';
import { findPurchase, shortKeys } from './find-purchase.ts';
import { hintLines, purchaseTable } from './list-lines.ts';
import { missingKeyLines } from './missing-keys.ts';
import { type OpenedLedger, purchasesOf } from './open-ledger.ts';
import { purchaseLines } from './show-lines.ts';

/** Options of the command, as its help says them. */
export interface LedgerOptions {
  readonly job?: string | undefined;
  readonly 'not-bought': boolean;
  readonly json: boolean;
}

/** One action on an opened ledger. @returns the exit code */
export type Action = (opened: OpenedLedger, options: LedgerOptions, io: Io, key: string) => Promise<number>;

const say = (io: Io, json: boolean, data: unknown, lines: () => readonly string[]) => {
  if (json) io.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  else for (const line of lines()) io.stdout.write(`${line}\n`);
};

/** Lists what was bought, the newest first. */
export const list: Action = async (opened, { json }, io) => {
  const { ledger, host, shown, named } = opened;
  const purchases = purchasesOf(await ledger.list(), opened);
  const place = { storeFolder: host.storeFolder, now: host.clock.now() };
  say(io, json, purchases, () =>
    purchases.length === 0 ? [`Nothing was bought in ${shown}.`] : purchaseTable(purchases, place, io),
  );
  if (json) return EXIT.done;
  const hints = hintLines(purchases, named, styleFor(io.stderr, io.env));
  for (const line of [...hints, ...(await missingKeyLines(purchases, opened, io))]) io.stderr.write(`${line}\n`);
  return EXIT.done;
};

/** Tells everything about one purchase. */
export const show: Action = async ({ ledger, host, named }, { json }, io, key) => {
  const purchase = findPurchase(await ledger.list(), key);
  const place = { storeFolder: host.storeFolder, now: host.clock.now(), named };
  say(io, json, purchase, () => purchaseLines(purchase, place, io));
  return EXIT.done;
};

/** Takes a person's answer to a doubt. */
export const resolveDoubt: Action = async ({ ledger, named }, options, io, key) => {
  const { job, json, 'not-bought': notBought } = options;
  if ((job === undefined) === !notBought)
    throw new UsageError('"ledger resolve" needs --job ID of what you found, or --not-bought when there is nothing');
  const before = findPurchase(await ledger.list(), key);
  await ledger.resolve(before.key, job === undefined ? 'not-bought' : { job: { id: job } });
  const after = findPurchase(await ledger.list(), before.key);
  const follow = `shotgraph ledger follow ${named}`.trimEnd();
  say(io, json, after, () => [
    job === undefined
      ? 'Not bought: the next run may buy it.'
      : `It is job ${toLine(job)}: the next run fetches it, and so does: ${follow}`,
  ]);
  return EXIT.done;
};

/** Asks the provider to stop a job, and says what came of that. */
export const cancel: Action = async ({ ledger }, { json }, io, key) => {
  const { key: whole, job = '' } = findPurchase(await ledger.list(), key);
  const outcome = await ledger.cancelJob(whole, io.cancellation());
  const after = findPurchase(await ledger.list(), whole);
  const words = {
    cancelled: `Job ${job} was stopped and is not billed; the next run may buy it again.`,
    'too-late':
      after.state === 'job'
        ? `It is too late: job ${job} goes on and is billed. The next run fetches what it gives.`
        : `Job ${job} has ended already, and is billed.`,
    'in-doubt':
      'Whether there is a job is not known, so nothing could be stopped; "ledger show" says what to look for.',
    'not-sent': 'Nothing was bought, so there is nothing to stop.',
  }[outcome];
  say(io, json, { outcome, purchase: after }, () => [toLine(words)]);
  return outcome === 'cancelled' ? EXIT.done : EXIT.failed;
};

/** Waits for everything that is under way and fetches it. */
export const follow: Action = async ({ ledger }, { json }, io) => {
  const signal = io.cancellation();
  const open = (await ledger.list()).filter(isUnderWay);
  if (open.length > 0 && !json) io.stderr.write(`Waiting for ${count(open.length, 'purchase')} …\n`);
  try {
    const followed = await ledger.follow(signal);
    const purchases = await ledger.list();
    say(io, json, followed, () => followedLines(followed, purchases));
    return followed.inDoubt.length + followed.left.length === 0 ? EXIT.done : EXIT.failed;
  } catch (error) {
    if (!signal.aborted) throw error;
    io.stderr.write('Stopped waiting. What is under way goes on and is billed; it can be fetched later.\n');
    return EXIT.cancelled;
  }
};

function followedLines({ finished, ended, inDoubt, left }: Followed, all: readonly PurchaseInfo[]): readonly string[] {
  const short = shortKeys(all);
  const known = new Map(all.map((purchase) => [purchase.key, purchase]));
  const line = (what: string, key: string, more?: string) =>
    toLine([what, short.get(key), known.get(key)?.place?.node, more].filter(Boolean).join('  '));
  const lines = [
    ...finished.map((key) => line('fetched', key)),
    ...ended.map((key) => line('ended without a result', key, known.get(key)?.message)),
    ...inDoubt.map((key) => line('in doubt', key, known.get(key)?.message)),
    ...left.map(({ key, message }) => line('left', key, message)),
  ];
  return lines.length === 0 ? ['Nothing is under way.'] : lines;
}
