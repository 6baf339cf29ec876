import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { applyOps, type GraphDocument, type Op, openGraph, parseDocument, toDocument } from '@shotgraph/engine';

/** Where the examples are, with a slash at the end. */
export const examples = fileURLToPath(new URL('../../examples/', import.meta.url));

/** The text of an example's document. */
export const exampleText = (name: string): string => readFileSync(`${examples}${name}/graph.json`, 'utf8');

/** An example's document. */
export const exampleDocument = (name: string): GraphDocument => parseDocument(exampleText(name));

/** The document after some edits. */
export function edited(document: GraphDocument, ops: readonly Op[]): GraphDocument {
  const graph = openGraph(document);
  applyOps(graph, ops);
  return toDocument(graph);
}
