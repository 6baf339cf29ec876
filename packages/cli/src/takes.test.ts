import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { node } from './testing/item-graphs.ts';
import { documentOf, workspace } from './testing/workspace.ts';

const lines = (text: string) => text.trimEnd().split('\n');
const shot = (inputs: object) => documentOf({ shot: ['test/buy', inputs] }, { text: 'shot.text' });

/** Two takes of one request, then one of another. */
async function withTakes() {
  const space = workspace();
  const { write, shotgraph } = space;
  for (const inputs of [{ take: 1 }, { take: 2 }, { take: 2, prompt: 'owl', seconds: 8 }]) {
    write('graph.json', shot(inputs));
    await shotgraph('run', 'graph.json', '--yes');
  }
  const take = () => JSON.parse(readFileSync(space.path('graph.json'), 'utf8')).nodes.shot.inputs.take;
  return { ...space, take };
}

describe('shotgraph takes', () => {
  it('lists the takes of a node, what changed from one to the next, and which one is used', async () => {
    const { shotgraph } = await withTakes();
    const { code, out, err } = await shotgraph('takes', 'graph.json', 'shot');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines(out).map((line) => line.replace(/ \d{5,10} +/, ' SEED '))).toEqual([
      expect.stringMatching(/^ {3}take {2}state {3}model {2}seed +price +when$/),
      '      1  bought  dear   SEED $0.762  just now',
      '      2  bought  dear   SEED $0.762  just now',
      '         the same request',
      '*     2  bought  dear   SEED $0.762  just now',
      '         prompt: "fox" became "owl"',
      '         seconds: 5 became 8',
    ]);
    const json = JSON.parse((await shotgraph('takes', 'graph.json', 'shot', '--json')).out);
    expect(json).toMatchObject([
      { take: 1, isUsed: false },
      { take: 2, isUsed: false, changes: [] },
      { take: 2, isUsed: true },
    ]);
  });

  it('writes a take down, and says when the request is another one by now', async () => {
    const { shotgraph, take, write, shop } = await withTakes();
    const { code, out, err } = await shotgraph('takes', 'graph.json', 'shot', '--use', '1');
    expect({ code, out }).toEqual({ code: 0, out: 'graph.json: node "shot", input "take": 2 became 1\n' });
    expect(err).toContain('The request has changed since that take was bought');
    expect(err).toContain('$0.70 to $0.80  shot');
    expect(take()).toBe(1);
    write('graph.json', shot({ take: 1 }));
    const back = await shotgraph('takes', 'graph.json', 'shot', '--use', '2');
    expect(back).toEqual({ code: 0, out: 'graph.json: node "shot", input "take": 1 became 2\n', err: '' });
    expect((await shotgraph('takes', 'graph.json', 'shot', '--use', '2')).out).toContain('take 2 is used already');
    expect((await shotgraph('run', 'graph.json')).code).toBe(0);
    expect(shop.sold).toHaveLength(3);
  });

  it('finds the takes of a node that was renamed', async () => {
    const { shotgraph, write } = await withTakes();
    const bought = JSON.parse((await shotgraph('takes', 'graph.json', 'shot', '--json')).out) as { key: string }[];
    const owners = Object.fromEntries(bought.map(({ key }) => [key, 'hero']));
    write('graph.json', {
      ...documentOf({ hero: ['test/buy', { take: 1 }] }, { text: 'hero.text' }),
      layout: { owners },
    });
    const takes = JSON.parse((await shotgraph('takes', 'graph.json', 'hero', '--json')).out) as { key: string }[];
    expect(takes.map(({ key }) => key)).toEqual(bought.map(({ key }) => key));
  });

  it('writes into the subgraph a node stands in', async () => {
    const { write, shotgraph, path } = workspace();
    write('graph.json', {
      shotgraph: 1,
      nodes: {
        numbers: node('sample/range', { count: 2 }),
        scenes: node('graph/scene', { n: { from: 'numbers.numbers' } }, { each: [['n']] }),
      },
      graphs: {
        scene: {
          inputs: { n: { type: 'number' } },
          outputs: { text: { from: 'shot.text' } },
          nodes: { shot: node('test/buy', { seconds: { from: 'inputs.n' } }) },
        },
      },
    });
    await shotgraph('run', 'graph.json', '--yes');
    const { out } = await shotgraph('takes', 'graph.json', 'scenes/1/shot');
    expect(out).toMatch(/^\* +1 {2}bought/m);
    const { out: said, err } = await shotgraph('takes', 'graph.json', 'scenes/1/shot', '--use', '1');
    expect(said).toBe('graph.json: subgraph "scene", node "shot", input "take": set to 1\n');
    expect(err).toBe('It holds for every item.\n');
    expect(JSON.parse(readFileSync(path('graph.json'), 'utf8')).graphs.scene.nodes.shot.inputs.take).toBe(1);
  });

  it.each([
    [['shto'], 'there is no node "shto"'],
    [['sum'], 'node sum: sample/sum has no takes; name a node that generates'],
    [['shot', '--use', '4'], 'there is no take "4" of shot; nothing was bought yet'],
  ])('refuses %j', async (argv, message) => {
    const { write, shotgraph } = workspace();
    write('graph.json', documentOf({ shot: ['test/buy'], sum: ['sample/sum', { k: 1 }] }));
    const { code, err } = await shotgraph('takes', 'graph.json', ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
