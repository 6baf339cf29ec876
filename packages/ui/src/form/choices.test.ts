import { type GraphDocument, openGraph } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { choicesFor } from './choices.ts';

const document: GraphDocument = {
  shotgraph: 1,
  inputs: { model: { type: 'text' }, words: { type: 'text' }, loose: { type: 'text' } },
  nodes: {
    first: { type: 'x/wide', version: 1, inputs: { model: { from: 'inputs.model' }, words: { from: 'inputs.words' } } },
    second: { type: 'graph/take', version: 1, inputs: { which: { from: 'inputs.model' } } },
  },
  graphs: {
    take: {
      inputs: { which: { type: 'text' } },
      nodes: { shot: { type: 'x/narrow', version: 1, inputs: { model: { from: 'inputs.which' } } } },
    },
  },
};
const options: { readonly [type: string]: readonly string[] } = { 'x/wide': ['a', 'b', 'c'], 'x/narrow': ['c', 'a'] };
const types = {
  of: (_: unknown, record: { readonly type: string } | undefined) =>
    ({ inputs: { model: { type: { options: options[record!.type] } }, words: { type: {} } } }) as never,
};

describe('choices of a graph input', () => {
  it('are what everything takes that it is wired to, within subgraphs too', () => {
    expect(choicesFor(openGraph(document), types, 'model')).toEqual(['a', 'c']);
  });

  it('are none where anything is taken, or nothing is wired', () => {
    expect(choicesFor(openGraph(document), types, 'words')).toBeUndefined();
    expect(choicesFor(openGraph(document), types, 'loose')).toBeUndefined();
  });
});
