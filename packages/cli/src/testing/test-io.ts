import type { Registry } from '@shotgraph/engine';
import type { Io, Output } from '../io.ts';

/** An `Io` that keeps what was written. */
export interface TestIo extends Io {
  out(): string;
  err(): string;
  /** As Ctrl-C would. */
  cancel(): void;
}

/** An output that keeps what was written. */
export function captureOutput(options: Partial<Omit<Output, 'write'>> = {}): Output & { text(): string } {
  const parts: string[] = [];
  return {
    isTerminal: false,
    columns: 80,
    rows: 24,
    ...options,
    write: (text) => void parts.push(text),
    text: () => parts.join(''),
  };
}

/** The surroundings of a command under test. */
export function testIo(cwd: string, registry: Registry, env: Io['env'] = {}): TestIo {
  const stdout = captureOutput();
  const stderr = captureOutput();
  const cancel = new AbortController();
  return {
    stdout,
    stderr,
    cwd,
    env,
    cancellation: () => cancel.signal,
    loadRegistry: async () => registry,
    out: stdout.text,
    err: stderr.text,
    cancel: () => cancel.abort(new DOMException('the run was cancelled', 'AbortError')),
  };
}
