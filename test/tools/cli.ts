import { main } from '../../packages/cli/src/index.ts';
import { loadSetup } from '../../packages/cli/src/setup/load-setup.ts';
import { testIo } from '../../packages/cli/src/testing/test-io.ts';

/** What a command that has ended left behind. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `shotgraph` with the real catalogue and providers without a key, in this process. */
export async function shotgraph(cwd: string, ...argv: readonly string[]): Promise<Ended> {
  const place = { env: {}, cwd, fetch: globalThis.fetch, warn: () => {} };
  const io = testIo(cwd, await loadSetup({ folder: cwd }, place));
  const code = await main(argv, io);
  return { code, out: io.out(), err: io.err() };
}

/** The lines of `run --json`, or of any output of one JSON value per line. */
export const jsonLines = (text: string): readonly Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
