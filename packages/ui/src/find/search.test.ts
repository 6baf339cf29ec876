import { type GraphDocument, openGraph } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { searchGraph } from './search.ts';

const document: GraphDocument = {
  shotgraph: 1,
  nodes: {
    fox: { type: 'input/image', version: 1, inputs: { file: 'media/fox.png' } },
    shot: {
      type: 'generate/video',
      version: 1,
      inputs: {
        prompt: `A very long way before ${'it comes, '.repeat(9)}the Fox runs at dusk`,
        images: [{ from: 'fox.image' }],
      },
    },
    run: { type: 'graph/chase', version: 1, inputs: {} },
  },
  graphs: {
    chase: { title: 'The chase', nodes: { dusk: { type: 'transform/color', version: 1, inputs: { exposure: -0.4 } } } },
  },
  layout: {
    frames: [{ id: 'act', title: 'Fox hunt', at: [0, 0], size: [9, 9] }],
    notes: [{ id: 'todo', text: 'Ask about the **fox**', at: [0, 0], size: [9, 9] }],
  },
};
const titles: { readonly [type: string]: string } = { 'input/image': 'Image file', 'generate/video': 'Generate video' };
const search = (query: string, here?: string) =>
  searchGraph(openGraph(document), query, ({ type }) => titles[type], here).map(
    ({ graph, id, title, about }) => `${graph ?? ''}/${id ?? ''} ${title} (${about})`,
  );

describe('finding in the graph', () => {
  it('finds ids first, then titles and frames, then what is written and wired', () => {
    expect(search('fox')).toEqual([
      '/fox fox (Image file · file: media/fox.png)',
      '/frame:act Fox hunt (Frame)',
      '/shot shot (Generate video · …, it comes, the Fox runs at dusk)',
      '/note:todo Ask about the **fox** (Note · Ask about the **fox**)',
    ]);
  });

  it('finds types, numbers and subgraphs, also within subgraphs; every word has to be there', () => {
    expect(search('image file')[0]).toBe('/fox fox (Image file · file: media/fox.png)');
    expect(search('-0.4')).toEqual(['chase/dusk dusk (transform/color · exposure: -0.4)']);
    expect(search('chase')).toEqual(['chase/ The chase (Subgraph)', '/run run (The chase)']);
    expect(search('fox dusk')).toEqual([expect.stringContaining('/shot')]);
    expect(search('dusk', 'chase')[0]).toContain('chase/dusk');
    expect([search('nowhere'), search('  ')]).toEqual([[], []]);
  });
});
