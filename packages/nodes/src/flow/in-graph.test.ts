import { type GraphDocument, type NodeRecord, openSession, RunError, type RunEvent } from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue.ts';
import { toPickChoice } from './pick.ts';

const node = (type: string, inputs: NodeRecord['inputs'], more: Partial<NodeRecord> = {}): NodeRecord => ({
  type,
  version: 1,
  inputs,
  ...more,
});
const from = (port: string, as?: string) => ({ from: port, ...(as !== undefined && { as }) });

/** Runs a graph; `outputs` maps names to `node.port`. */
async function runGraph(nodes: GraphDocument['nodes'], outputs: Record<string, string>, host = memoryHost()) {
  const document: GraphDocument = {
    shotgraph: 1,
    nodes,
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, port]) => [name, from(port)])),
  };
  const session = openSession(document, { registry: catalogue, host });
  const events: RunEvent[] = [];
  try {
    const result = await session.run({ onEvent: (event) => events.push(event) }).done;
    return { outputs: result.outputs, events };
  } catch (error) {
    return { error: error as RunError, events };
  }
}
const touched = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'node-finished' ? [event.node] : []));

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
    expect(touched(events)).toEqual(expect.arrayContaining(['only', 'joined', 'first']));
  });

  it('of another type than the input is refused', async () => {
    const { error } = await runGraph(
      { n: node('list/range', { count: 2 }), joined: node('text/join', { texts: [from('n.values')] }) },
      { text: 'joined.text' },
    );
    expect(error?.message).toMatch(/takes text, but "n.values" gives number\[\]/);
  });
});

describe('choices in graphs', () => {
  const cases = {
    day: node('input/text', { text: 'bright' }),
    night: node('input/text', { text: 'dark' }),
  };
  const choosing = (choice: string | number) =>
    runGraph(
      { ...cases, chosen: node('flow/switch', { choice, cases: [from('day.text'), from('night.text', '2')] }) },
      { text: 'chosen.value' },
    );

  it('evaluate only the chosen case', async () => {
    const day = await choosing('day');
    expect(day.outputs).toEqual({ text: 'bright' });
    expect(touched(day.events)).not.toContain('night');
    expect((await choosing(2)).outputs).toEqual({ text: 'dark' });
    expect((await choosing('dawn')).error?.message).toContain('no case is called "dawn": there are "day", "2"');
  });

  it('may be between lists', async () => {
    const { outputs } = await runGraph(
      {
        few: words,
        others: node('list/texts', { lines: 'x\ny' }),
        chosen: node('flow/if', { when: false, value: from('few.texts'), otherwise: from('others.texts') }),
        joined: node('text/join', { texts: [from('chosen.value')] }),
      },
      { text: 'joined.text' },
    );
    expect(outputs).toEqual({ text: 'x y' });
  });

  it('take the one or the other, or stop what hangs on them', async () => {
    const either = (when: boolean, inputs: NodeRecord['inputs']) =>
      runGraph(
        { ...cases, chosen: node('flow/if', { when, value: from('day.text'), ...inputs }) },
        { text: 'chosen.value' },
      );
    expect((await either(false, { otherwise: from('night.text') })).outputs).toEqual({ text: 'dark' });
    expect((await either(true, {})).outputs).toEqual({ text: 'bright' });
    const stopped = await either(false, {});
    expect(stopped.error).toBeInstanceOf(RunError);
    expect(stopped.events).toContainEqual(expect.objectContaining({ type: 'node-stopped', node: 'chosen' }));
    expect(touched(stopped.events)).not.toContain('day');
  });

  it('let items through a gate one by one', async () => {
    const { outputs } = await runGraph(
      {
        words,
        scores: node('list/numbers', { values: [0.2, 0.8, 0.9] }),
        good: node(
          'flow/gate',
          { value: from('words.texts'), score: from('scores.values'), atLeast: 0.5 },
          { each: [['value', 'score']] },
        ),
        only: node('list/only', { list: from('good.value') }),
      },
      { good: 'only.list', at: 'only.indices' },
    );
    expect(outputs).toEqual({ good: ['b', 'c'], at: [1, 2] });
  });
});

describe('flow/pick in graphs', () => {
  const picking = (lines: string, choice?: NodeRecord['inputs'][string]) =>
    runGraph(
      {
        words: node('list/texts', { lines }),
        picked: node('flow/pick', { candidates: from('words.texts'), ...(choice !== undefined && { choice }) }),
        loud: node('text/template', { template: '{a}!', a: from('picked.item') }),
      },
      { text: 'loud.text' },
    );

  it('ends the run waiting, and goes on with the choice wherever the candidate has moved', async () => {
    const waiting = await picking('a\nb\nc');
    expect(waiting.events.at(-1)).toMatchObject({ type: 'run-ended', status: 'waiting' });
    expect(waiting.events).toContainEqual(
      expect.objectContaining({ type: 'node-waiting', node: 'picked', message: 'pick one of 3: set "choice" to 0…2' }),
    );
    const choice = toPickChoice(['a', 'b', 'c'], 1);
    expect((await picking('a\nb\nc', choice)).outputs).toEqual({ text: 'b!' });
    expect((await picking('x\ny\nb', choice)).outputs).toEqual({ text: 'b!' });
    expect((await picking('x\ny\nz', choice)).events.at(-1)).toMatchObject({ status: 'waiting' });
    expect((await picking('a\nb\nc', 2)).outputs).toEqual({ text: 'c!' });
  });
});
