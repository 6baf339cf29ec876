import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FaultSpec, StatsReport } from '../../packages/cli/src/emulator/index.ts';

/** `shotgraph emulator` in a process of its own: what keeps this process busy does not keep it from answering. */
export interface EmulatorProcess {
  readonly url: string;
  /** Addresses and keys, by the names of variables. */
  readonly env: { readonly [name: string]: string };
  stats(): Promise<StatsReport>;
  setFaults(faults: readonly FaultSpec[]): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

/** Starts one. @param options - of the command, such as `--thumbs` */
export async function startEmulatorProcess(...options: readonly string[]): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, ['--conditions=source', MAIN, 'emulator', '--port', '0', ...options]);
  let text = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk;
      if (text.includes('Listening on')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => reject(new Error(`the emulator did not start: ${text}`)));
  });
  const env = Object.fromEntries(
    [...text.matchAll(/^export (\w+)=(\S+)$/gm)].map(([, name, value]) => [name!, value!]),
  );
  const url = new URL(env.ARK_BASE_URL!).origin;
  const admin = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body !== undefined && { headers, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} gave ${response.status}: ${await response.text()}`);
    return response;
  };
  return {
    url,
    env,
    stats: async () => (await (await admin('GET', '/_stats')).json()) as StatsReport,
    setFaults: async (faults) => void (await (await admin('POST', '/_faults', faults)).text()),
    reset: async () => void (await (await admin('POST', '/_reset')).text()),
    async close() {
      const closed = once(child, 'close');
      child.kill('SIGINT');
      await closed;
    },
  };
}
