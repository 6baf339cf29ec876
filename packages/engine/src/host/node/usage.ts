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

/** Gives a file the present as its modification time unless it has about that already. */
export async function touchOld(path: string): Promise<void> {
  try {
    const now = new Date();
    if (now.getTime() - (await stat(path)).mtimeMs >= USE_STEP_MS) await utimes(path, now, now);
  } catch {
    // It is gone, or may only be read: then it only looks less used than it is.
  }
}
