import { applyOps, type GraphDocument, openGraph, takeOwnersOf } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { purchase } from '../spend/testing.ts';
import { ownerOps } from './owners.ts';

const shot = { type: 'generate/video', version: 1, inputs: {} };
const runs = (name: string) => ({ type: `graph/${name}`, version: 1, inputs: {} });
const film: GraphDocument = {
  shotgraph: 1,
  nodes: { shot, one: runs('scene'), two: runs('scene') },
  graphs: { scene: { nodes: { shot, deep: runs('inner') } }, inner: { nodes: { shot } } },
};
const bought = (key: string, node: string, graph = 'film') => purchase({ key: key.repeat(64), place: { graph, node } });
const all = [
  bought('1', 'shot'),
  bought('2', 'one/2/shot'),
  bought('3', 'two/deep/0/shot'),
  bought('4', 'shot', 'other'),
  bought('5', 'gone/shot'),
];

/** Whose takes are whose after moves, one after the other. */
function owners(...moves: readonly (readonly [subgraph: string | undefined, from: string, to: string])[]) {
  const graph = openGraph(film);
  for (const [subgraph, from, to] of moves)
    applyOps(graph, ownerOps(graph, all, 'film', { subgraph, paths: new Map([[from, to]]) }));
  return Object.fromEntries([...takeOwnersOf(graph)].map(([key, path]) => [key[0], path]));
}

describe('owners of takes', () => {
  it('follow a node of the graph or of a subgraph, whichever nodes run it, and no document but this one', () => {
    expect(owners([undefined, 'shot', 'wide'])).toEqual({ 1: 'wide' });
    expect(owners(['scene', 'shot', 'wide'])).toEqual({ 2: 'one/2/wide' });
    expect(owners(['inner', 'shot', 'wide'])).toEqual({ 3: 'two/deep/0/wide' });
    expect(owners([undefined, 'two', 'second'])).toEqual({ 3: 'second/deep/0/shot' });
  });

  it('follow into a subgraph and out of one', () => {
    expect(owners([undefined, 'shot', 'act/shot'])).toEqual({ 1: 'act/shot' });
    const flat = openGraph(film);
    const direct = [bought('6', 'two/shot')];
    applyOps(flat, ownerOps(flat, direct, 'film', { subgraph: undefined, paths: new Map([['two/shot', 'shot-2']]) }));
    expect([...takeOwnersOf(flat).values()]).toEqual(['shot-2']);
  });

  it('are not said any more when a take is back where it was bought', () => {
    const graph = openGraph(film);
    const there = ownerOps(graph, all, 'film', { subgraph: undefined, paths: new Map([['shot', 'wide']]) });
    applyOps(graph, there);
    graph.nodes.set('wide', shot);
    const back = ownerOps(graph, all, 'film', { subgraph: undefined, paths: new Map([['wide', 'shot']]) });
    applyOps(graph, back);
    expect(takeOwnersOf(graph).size).toBe(0);
  });
});
