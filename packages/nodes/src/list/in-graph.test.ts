import { openSession, RunError, type RunEvent } from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue.ts';
import { evaluated, from, node, runGraph } from './testing/run-graph.ts';

const words = node('list/texts', { lines: 'a\nb\nc' });

describe('lists in graphs', () => {
  it('feed nodes that run once per item, and are picked from', async () => {
    const { outputs } = await runGraph(
      {
        words,
        loud: node('text/template', { template: '{a}!', a: from('words.texts') }, { each: [['a']] }),
        last: node('list/pick', { list: from('loud.text'), index: -1 }),
        back: node('list/reverse', { list: from('loud.text') }),
        some: node('list/chunk', { list: from('back.list'), size: 2 }),
        all: node('list/of', { items: [from('some.list'), from('last.item'), from('words.texts')] }),
        joined: node('text/join', { texts: [from('all.list')], separator: ' ' }),
        count: node('list/length', { list: from('all.list') }),
      },
      { text: 'joined.text', count: 'count.length' },
    );
    expect(outputs).toEqual({ text: 'c! b! c! a b c', count: 6 });
  });

  it('go together item by item with a range', async () => {
    const { outputs } = await runGraph(
      {
        words,
        numbers: node('list/range', { start: 1, count: 3 }),
        picked: node('list/pick', { list: from('words.texts'), index: from('backwards.list') }, { each: [['index']] }),
        backwards: node('list/slice', { list: from('turned.list'), start: 1 }),
        turned: node('list/reverse', { list: from('from-zero.values') }),
        'from-zero': node('list/range', { count: 3 }),
        zipped: node('list/zip', { a: from('numbers.values'), b: from('from-zero.values') }),
      },
      { picked: 'picked.item', zipped: 'zipped.list' },
    );
    expect(outputs).toEqual({ picked: ['b', 'a'], zipped: [1, 0, 2, 1, 3, 2] });
  });

  it('go on without failed items through list/only, and around them through list/pick', async () => {
    const nodes = {
      words,
      some: node('list/pick', { list: from('words.texts'), index: [0, 9, -1] }, { each: [['index']] }),
      only: node('list/only', { list: from('some.item') }),
      joined: node('text/join', { texts: [from('only.list')] }),
      first: node('list/pick', { list: from('some.item'), index: 0 }),
    };
    const { error, events } = await runGraph(nodes, { text: 'joined.text', first: 'first.item' });
    expect(error).toBeInstanceOf(RunError);
    expect(error?.failures.map(({ node }) => node)).toEqual(['some/1']);
    expect(evaluated(events)).toEqual(expect.arrayContaining(['only', 'joined', 'first']));
  });

  it('of another type than the input is refused', async () => {
    const { error } = await runGraph(
      { n: node('list/range', { count: 2 }), joined: node('text/join', { texts: [from('n.values')] }) },
      { text: 'joined.text' },
    );
    expect(error?.message).toMatch(/takes text, but "n.values" gives number\[\]/);
  });
});

describe('list/images in graphs', () => {
  /** One grey pixel. */
  const pixel = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
    (letter) => letter.charCodeAt(0),
  );

  it('see a file that was added since, and name the pattern when there are none', async () => {
    const host = memoryHost({ files: { 'refs/b.png': pixel, 'refs/c.txt': pixel } });
    const run = () => runGraph({ refs: node('list/images', { files: 'refs/*.png' }) }, { names: 'refs.names' }, host);
    expect((await run()).outputs).toEqual({ names: ['b'] });
    host.putFile('refs/a.png', pixel);
    expect((await run()).outputs).toEqual({ names: ['a', 'b'] });
    const none = await runGraph({ refs: node('list/images', { files: 'ref/*' }) }, { names: 'refs.names' }, host);
    expect(none.error?.message).toContain('No file matches "ref/*": there is nothing in "ref"; near it are "refs"');
  });

  it('can be named one by one where a node runs once per file: only what changed is looked at again', async () => {
    const host = memoryHost({ files: { 'a.png': pixel, 'b.png': pixel } });
    const session = (...file: readonly string[]) =>
      openSession(
        {
          shotgraph: 1,
          nodes: {
            refs: node('input/image', { file }, { each: [['file']] }),
            count: node('list/length', { list: from('refs.image') }),
          },
          outputs: { count: from('count.length') },
        },
        { registry: catalogue, host },
      );
    const kept = session('a.png', 'b.png');
    const run = async () => {
      const events: RunEvent[] = [];
      const { outputs } = await kept.run({ onEvent: (event) => events.push(event) }).done;
      return { outputs, evaluated: evaluated(events).filter((name) => name.startsWith('refs/')) };
    };
    expect(await run()).toEqual({ outputs: { count: 2 }, evaluated: ['refs/0', 'refs/1'] });
    host.putFile('b.png', Uint8Array.from([...pixel, 0]));
    expect(await run()).toEqual({ outputs: { count: 2 }, evaluated: ['refs/1'] });
    expect((await run()).evaluated).toEqual([]);
    await expect(session('a.png', 'c.png').run().done).rejects.toThrow('c.png');
  });
});
