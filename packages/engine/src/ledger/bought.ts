import type { Host } from '../host.ts';
import { INDEX, isOpened } from './opened.ts';
import { journalOf, toPurchase } from './records.ts';

/**
 * Hashes of everything that was bought through the ledgers of a store: bytes that cost money, and may not be had again.
 *
 * @throws NodeError `storage-failed` when the ledger cannot be read: then nothing may be taken for not bought
 */
export async function listBought({ journal }: Pick<Host, 'journal'>): Promise<Set<string>> {
  const keys = new Set((await journal.read(INDEX)).flatMap((line) => (isOpened(line) ? [line.key] : [])));
  const hashes = new Set<string>();
  for (const key of keys) {
    const { attempts } = toPurchase(key, await journal.read(journalOf(key)));
    for (const { end } of attempts)
      if (end?.type === 'done') for (const hash of Object.values(end.assets)) hashes.add(hash);
  }
  return hashes;
}
