import type { Io, Output } from './io.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const SHOW_CURSOR = '\u001b[?25h';

/** The surroundings of a real process. */
export interface ProcessIo extends Io {
  /** Resolves when everything written has left the process: pipes take their time, and exiting would cut them off. */
  flush(): Promise<void>;
}

/**
 * Connects the command with this process.
 *
 * @param loadSetup - the node types graphs may use, and the providers
 */
export function processIo(loadSetup: Io['loadSetup']): ProcessIo {
  const cancel = new AbortController();
  let listening = false;

  const stop = () => {
    // The second time somebody means it: exit listeners still end child processes and remove their files.
    if (cancel.signal.aborted) {
      if (process.stderr.isTTY) process.stderr.write(SHOW_CURSOR);
      process.exit(130);
    }
    cancel.abort(new DOMException('the run was cancelled', 'AbortError'));
  };
  // Whoever read our results has gone: nobody is left to be told, and there is no point in going on.
  const onGone = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    if (!cancel.signal.aborted) cancel.abort(error);
  };
  process.stdout.on('error', onGone);
  process.stderr.on('error', onGone);

  return {
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    cwd: process.cwd(),
    env: process.env,
    cancellation() {
      if (!listening) for (const signal of SIGNALS) process.on(signal, stop);
      listening = true;
      return cancel.signal;
    },
    ...(process.stdin.isTTY && process.stderr.isTTY && { ask: askAtTerminal }),
    loadSetup,
    async flush() {
      for (const stream of [process.stdout, process.stderr]) {
        if (!stream.destroyed && stream.writable)
          await new Promise<void>((resolve) => stream.write('', () => resolve()));
      }
    },
  };
}

/** Without `terminal`, so that Ctrl-C stays a signal. The end of the input is an empty answer. */
async function askAtTerminal(question: string, signal: AbortSignal): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  signal.throwIfAborted();
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  try {
    const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
    return await Promise.race([lines.question(question, { signal }), ended]);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    lines.close();
  }
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write(text) {
      if (!stream.destroyed) stream.write(text);
    },
    get isTerminal() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns || 80;
    },
    get rows() {
      return stream.rows || 24;
    },
  };
}
