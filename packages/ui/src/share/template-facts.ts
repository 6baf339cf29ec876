import { type GraphBody, type GraphDocument, isEdge, parseFrom } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { isFreeModel } from '../spend/node-place.ts';
import { namedFiles } from './named-files.ts';

/** What somebody wants to know of a document before opening it. */
export interface TemplateFacts {
  readonly nodes: number;
  /** Whether all of it runs here at no cost. */
  readonly isFree: boolean;
  /** Whether it asks for something, so that it works as an app. */
  readonly inputs: number;
  /** Pictures it is made from, as paths beside the document; the first few. */
  readonly pictures: readonly string[];
}

const MOST_PICTURES = 4;

/** Looks a document over. */
export function templateFacts(
  document: GraphDocument,
  typeOf: (type: string) => NodeTypeData | undefined,
): TemplateFacts {
  const bodies = [document, ...Object.values(document.graphs ?? {})];
  const pictures = namedFiles(document, typeOf).paths.filter((path) => /\.(png|jpe?g|webp)$/i.test(path));
  return {
    nodes: bodies.reduce((sum, { nodes }) => sum + Object.keys(nodes).length, 0),
    isFree: bodies.every((body) => isBodyFree(body, typeOf)),
    inputs: Object.keys(document.inputs ?? {}).length,
    pictures: pictures.slice(0, pictures.length < MOST_PICTURES ? 1 : MOST_PICTURES),
  };
}

function isBodyFree(body: GraphBody, typeOf: (type: string) => NodeTypeData | undefined): boolean {
  return Object.values(body.nodes).every((record) => {
    const type = typeOf(record.type);
    if (type?.effect !== 'paid') return true;
    const { model } = record.inputs;
    // A model that is asked for from outside is the one that stands there by default.
    const { node, port } = isEdge(model) ? parseFrom(model.from) : { node: '', port: '' };
    const known = node === 'inputs' ? body.inputs?.[port]?.default : model;
    const { model: _, ...rest } = record.inputs;
    const inputs = known === undefined ? rest : { ...rest, model: known };
    return isFreeModel({ record: { ...record, inputs } }, type);
  });
}
