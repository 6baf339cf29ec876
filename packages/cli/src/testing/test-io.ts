import { NodeError, type Registry } from '@shotgraph/engine';
import type { Io, Output } from '../io.ts';
import type { Setup } from '../setup/types.ts';

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

/** A setup without providers. */
export const setupOf = (registry: Registry): Setup => ({
  registry,
  purchasing: {
    adapters: (route) => {
      throw new NodeError('capability-missing', `route "${route}" has no key; set TEST_API_KEY`);
    },
  },
});

/** The surroundings of a command under test. */
export function testIo(cwd: string, setup: Setup, env: Io['env'] = {}): TestIo {
  const stdout = captureOutput();
  const stderr = captureOutput();
  const cancel = new AbortController();
  return {
    stdout,
    stderr,
    cwd,
    env,
    cancellation: () => cancel.signal,
    loadSetup: async () => setup,
    out: stdout.text,
    err: stderr.text,
    cancel: () => cancel.abort(new DOMException('the run was cancelled', 'AbortError')),
  };
}
