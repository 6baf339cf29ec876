import { type Graph, openGraph, type Plan } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { findPath } from '../paths.ts';
import { openRequested, STORE_OPTION, VALUE_OPTIONS } from '../run/open.ts';
import { issueLines } from '../text/problems.ts';
import { styleFor } from '../text/style.ts';
import { changeWords } from '../why/change-words.ts';
import { whyLines } from '../why/why-lines.ts';

export default defineCommand({
  name: 'why',
  operands: ['GRAPH', 'NODE'],
  details: `\
Follows the change from the node to what was written in the document or in a file since it was last made. \
NODE is an id, a path into subgraphs and items such as shots/2/grade, or outputs.NAME. Nothing is run.`,
  options: {
    ...VALUE_OPTIONS,
    ...STORE_OPTION,
    json: { type: 'boolean', doc: 'Write { "node", "action", "why", "chain" } as JSON.' },
  },
  async execute({ operands: [graph = '', node = ''], options }, io) {
    const signal = io.cancellation();
    const { session, host, document, registry } = await openRequested({ ...options, graph }, io);
    try {
      const opened = openGraph(document);
      findPath(opened, node, `node ${node}`);
      const plan = await session.plan({ targets: [node], signal });
      const entries = new Map(plan.entries.map((entry) => [entry.node, entry]));
      const chain = await session.explain(node);
      checkItem(node, chain[0]?.node, plan, opened);
      const entry = entries.get(chain[0]?.node ?? node);
      if (options.json) {
        const { action = 'reuse', why = chain[0]?.why } = entry ?? {};
        io.stdout.write(`${JSON.stringify({ node, action, why, chain }, null, 2)}\n`);
        return EXIT.done;
      }
      const style = styleFor(io.stdout, io.env);
      const issues = plan.issues
        .filter((issue) => issue.severity === 'error')
        .flatMap((issue) => issueLines(issue, style));
      const lines = whyLines({ chain, entries, words: changeWords(opened, registry) }, style);
      for (const line of [...lines, ...issues]) io.stdout.write(`${line}\n`);
      return EXIT.done;
    } finally {
      await host.dispose();
    }
  },
});

/** @throws UsageError for the item of a node that has fewer, once it is known how many it has */
function checkItem(node: string, found: string | undefined, { entries }: Plan, graph: Graph): void {
  if (found === undefined || found === node || !findPath(graph, node, node).isItem) return;
  const numbers = entries.flatMap((entry) => {
    const rest = entry.node.startsWith(`${found}/`) ? entry.node.slice(found.length + 1) : '';
    return rest === '' ? [] : [Number.parseInt(rest, 10)];
  });
  if (numbers.length === 0) return;
  const last = Math.max(...numbers);
  throw new UsageError(`there is no ${node}: the items of "${found}" are ${found}/0 to ${found}/${last}`);
}
