import { isRecord, type Json, limit, type ValueContext } from '@shotgraph/engine';
import type { Facts, FileValue } from './types.ts';

/** Files read together in a process: enough to keep a disk busy, few enough for any limit on open files. */
const AT_ONCE = 64;
const inTurn = limit(AT_ONCE);

/**
 * Takes a file beside the graph into the asset store and finds out what it is. A file that was probed before is not
 * read again.
 *
 * @param path - relative to the graph document, with `/`
 * @throws NodeError `file-missing` | `file-invalid`, naming the file
 */
export const resolveFile = (path: string, context: ValueContext): Promise<FileValue> =>
  inTurn(context.signal, () => take(path, context));

async function take(path: string, { host, signal }: ValueContext): Promise<FileValue> {
  signal.throwIfAborted();
  const { hash, name, bytes } = await host.files.import(path);
  const known = await host.assets.findFacts(hash);
  if (isFacts(known)) return { hash, name, bytes, facts: known };
  // Probing loads the container readers; graphs whose files are all known never do.
  const { probe } = await import('./probe.ts');
  const facts = await probe(await host.assets.get(hash), name);
  await host.assets.putFacts(hash, facts as unknown as Json);
  return { hash, name, bytes, facts };
}

/** Whether stored facts can be used; anything else is probed again. */
const isFacts = (facts: unknown): facts is Facts =>
  isRecord(facts) &&
  ['image', 'video', 'audio'].includes(facts.kind as string) &&
  typeof facts.format === 'string' &&
  isRecord(facts.info);
