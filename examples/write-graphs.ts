import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { formatDocument, type GraphDocument } from '@shotgraph/engine';

/** Writes every example's `graph.json` from its `graph.ts`. Run after changing one: `node --conditions=source examples/write-graphs.ts` */
const here = new URL('.', import.meta.url);
for (const { name } of readdirSync(here, { withFileTypes: true }).filter((entry) =>
  existsSync(new URL(`${entry.name}/graph.ts`, here)),
)) {
  const { default: document } = (await import(new URL(`${name}/graph.ts`, here).href)) as { default: GraphDocument };
  writeFileSync(new URL(`${name}/graph.json`, here), formatDocument(document));
  console.log(`${name}/graph.json: ${Object.keys(document.nodes).length} nodes`);
}
