import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * The program for painting threads, as an option of `nodeHost`; nothing where it cannot be found, such as in sources that were
 * not built: frames are then painted in the main thread, with the same pixels.
 */
export function painting(): { readonly threads?: string } {
  try {
    const path = createRequire(import.meta.url).resolve('@shotgraph/nodes/painter');
    return existsSync(path) ? { threads: pathToFileURL(path).href } : {};
  } catch {
    return {};
  }
}
