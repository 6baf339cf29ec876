import { stat, utimes } from 'node:fs/promises';
import { USE_STEP_MS } from '../records.ts';

/** Remembers when files were last used, as their modification time. */
export interface Usage {
  /** Notes in the background that a file was used. At most once an hour each; losing a note or failing to write it does no harm. */
  note(path: string): void;
  /** Resolves when everything noted is written. */
  settled(): Promise<void>;
}

/** Makes a usage of nothing yet. */
export function usage(): Usage {
  const noted = new Map<string, number>();
  const waiting: string[] = [];
  let writing: Promise<void> | undefined;

  const write = async () => {
    // Behind whatever the caller does next: what it found matters more than the note about it.
    await new Promise((resolve) => setImmediate(resolve));
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) await touchOld(path);
    writing = undefined;
  };

  return {
    note(path) {
      const now = Date.now();
      if (now - (noted.get(path) ?? 0) < USE_STEP_MS) return;
      noted.set(path, now);
      waiting.push(path);
      writing ??= write();
    },
    settled: async () => writing,
  };
}

/** Gives a file the present as its modification time. One that is gone or may only be read just looks less used than it is. */
export async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => {});
}

/** An hour's difference is not worth a write. */
async function touchOld(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found && Date.now() - found.mtimeMs >= USE_STEP_MS) await touch(path);
}
