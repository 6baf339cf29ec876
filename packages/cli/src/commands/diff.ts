import { describeChange, diffDocuments } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import { loadDocument } from '../load-document.ts';
import { toLine } from '../text/width.ts';

export default defineCommand({
  name: 'diff',
  operands: ['A', 'B'],
  details:
    'Order of members and white space mean nothing. Exits with 0 when both mean the same, 1 when they differ, 2 on trouble.',
  options: {},
  async execute({ operands: [a = '', b = ''] }, io) {
    const before = await loadDocument(io.cwd, a);
    const after = await loadDocument(io.cwd, b);
    const changes = diffDocuments(before.document, after.document);
    for (const change of changes) io.stdout.write(`${toLine(describeChange(change))}\n`);
    return changes.length === 0 ? EXIT.done : EXIT.failed;
  },
});
