import { FORMAT_VERSION, type GraphDocument, type NodeRecord } from '@shotgraph/engine';
import { type BenchGraph, type BenchNode, CELL } from './graph.ts';

/** Size of every picture, px. */
export const PICTURE = { width: 320, height: 180 } as const;

/** Path of a picture beside the document. */
export const picturePath = (picture: number): string => `media/plate-${picture + 1}.jpg`;

export const titleOf = ({ nodes }: Pick<BenchGraph, 'nodes'>): string => `${nodes.length} nodes`;

/**
 * The graph as a document of the editor: plates, pictures drawn from a prompt, their files, and choices between the two. Cards of one
 * scene have selects, text fields, previews and ports about as the nodes of the other pages have.
 */
export function toDocument({ nodes, edges, columns }: BenchGraph): GraphDocument {
  const sources = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  const ports = new Map(nodes.map((node) => [node.id, `${node.id}.${PORTS[node.kind]}`]));
  for (const { from, to } of edges) sources.get(to)!.push(ports.get(from)!);
  return {
    shotgraph: FORMAT_VERSION,
    title: titleOf({ nodes }),
    nodes: Object.fromEntries(nodes.map((node) => [node.id, toRecord(node, sources.get(node.id)!)])),
    layout: {
      nodes: { ...Object.fromEntries(nodes.map(({ id, x, y }) => [id, [x, y]])), outputs: [columns * CELL.width, 0] },
    },
  };
}

const PORTS = { plate: 'image', picture: 'image', save: 'media', choice: 'value' } as const;

function toRecord({ kind, text, picture }: BenchNode, from: readonly string[]): NodeRecord {
  const [first = '', second = ''] = from;
  switch (kind) {
    case 'plate':
      return node('input/image', { file: picturePath(picture) });
    case 'picture':
      return node('generate/image', {
        model: 'card',
        prompt: text,
        images: from.map((each) => ({ from: each })),
        ...PICTURE,
      });
    case 'save':
      return node('output/save', { media: { from: first }, format: 'png', quality: 'good' });
    case 'choice':
      return node('flow/switch', {
        choice: 'plate',
        cases: [
          { from: first, as: 'picture' },
          { from: second, as: 'plate' },
        ],
      });
  }
}

const node = (type: string, inputs: NodeRecord['inputs']): NodeRecord => ({ type, version: 1, inputs });
