import { type GraphDocument, openGraph } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { hereOf, passable, TOP, usableIn, wayTo } from './here.ts';

const node = (type: string, rest: object = {}) => ({ type, version: 1, inputs: {}, ...rest });
const document: GraphDocument = {
  shotgraph: 1,
  nodes: {
    film: node('graph/scene'),
    shots: node('graph/shot', { each: [['x']] }),
    fold: node('flow/fold', { inputs: { graph: 'add' } }),
  },
  graphs: {
    scene: { nodes: { look: node('graph/look'), shot: node('graph/shot') } },
    shot: { nodes: { grade: node('x/grade') } },
    look: { nodes: {} },
    add: { nodes: {} },
    alone: { nodes: { look: node('graph/look') } },
  },
};
const graph = openGraph(document);

describe('the graph in view', () => {
  it('names statuses by cards and values by items', () => {
    expect(hereOf(graph, [])).toEqual(TOP);
    const inScene = { subgraph: 'scene', node: 'film' };
    expect(hereOf(graph, [inScene, { subgraph: 'look', node: 'look' }])).toEqual({
      subgraph: 'look',
      cards: 'film/look/',
      values: 'film/look/',
    });
    expect(hereOf(graph, [{ subgraph: 'shot', node: 'shots', item: 2 }])).toEqual({
      subgraph: 'shot',
      cards: 'shots/',
      values: 'shots/2/',
    });
    expect(hereOf(graph, [{ subgraph: 'add', node: 'fold' }]).values).toBe('fold/0/');
  });

  it('is found by the shortest way, and looked at by itself where no node leads to it', () => {
    expect(wayTo(graph, 'shot')).toEqual([{ subgraph: 'shot', node: 'shots' }]);
    expect(wayTo(graph, 'look')).toEqual([
      { subgraph: 'scene', node: 'film' },
      { subgraph: 'look', node: 'look' },
    ]);
    expect(wayTo(graph, 'alone')).toEqual([{ subgraph: 'alone' }]);
    expect(hereOf(graph, [{ subgraph: 'alone' }])).toEqual({ subgraph: 'alone', cards: '-/', values: '-/' });
  });

  it('is left as far as it is gone', () => {
    const levels = [
      { subgraph: 'scene', node: 'film' },
      { subgraph: 'look', node: 'look' },
    ];
    expect(passable(graph, levels)).toBe(levels);
    const { look: _, ...graphs } = document.graphs!;
    expect(passable(openGraph({ ...document, graphs }), levels)).toEqual([levels[0]]);
    expect(passable(openGraph({ ...document, nodes: {} }), levels)).toEqual([]);
  });

  it('cannot hold itself, at any depth', () => {
    expect(usableIn(graph, undefined)).toEqual(['scene', 'shot', 'look', 'add', 'alone']);
    expect(usableIn(graph, 'look')).toEqual(['shot', 'add']);
  });
});
