import { type NodeRecord, RunError } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { evaluated, from, node, runGraph } from '../list/testing/run-graph.ts';
import { toPickChoice } from './pick.ts';

const words = node('list/texts', { lines: 'a\nb\nc' });

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
    expect(evaluated(day.events)).not.toContain('night');
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
    expect(evaluated(stopped.events)).not.toContain('day');
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

  it('choose between lists', async () => {
    const { outputs } = await runGraph(
      {
        few: words,
        others: node('list/texts', { lines: 'x\ny' }),
        chosen: node('flow/switch', { choice: 'others', cases: [from('few.texts'), from('others.texts')] }),
        joined: node('text/join', { texts: [from('chosen.value')] }),
      },
      { text: 'joined.text' },
    );
    expect(outputs).toEqual({ text: 'x y' });
  });
});
