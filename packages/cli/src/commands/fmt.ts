import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { formatDocument } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT, OperationError } from '../exit.ts';
import { loadDocument } from '../load-document.ts';

export default defineCommand({
  name: 'fmt',
  operands: ['GRAPH'],
  details: 'Members in a fixed order, short values on one line. Formatting twice changes nothing.',
  options: { check: { type: 'boolean', doc: 'Write nothing; exit with 1 when the document would change.' } },
  async execute({ operands: [graph = ''], options }, io) {
    const { document, text, path } = await loadDocument(io.cwd, graph);
    const formatted = formatDocument(document);
    if (formatted === text) {
      io.stdout.write(`${graph}: already formatted\n`);
      return EXIT.done;
    }
    if (options.check) {
      io.stdout.write(`${graph}: not formatted; run "shotgraph fmt ${graph}"\n`);
      return EXIT.failed;
    }
    await replaceFile(path, formatted);
    io.stdout.write(`${graph}: formatted\n`);
    return EXIT.done;
  },
});

/** Whole or not at all; links stay links and keep pointing to the file. */
async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path);
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const { mode } = await stat(target);
    const file = await open(temporary, 'wx', mode & 0o777);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new OperationError(`cannot write ${target}: ${(cause as Error).message}; the document is as it was`, {
      cause,
    });
  }
}
