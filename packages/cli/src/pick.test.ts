import { readFileSync } from 'node:fs';
import { catalogue } from '@shotgraph/nodes';
import { describe, expect, it } from 'vitest';
import { main } from './cli.ts';
import { node, pickGraph } from './testing/item-graphs.ts';
import { setupOf, testIo } from './testing/test-io.ts';
import { workspace } from './testing/workspace.ts';

const words = node('list/texts', { lines: 'a fox\na crow' });
const scene = {
  inputs: { words: { type: 'text[]' }, choice: { type: 'number', default: 0 } },
  outputs: { best: { from: 'best.item' } },
  nodes: {
    best: node('flow/pick', { candidates: { from: 'inputs.words' } }),
    wired: node('flow/pick', { candidates: { from: 'inputs.words' }, choice: { from: 'inputs.choice' } }),
  },
};
const graph = {
  shotgraph: 1,
  nodes: {
    words,
    best: node('flow/pick', { candidates: { from: 'words.texts' } }),
    scene: node('graph/scene', { words: { from: 'words.texts' } }),
    scenes: node('graph/two', { words: { from: 'words.texts' }, n: [1, 2] }, { each: [['n']] }),
  },
  graphs: {
    scene,
    two: {
      inputs: { words: { type: 'text[]' }, n: { type: 'number' } },
      nodes: { best: node('flow/pick', { candidates: { from: 'inputs.words' } }) },
    },
  },
};

/** Commands with the catalogue in place of the nodes for tests. */
function withCatalogue() {
  const space = workspace();
  space.write('graph.json', graph);
  const shotgraph = async (...argv: string[]) => {
    const io = testIo(space.folder, setupOf(catalogue));
    const code = await main(argv, io);
    return { code, out: io.out(), err: io.err() };
  };
  const saved = () => JSON.parse(readFileSync(space.path('graph.json'), 'utf8'));
  return { ...space, shotgraph, saved };
}

describe('shotgraph pick', () => {
  it('lists the candidates, runs nothing and leaves no run', async () => {
    const { shotgraph, list } = withCatalogue();
    const { code, out, err } = await shotgraph('pick', 'graph.json', 'best');
    expect({ code, out }).toEqual({ code: 0, out: ' 0  "a fox"\n 1  "a crow"\n' });
    expect(err).toContain('To choose: shotgraph pick graph.json best ITEM');
    expect(list()).toEqual(['graph.json']);
  });

  it('writes the choice by content into the formatted document, once', async () => {
    const { shotgraph, saved } = withCatalogue();
    const { code, out } = await shotgraph('pick', 'graph.json', 'best', '1');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^candidate 1: "a crow"\ngraph\.json: node "best", input "choice": set to \{"item":1,"content":"[0-9a-f]{16}"\}\n$/,
    );
    expect(saved().nodes.best.inputs.choice).toEqual({ item: 1, content: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect((await shotgraph('fmt', '--check', 'graph.json')).code).toBe(0);
    expect((await shotgraph('pick', 'graph.json', 'best', '1')).out).toContain('picked already');
    expect((await shotgraph('run', 'graph.json', '--target', 'best.item')).out).toBe('best.item  a crow\n');
  });

  it('finds the node in a subgraph by its path or by the name of the subgraph', async () => {
    const { shotgraph, saved } = withCatalogue();
    expect((await shotgraph('pick', 'graph.json', 'best', '0', '--graph', 'scene')).code).toBe(0);
    expect(saved().graphs.scene.nodes.best.inputs.choice).toMatchObject({ item: 0 });
    expect((await shotgraph('pick', 'graph.json', 'scene/best', '1')).code).toBe(0);
    expect(saved().graphs.scene.nodes.best.inputs.choice).toMatchObject({ item: 1 });
  });

  it('writes a position where the choice holds for several items', async () => {
    const { shotgraph, saved } = withCatalogue();
    await shotgraph('pick', 'graph.json', 'scenes/1/best', '1');
    expect(saved().graphs.two.nodes.best.inputs.choice).toBe(1);
  });

  it('sets the input of the subgraph that hands the choice on', async () => {
    const { shotgraph, saved } = withCatalogue();
    const { out } = await shotgraph('pick', 'graph.json', 'scene/wired', '1');
    expect(out).toContain('graph.json: node "scene", input "choice": set to 1');
    expect(saved().nodes.scene.inputs.choice).toBe(1);
  });

  it('lists what is there where some candidates are missing, and refuses to pick those', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', pickGraph);
    const nothing = await shotgraph('pick', 'graph.json', 'best');
    expect(nothing.code).toBe(1);
    expect(nothing.err).toContain('the candidates of "best" are not there yet; run the graph first');
    await shotgraph('run', 'graph.json', '--set', 'numbers.count=2');
    const { out } = await shotgraph('pick', 'graph.json', 'best');
    expect(out).toBe(' 0  0\n 1  2\n 2  cannot be picked: it is not there; run the graph to make it\n');
    expect((await shotgraph('pick', 'graph.json', 'best', '2')).err).toContain('candidate 2 cannot be picked');
  });

  it.each([
    [['best', '2'], 'there is no candidate "2"; there are 0 to 1'],
    [['best', 'crow'], 'there is no candidate "crow"'],
    [['words'], 'node words: list/texts is nothing to pick from; name a flow/pick node'],
    [['bets'], 'there is no node "bets"; did you mean "best"?'],
    [['best', '--graph', 'nope'], '--graph nope: the document has no such subgraph; there are scene, two'],
  ])('%j ends with 2 and leaves the document alone', async (operands, message) => {
    const { shotgraph, saved } = withCatalogue();
    const { code, err } = await shotgraph('pick', 'graph.json', ...operands);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(saved()).toEqual(graph);
  });
});
