import { type GraphDocument, type GraphPart, openGraph } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { FilmSource } from './film.ts';

/** Editors that the definitions of node types ask for, for tests. */
const HINTS: { readonly [type: string]: string } = {
  'direct/sequence': 'sequence',
  'direct/shot': 'shot',
  'direct/action': 'action',
  'direct/layer': 'layer',
};

/** A graph from its nodes, for tests; types and inputs as in documents. */
export const partWith = (nodes: GraphDocument['nodes']): GraphPart => openGraph({ shotgraph: 1, nodes });

/** Types with nothing but their hint. */
export const typeOf: FilmSource['typeOf'] = (record) =>
  record && ({ editor: HINTS[record.type] } as unknown as NodeTypeData);

const shot = (inputs: GraphDocument['nodes'][string]['inputs']) => ({ type: 'direct/shot', version: 1, inputs });

/** A film of four shots of 4, 2, 3 and 5 s; the last one's length is wired, the third one begins with a dissolve. */
export function fourShots(sequence: GraphDocument['nodes'][string]['inputs'] = {}): FilmSource {
  const part = partWith({
    length: { type: 'input/number', version: 1, inputs: { value: 5 } },
    people: { type: 'direct/cast', version: 1, inputs: {} },
    a: shot({ name: 'arena', seconds: 4, size: 'wide', cast: { from: 'people.cast' } }),
    b: shot({ seconds: 2 }),
    c: shot({ name: 'voice', seconds: 3, transition: 'dissolve', transitionSeconds: 1 }),
    d: shot({ seconds: { from: 'length.number' } }),
    film: {
      type: 'direct/sequence',
      version: 1,
      inputs: { shots: ['a', 'b', 'c', 'd'].map((id) => ({ from: `${id}.shot` })), ...sequence },
    },
    other: { type: 'direct/sequence', version: 1, inputs: { shots: [{ from: 'b.shot' }] } },
  });
  return { part, sequence: 'film', typeOf, values: new Map(), direction: undefined, isList: false, beats: undefined };
}
