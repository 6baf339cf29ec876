import { formatDocument } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import { loadDocument } from '../load-document.ts';
import { replaceFile } from '../replace-file.ts';

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
