import { dirname, resolve } from 'node:path';
import { GraphError, type Issue, validate } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { loadDocument } from '../load-document.ts';
import { issueLines, tally } from '../text/problems.ts';
import { styleFor } from '../text/style.ts';
import { count } from '../text/units.ts';

export default defineCommand({
  name: 'validate',
  operands: ['GRAPH'],
  details: 'Looks at the document alone; files are looked at by plan and run. Exits with 2 when there are errors.',
  options: { json: { type: 'boolean', doc: 'Write { "ok", "nodes", "issues" } as JSON.' } },
  async execute({ operands: [graph = ''], options }, io) {
    const { nodes, issues } = await examine(graph, io);
    const ok = issues.every((issue) => issue.severity !== 'error');
    const style = styleFor(io.stdout, io.env);
    const lines = options.json
      ? [JSON.stringify({ ok, nodes, issues }, null, 2)]
      : [
          ...issues.flatMap((issue) => issueLines(issue, style)),
          `${graph}: ${nodes === undefined ? '' : `${count(nodes, 'node')}, `}${tally(issues)}`,
        ];
    for (const line of lines) io.stdout.write(`${line}\n`);
    return ok ? EXIT.done : EXIT.badInput;
  },
});

/** Problems of shape and problems of meaning come out the same way; with the former there are no nodes to count. */
async function examine(graph: string, io: Io): Promise<{ readonly nodes?: number; readonly issues: readonly Issue[] }> {
  const setup = io.loadSetup({ folder: dirname(resolve(io.cwd, graph)) });
  // Both take a while; a document that cannot be read must not leave the other promise unobserved.
  setup.catch(() => {});
  try {
    const { document } = await loadDocument(io.cwd, graph);
    return { nodes: Object.keys(document.nodes).length, issues: validate(document, (await setup).registry) };
  } catch (error) {
    if (error instanceof GraphError) return { issues: error.issues };
    throw error;
  }
}
