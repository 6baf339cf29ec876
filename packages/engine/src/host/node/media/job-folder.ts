import { rmSync } from 'node:fs';
import { copyFile, link, mkdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeError } from '../../../errors.ts';
import type { MediaJob } from '../../../host.ts';
import { checkJob } from '../../ffmpeg/command.ts';
import type { NodeAssets } from '../assets.ts';
import { type StoreFolder, storageError } from '../store-folder.ts';
import { undoAtExit } from './at-exit.ts';

/** Where and on what jobs work. */
export interface Workplace {
  readonly store: StoreFolder;
  readonly assets: NodeAssets;
}

/**
 * Gives a job a private folder in the store for as long as `work` takes; its declared outputs become assets when `work`
 * succeeds, everything else in it is removed in any case, also when the process exits.
 *
 * @returns hashes of the outputs in the order of the job, and what `work` returned
 */
export async function inJobFolder<T>(
  { store, assets }: Workplace,
  job: MediaJob,
  work: (folder: string) => Promise<T>,
): Promise<{ readonly hashes: readonly string[]; readonly value: T }> {
  checkJob(job);
  const folder = await store.temporary();
  const forget = undoAtExit(() => rmSync(folder, { recursive: true, force: true }));
  try {
    await fill(folder, job, assets);
    const value = await work(folder);
    const hashes: string[] = [];
    for (const name of job.outputs) hashes.push(await takeOutput(assets, folder, name));
    return { hashes, value };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    forget();
  }
}

async function fill(folder: string, job: MediaJob, assets: NodeAssets): Promise<void> {
  const sources = await Promise.all(job.inputs.map(({ hash }) => assets.locate(hash)));
  try {
    await mkdir(folder);
    for (const [index, { name }] of job.inputs.entries()) await linkInput(sources[index]!, join(folder, name));
    for (const { name, bytes } of job.files) await writeFile(join(folder, name), bytes, { flag: 'wx' });
  } catch (cause) {
    throw storageError('prepare the job folder', folder, cause);
  }
}

/** A hard link needs no rights on Windows and no space anywhere; some file systems have none. */
const linkInput = (source: string, target: string): Promise<void> =>
  link(source, target)
    .catch(() => symlink(source, target))
    .catch(() => copyFile(source, target));

async function takeOutput(assets: NodeAssets, folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new NodeError('media-failed', `ffmpeg ended without writing "${name}"`);
  return (await assets.adopt(path)).hash;
}
