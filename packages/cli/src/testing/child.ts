import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The command in a process of its own. */
export interface Child {
  readonly process: ChildProcess;
  out(): string;
  err(): string;
  /** Resolves once standard error has the text. @throws Error when the process ends first */
  says(text: string): Promise<void>;
  /** Exit code; -1 when a signal ended the process. */
  ended(): Promise<number>;
}

/** Starts the command with the nodes of the tests; it is ended with the test in any case. */
export function startChild(folder: string, ...argv: readonly string[]): Child {
  const entry = fileURLToPath(new URL('./test-main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=source', entry, ...argv], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text.out += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text.err += part;
  });
  const closed = once(child, 'close').then(([code]) => (code as number | null) ?? -1);
  return {
    process: child,
    out: () => text.out,
    err: () => text.err,
    async says(wanted) {
      while (!text.err.includes(wanted)) {
        const over = await Promise.race([once(child.stderr, 'data').then(() => false), closed.then(() => true)]);
        if (over && !text.err.includes(wanted)) throw new Error(`ended without saying "${wanted}":\n${text.err}`);
      }
    },
    ended: () => closed,
  };
}
