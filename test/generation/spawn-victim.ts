import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order, Report } from './order.ts';

/** How a victim ended. */
export interface Death {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Only of one that lived. */
  readonly report?: Report;
  readonly stderr: string;
}

const SCRIPT = join(import.meta.dirname, 'victim.ts');

/**
 * Runs a victim to its end.
 *
 * @param killAfterMs - kills it from outside so long after it was started; not at all when left out
 */
export async function spawnVictim(order: Order, killAfterMs?: number): Promise<Death> {
  // What they are held to counts on how long a process takes to start that finds nothing compiled.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
  const child = spawn(process.execPath, ['--conditions=source', SCRIPT, JSON.stringify(order)], { env });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    texts.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    texts.stderr += chunk;
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  return {
    code,
    signal,
    stderr: texts.stderr,
    ...(code === 0 && { report: JSON.parse(texts.stdout) as Report }),
  };
}
