import { type GraphDocument, type InputSpec, type Json, type OutputSpec, validate } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { node } from './list/testing/run-graph.ts';

const PLAIN: readonly Json[] = [
  ...['', ' ', 'a', '@', 'Image 3', '{{a}}', '16:9', '#ff0000', 'media/a.png', 'media/*.png', '9999999999999'],
  ...[0, -0, 1, -1, 0.5, 1e9, 1e308, true, false, null, {}, { a: 1 }, { from: 'x.y' }, { from: 'a.a' }],
];
const LITERALS: readonly Json[] = [
  ...PLAIN,
  ...PLAIN.map((value) => [value]),
  ...PLAIN.map((value) => [[value]]),
  [],
  [[]],
  ['media/a.png', 'media/b.png'],
  ['a', 1],
  [[0.9, 9.3]],
];
const documentOf = (nodes: GraphDocument['nodes']): GraphDocument => ({ shotgraph: 1, nodes });

describe('whatever a document holds', () => {
  it('[V3] is told of and not stumbled over: in every input of every node, once or per item', () => {
    for (const { type, inputs } of catalogue.values()) {
      for (const input of Object.keys(inputs)) {
        for (const value of LITERALS) {
          const given = { [input]: value } as never;
          for (const more of [{}, { each: [[input]] }]) {
            const validated = () => validate(documentOf({ a: node(type, given, more) }), catalogue);
            expect(validated, `${type}, ${input}: ${JSON.stringify([value, more])}`).not.toThrow();
          }
        }
      }
    }
  });

  it('[V3] is told of and not stumbled over: as the default of graph inputs of every type, and of lists of it', () => {
    const ports = [...catalogue.values()].flatMap(({ inputs, outputs }): readonly (InputSpec | OutputSpec)[] => [
      ...Object.values(inputs as { readonly [name: string]: InputSpec }),
      ...Object.values(outputs as { readonly [name: string]: OutputSpec }),
    ]);
    const names = new Set(ports.map(({ type }) => type.name));
    for (const name of [...names].flatMap((type) => [type, `${type}[]`])) {
      for (const value of LITERALS) {
        const inputs = { x: { type: name, default: value } };
        const used = { ...documentOf({ a: node('graph/inner', {}) }), graphs: { inner: { inputs, nodes: {} } } };
        for (const document of [{ ...documentOf({}), inputs }, used])
          expect(() => validate(document, catalogue), `${name}: ${JSON.stringify(value)}`).not.toThrow();
      }
    }
  });
});
