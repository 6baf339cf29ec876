import type { Io } from '../io.ts';

/**
 * Node types and providers as this process is set up, loaded when they are asked for.
 *
 * @param cwd - current folder, absolute
 */
export const processSetup =
  (cwd: string): Io['loadSetup'] =>
  async (request) => {
    const { loadSetup } = await import('./load-setup.ts');
    const warn = (line: string) => void process.stderr.write(`${line}\n`);
    return loadSetup(request, { env: process.env, cwd, fetch: globalThis.fetch, warn });
  };
