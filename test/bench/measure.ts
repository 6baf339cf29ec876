import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';

/** One line of a printed table. */
export type Row = Record<string, string | number>;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Prints rows under a heading, numbers at three significant digits. */
export function print(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  const shown = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(3)) : value,
      ]),
    ),
  );
  console.table(shown);
}

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed when the process ends. */
export async function folderForBench(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-bench-'));
  folders.push(folder);
  return folder;
}

/** A host on a folder of its own, removed when the process ends. */
export async function nodeHostForBench(): Promise<{ readonly host: NodeHost; readonly folder: string }> {
  const folder = await folderForBench();
  return { host: await nodeHost({ folder }), folder };
}

/** CPU seconds that ffmpeg counted itself, told to with `-benchmark`. */
export function cpuSeconds(log: string): number {
  const found = /bench: utime=([\d.]+)s stime=([\d.]+)s/.exec(log);
  if (!found) throw new Error(`ffmpeg counted no time:\n${log.slice(-2000)}`);
  return Number(found[1]) + Number(found[2]);
}
