import { isRunId, listPins, type StoredEntry } from '@shotgraph/engine';
import type { NodeHost } from '@shotgraph/engine/host/node';
import { table } from '../text/table.ts';
import { showAge, showBytes } from '../text/units.ts';

/** How much of one kind is in a store. */
export interface RoomStatus {
  readonly count: number;
  readonly bytes: number;
  /** When the least recently used one was used, ms since 1970; absent where there is none. */
  readonly oldest?: number;
}

/** How much is in a store. */
export interface StoreStatus {
  readonly results: RoomStatus;
  readonly assets: RoomStatus;
  readonly runs: number;
  readonly pins: number;
}

/** Counts what is in a store, reading only names, sizes and times. */
export async function statusOf(host: NodeHost): Promise<StoreStatus> {
  return {
    results: await roomStatus(host.results.list()),
    assets: await roomStatus(host.assets.list()),
    runs: (await host.journal.list()).filter(isRunId).length,
    pins: (await listPins(host)).size,
  };
}

async function roomStatus(entries: AsyncIterable<StoredEntry>): Promise<RoomStatus> {
  let count = 0;
  let bytes = 0;
  let oldest = Number.POSITIVE_INFINITY;
  for await (const entry of entries) {
    count++;
    bytes += entry.bytes;
    oldest = Math.min(oldest, entry.usedAt);
  }
  return { count, bytes, ...(count > 0 && { oldest }) };
}

/** @param now - ms since 1970 */
export function statusLines(status: StoreStatus, shown: string, now: number): readonly string[] {
  const { results, assets, runs, pins } = status;
  const room = (name: string, { count, bytes, oldest }: RoomStatus) => [
    name,
    String(count),
    showBytes(bytes),
    oldest === undefined ? '' : `least recently used ${showAge(now - oldest)}`,
  ];
  const rows = [room('results', results), room('assets', assets), ['runs', String(runs)], ['pins', String(pins)]];
  const digits = Math.max(...rows.map(([, count = '']) => count.length));
  const bytes = Math.max(...rows.map(([, , size = '']) => size.length));
  const aligned = rows.map(([name = '', count = '', size = '', ...rest]) => [
    name,
    count.padStart(digits),
    size.padStart(bytes),
    ...rest,
  ]);
  return [`${shown}: ${showBytes(results.bytes + assets.bytes)}`, ...table(aligned)];
}
