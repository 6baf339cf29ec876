import { diffDocuments, type GraphDocument } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { changeInWords } from './change-words.ts';

const document = (nodes: GraphDocument['nodes'], rest: Partial<GraphDocument> = {}): GraphDocument => ({
  shotgraph: 1,
  nodes,
  ...rest,
});
const shot = (inputs: GraphDocument['nodes'][string]['inputs'], rest = {}) => ({
  type: 'generate/video',
  version: 1,
  inputs,
  ...rest,
});
const wordsOf = (now: GraphDocument, then: GraphDocument) => diffDocuments(now, then).map(changeInWords);

describe('what going back would change', () => {
  it('says what values are now and what they were', () => {
    const now = document({
      shot: shot({ seconds: 7, prompt: 'A fox', images: [{ from: 'still.image', as: 'face' }] }),
    });
    const then = document({ shot: shot({ seconds: 9, images: [] }) }, { title: 'Dusk' });
    expect(wordsOf(now, then)).toEqual([
      'The title: nothing → “Dusk”',
      'seconds of shot: 7 → 9',
      'prompt of shot: “A fox” → nothing',
      'images of shot: still.image as @face → []',
    ]);
  });

  it('says what comes back and what goes', () => {
    const now = document({ a: shot({}), b: shot({}, { off: true }) }, { outputs: { film: { from: 'a.video' } } });
    const then = document(
      { b: shot({}, { each: [['take']] }), c: shot({}) },
      { layout: { notes: [{ id: 'todo', at: [0, 0], size: [200, 80], text: 'More fog' }] } },
    );
    expect(wordsOf(now, then).sort()).toEqual([
      'Graph output film goes',
      'Note “More fog” comes back',
      'a goes',
      'b is on again',
      'b runs once per item',
      'c comes back',
    ]);
  });

  it('names the subgraph that something stands in', () => {
    const within = (seconds: number) => document({}, { graphs: { chain: { nodes: { shot: shot({ seconds }) } } } });
    expect(wordsOf(within(4), within(5))).toEqual(['In chain: seconds of shot: 4 → 5']);
    expect(wordsOf(document({}), within(5))).toEqual(['Subgraph chain comes back']);
  });
});
